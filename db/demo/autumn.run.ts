import { createHash } from 'node:crypto'
import type { Supplied } from '#allocation/programmes/stockClass.rules.ts'
import { listHash } from '#allocation/publications/listHash.ts'
import { answersOf } from '#allocation/runs/found.ts'
import type { Unranked } from '#allocation/runs/inputs.store.ts'
import { hiddenBy } from '#allocation/runs/names.store.ts'
import { type Protected, protect } from '#allocation/runs/protect.rules.ts'
import { scenarioOf } from '#allocation/runs/scenario.rules.ts'
import { allocate, type Optimal } from '#allocation/solving/allocate.ts'
import { check } from '#allocation/solving/check.ts'
import { ranked, takingPart } from '#allocation/waiting/participants.rules.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Autumn, type Classed, days, type Run, type RunNeed, type Waiting } from './autumn.scene.ts'
import { type Town, townNames } from './communes.ts'
import { PLACES } from './programme.ts'
import type { Scene } from './scene.ts'

/** What makes the pseudonyms of the demonstration: the same at every load, since nobody real stands behind them. */
const secret = createHash('sha256').update('Les Passerelles, rentrée').digest()
/** Where anybody reads it. */
const CODE = 'RENTREE26PAS'
const SEED = '7 – 12 – 23 – 31 – 44, numéro complémentaire 5'
const sha = (...parts: (string | Buffer)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256'))

/** A run that was solved: its rows, which may still change, the answer, and the list as it was frozen, with what it hides. */
export type Solved = { run: Run; needs: RunNeed[]; found: Optimal; frozen: Protected['scenario']; hidden: Protected }

/** The list closed, the draw made a week later, the answer found by the engine itself. */
export async function inventAutumnRun(
  scene: Scene,
  autumn: Autumn,
  waiting: Waiting[],
  stock: Classed[],
): Promise<Solved> {
  const { asking, ...read } = inputsOf(scene, autumn, waiting, stock)
  const inputs = { ...read, participants: ranked(asking, autumn.policy.rules, read.today) }
  const { frozen } = scenarioOf(inputs, ({ key }) => sha(secret, key).digest('hex').slice(0, 16))
  const shown = protect({ seed: SEED, ...frozen })
  const found = await allocate(shown.scenario)
  if (found.status !== 'optimal') throw new Error('The run of the demonstration keeps no quota.')
  const run = addRun(scene, autumn, shown, found)
  const answers = new Map(answersOf(shown.scenario, found).map((one) => [one.p, one]))
  const at = run.frozen_at as Date
  const listed = new Map(shown.scenario.needs.map((need) => [need.id, need]))
  const needs = inputs.participants.map((family) => {
    const pseudonym = sha(secret, family.key).digest('hex').slice(0, 16)
    const [answer, need] = [answers.get(pseudonym), listed.get(pseudonym)]
    return scene.demo.add('run_need', {
      ...{
        id: scene.demo.id(at),
        organisation_id: run.organisation_id,
        run_id: run.id,
        household_id: family.household,
      },
      ...{ pseudonym, kit: need?.kind ?? family.kit, kinds: family.kinds, commune: family.commune },
      ...{ publics: family.publics, prescriber_id: family.prescriberId, agreement_id: family.agreement },
      ...{
        stratum: family.ranking.stratum,
        points: `${family.ranking.points}`,
        stratum_name: family.ranking.stratumName,
      },
      ...{ reasons: family.ranking.reasons as never, since: need?.since ?? null, final: answer?.o ?? null },
      ...{ quotas: Object.keys(need?.attributes ?? {}), lottery: answer?.l ?? null },
      ...{ outcome: answer?.o ?? null, class: answer?.c ?? null, why: answer?.w ?? null, binding: answer?.b ?? [] },
      ...{ decided_by: answer?.d ?? null, place: answer?.n ?? null, gone: null, told_at: null },
    }) as RunNeed
  })
  addCutoffs(scene, run, found)
  return { run, needs, found, frozen: shown.scenario, hidden: shown }
}

/** All that a run reads, as it stood on the day of the freeze. */
export function inputsOf({ demo }: Scene, autumn: Autumn, waiting: Waiting[], stock: Classed[]): Unranked {
  const { agreements, kits, programme, rules } = autumn
  const today = dayOf(demo.clock.at(-days.frozen, '10:00'))
  const asking = takingPart(
    { publics: [], kits, whole: true, agreements, today },
    waiting.map(({ household, prescription, prescriber, facts }) => ({
      ...{ household: household.id, commune: household.row.commune, lacks: ['computer'], prescriberId: prescriber },
      ...{ sentAt: (prescription.sent_at as Date).getTime(), facts },
    })),
  )
  const places = programme.quotas.map(({ commune }) => ({
    ...{ commune, communeName: townNames[commune as Town], kind: 'computer' as const, left: PLACES, kept: [] },
  }))
  return { asking, kits, stock: classesOf(stock), lines: 0, places, rules, agreements, today }
}

function classesOf(stock: Classed[]): Supplied[] {
  const classes = Map.groupBy(stock, (one) => one.class.name)
  return [...classes.values()].map((all): Supplied => {
    const [{ class: found, agreement }] = all as [Classed]
    return { ...found, agreementId: agreement, count: all.length }
  })
}

function addRun({ demo, claire }: Scene, autumn: Autumn, shown: Protected, found: Optimal): Run {
  const [frozenAt, seededAt] = [demo.clock.ago(days.frozen), demo.clock.ago(days.drawn)]
  const foundAt = new Date(seededAt.getTime() + 40_000)
  const own = claire.organisation.id
  const id = demo.id(frozenAt)
  const name = 'Premier passage de la rentrée'
  const { seed, ...list } = shown.scenario
  const hash = listHash(list)
  const steps = found.solver.steps.length
  const seed_on = dayOf(seededAt)
  const run = demo.add('allocation_run', {
    ...{ id, organisation_id: own, programme_id: autumn.programme.id, policy_id: autumn.policy.id, name },
    ...{ state: 'published', frozen_at: frozenAt, frozen_by: claire.name, inputs_hash: hash },
    ...{ commitment: sha(secret).digest('hex'), seed_source: 'Tirage public de la tombola de la ville de Harnes' },
    ...{ seed_on, seed: SEED, seeded_at: seededAt, done: steps, steps, found_at: foundAt, attempts: 1 },
    ...{ unproved: check(found.certificate).unproved, derogations_at_most: 4, version: 4, public_code: CODE },
  }) as Run
  demo.add('run_secret', { run_id: id, secret })
  for (const [kind, content] of [
    ['scenario', list],
    ['result', found],
    ['names', hiddenBy(shown)],
  ] as const)
    if (content) demo.add('run_document', { run_id: id, organisation_id: own, kind, content: JSON.stringify(content) })
  const tell = (at: Date, act: string, more: object) =>
    demo.note(act === 'run.found' ? { id: null, name: 'Maillon', organisation: claire.organisation } : claire, at, {
      ...{ act, subject: ['allocation_run', id], ...more },
    })
  tell(frozenAt, 'run.frozen', { to: 'frozen', data: { name, families: list.needs.length, hash, seed_on } })
  tell(seededAt, 'run.seeded', { from: 'frozen', to: 'computing', data: { seed, source: run.seed_source } })
  tell(foundAt, 'run.found', { from: 'computing', to: 'proposed' })
  return run
}

function addCutoffs({ demo }: Scene, run: Run, { cutoffs }: Optimal): void {
  for (const [position, { quotas, kinds, served, waiting, lastServed, firstWaiting }] of cutoffs.entries())
    demo.add('run_cutoff', {
      ...{ run_id: run.id, organisation_id: run.organisation_id, position, quotas, kits: kinds, served, waiting },
      ...{ last_served: lastServed as never, first_waiting: firstWaiting as never },
    })
}
