import type { Agreement } from '#allocation/allocations/covered.rules.ts'
import type { Kit } from '#allocation/kits/kit.rules.ts'
import { proposedRules } from '#allocation/policies/proposed.ts'
import type { PriorityRules } from '#allocation/ranking/policy.ts'
import type { RuleLeft } from '#allocation/waiting/limits.rules.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Autumn, days } from './autumn.scene.ts'
import { insee, towns } from './communes.ts'
import type { Demo } from './demo.ts'
import { PLACES, type Programme } from './programme.ts'
import type { Scene } from './scene.ts'

const NAME = 'Rentrée 2026 : 120 ordinateurs'

/** One hundred and twenty computers for three towns, forty in each, and more families than that: who pays, what goes out, within which limits, in which order. */
export function inventAutumnProgramme({ demo, network, claire }: Scene): Autumn {
  const at = demo.clock.ago(days.created)
  const own = { organisation_id: claire.organisation.id }
  const programme: Programme = { id: demo.id(at), name: NAME, quotas: [] }
  demo.add('programme', {
    ...{ id: programme.id, ...own, name: NAME, funder_id: network.fondation.id, created_at: at },
    ...{ starts_on: demo.clock.day(-130), ends_on: demo.clock.day(200) },
    note: 'Prêt d’un ordinateur et accompagnement. Plus de demandes que d’appareils : une commission décide, d’après un ordre adopté.',
  })
  for (const commune of towns)
    programme.quotas.push(
      demo.add('quota', {
        ...{ programme_id: programme.id, commune, kind: 'computer', places: PLACES, promised: 0, handed_over: 0 },
      }),
    )
  demo.note(claire, at, {
    ...{ act: 'programme.created', subject: ['programme', programme.id] },
    data: { name: NAME, communes: towns.length },
  })
  const made = { programme: programme.id, ...own }
  return {
    programme,
    agreements: [
      agreementOf(demo, claire, made, {
        ...{ title: 'Contrat de ville de Sallaumines', reference: 'CV-2026-14', funder: network.agglomeration.id },
        ...{ communes: [insee.sallaumines], cents: 1_100_000, starts: -128 },
      }),
      agreementOf(demo, claire, made, {
        ...{ title: 'Fondation des Deux Rives, rentrée', reference: 'FDR-2026-031', funder: network.fondation.id },
        ...{ communes: [], cents: 3_900_000, starts: -120 },
      }),
    ],
    kits: [
      kitOf(demo, claire, made, 1, 'Portable pour étudier', {
        ...{ device_kinds: ['laptop'], publics: ['pupil', 'student'], fit: { laptop: 2 } },
      }),
      kitOf(demo, claire, made, 2, 'Ordinateur et accompagnement', {
        ...{ device_kinds: ['laptop', 'desktop'], publics: [], fit: { laptop: 1, desktop: 1 } },
      }),
    ],
    rules: [
      ruleOf(demo, claire, made, 'Parents seuls', { publics: ['single_parent'], min: 45, max: null }),
      ruleOf(demo, claire, made, 'Jeunes sortis de l’aide sociale à l’enfance', {
        ...{ publics: ['ase_leaver'], min: null, max: 6 },
      }),
    ],
    ...inventPolicies(demo, claire, made),
  }
}

type Made = { programme: string; organisation_id: string }
type By = Scene['claire']

function agreementOf(
  demo: Demo,
  by: By,
  { programme, organisation_id }: Made,
  said: { title: string; reference: string; funder: string; communes: string[]; cents: number; starts: number },
): Agreement {
  const at = demo.clock.ago(days.created - 3)
  const { title, communes } = said
  const id = demo.id(at)
  const lasting = { starts_on: demo.clock.day(said.starts), ends_on: demo.clock.day(200) }
  demo.add('funding_agreement', {
    ...{ id, organisation_id, programme_id: programme, funder_id: said.funder, title, reference: said.reference },
    ...{ ...lasting, communes, publics: [] },
    ...{ amount_cents: said.cents, written_at: at },
  })
  demo.note(by, at, {
    act: 'funding_agreement.written',
    subject: ['funding_agreement', id],
    data: { title, programme },
  })
  return { id, title, ...lasting, communes, publics: [] }
}

function kitOf(
  demo: Demo,
  by: By,
  { programme, organisation_id }: Made,
  position: number,
  name: string,
  more: Pick<Kit, 'device_kinds' | 'publics' | 'fit'>,
): Kit {
  const at = demo.clock.ago(days.created - 4)
  const id = demo.id(at)
  const kit: Kit = { name, has_computer: true, has_connection: false, has_training: true, ...more }
  demo.add('kit', {
    ...{ id, organisation_id, programme_id: programme, position, ...kit },
    ...{ device_kinds: [...kit.device_kinds], publics: [...kit.publics], fit: kit.fit as never },
  })
  demo.note(by, at, { act: 'kit.written', subject: ['kit', id], data: { name, programme } })
  return kit
}

function ruleOf(
  demo: Demo,
  by: By,
  { programme, organisation_id }: Made,
  name: string,
  { publics, min, max }: Pick<RuleLeft, 'publics' | 'min' | 'max'>,
): RuleLeft {
  const at = demo.clock.ago(days.created - 5)
  const id = demo.id(at)
  demo.add('quota_rule', {
    ...{ id, organisation_id, programme_id: programme, name, kind: 'computer', publics: [...publics] },
    ...{ at_least: min, at_most: max, written_at: at },
  })
  demo.note(by, at, {
    ...{ act: 'quota_rule.written', subject: ['quota_rule', id] },
    data: { name, programme, at_least: min, at_most: max },
  })
  return { name, kind: 'computer', communes: [], publics, organisations: [], agreements: [], min, max }
}

/** A first version that a committee adopted, and the next one, still being written. */
function inventPolicies(demo: Demo, by: By, { programme, organisation_id }: Made): Pick<Autumn, 'policy' | 'draft'> {
  const [drafted, again] = [demo.clock.ago(days.drafted), demo.clock.ago(5)]
  const adopted = demo.clock.ago(days.adopted)
  const [policy, draft] = [demo.id(drafted), demo.id(again)]
  const adoptedBy = 'Comité de programme de la rentrée'
  const adoptedOn = dayOf(adopted)
  const write = (id: string, version: number, rules: PriorityRules, at: Date, more: object) =>
    demo.add('priority_policy', {
      ...{ id, organisation_id, programme_id: programme, version, rules: rules as never },
      ...{ written_by: by.name, written_at: at, ...more },
    } as never)
  write(policy, 1, proposedRules, drafted, { state: 'adopted', adopted_by: adoptedBy, adopted_on: adoptedOn, edits: 1 })
  const next = nextRules(proposedRules)
  write(draft, 2, next, again, { state: 'draft', edits: 2 })
  demo.note(by, drafted, { act: 'policy.drafted', subject: ['priority_policy', policy], data: { version: 1 } })
  demo.note(by, adopted, {
    ...{ act: 'policy.adopted', subject: ['priority_policy', policy], from: 'draft', to: 'adopted' },
    data: { version: 1, by: adoptedBy, on: adoptedOn },
  })
  demo.note(by, again, { act: 'policy.drafted', subject: ['priority_policy', draft], data: { version: 2 } })
  return { policy: { id: policy, rules: proposedRules, adoptedBy, adoptedOn }, draft: { id: draft, rules: next } }
}

/** Waiting weighs more, and an urgent need counts. */
const nextRules = ({ strata, others, points }: PriorityRules): PriorityRules => ({
  ...{ strata, others },
  points: [
    ...points.map((line) => (line.all.some(({ fact }) => fact === 'monthsWaited') ? { ...line, points: 3 } : line)),
    { reason: 'Le besoin est urgent', all: [{ fact: 'urgent' }], points: 2 },
  ],
})
