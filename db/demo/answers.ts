import { createHash } from 'node:crypto'
import type { Demo, Row, Voice } from './demo.ts'
import { type Household, moveNeeds, type NeedKind } from './households.ts'
import { orient, type Prescription, refuse } from './orientation.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

/**
 * What becomes of prescriptions beyond yes and no: a question that waits, another place proposed, a silence, an answer by link.
 * They are those of families that nobody had addressed yet, so that no other row moves.
 */
export function inventAnswers(scene: Scene): void {
  const { demo, network, claire } = scene
  const { clock } = demo
  const [samira] = network.ccasHarnes.people as [Person]
  inventHabilitations(scene)
  const heard = heardBy(demo, samira)
  const silent = heard.findLast(({ row }) => clock.daysSince(row.created_at as Date) > 33)
  const [asked, proposed, byLink] = heard.filter((household) => household !== silent)

  if (asked) {
    const question = send(demo, asked, samira, network.passerelles, clock.ago(6))
    see(demo, asked, question, claire, clock.ago(5))
    const text = 'Peut-elle venir un matin, ou seulement après quatre heures ?'
    ask(demo, asked, question, { by: claire, at: clock.ago(4), text })
  }
  if (proposed) {
    const elsewhere = send(demo, proposed, samira, network.passerelles, clock.ago(8))
    see(demo, proposed, elsewhere, claire, clock.ago(7))
    const said = 'Leur atelier du jeudi est à dix minutes de chez elle.'
    const suggested = network.fabrique
    refuse(demo, proposed, elsewhere, { by: claire, at: clock.ago(3), reason: 'better_elsewhere', said, suggested })
  }
  if (silent) {
    const old = send(demo, silent, samira, network.corons, clock.ago(32))
    expire(demo, silent, old, clock.at(-1, '06:10'))
  }
  if (byLink) {
    const library = send(demo, byLink, samira, network.lampisterie, clock.ago(5))
    acceptByLink(demo, byLink, library, 'Camille Derycke, par lien', clock.ago(2))
  }
}

/** Families that this person's organisation heard, that agreed and that nobody addressed: the latest first. */
function heardBy(demo: Demo, by: Person): Household[] {
  const rows = <T extends 'household' | 'need' | 'agreement' | 'prescription'>(table: T) =>
    (demo.tables.get(table) ?? []) as Row<T>[]
  const addressed = new Set(rows('prescription').map(({ household_id }) => household_id))
  const agreed = new Set(rows('agreement').flatMap((row) => (row.kind === 'sharing' ? [row.household_id] : [])))
  return rows('household')
    .filter(
      ({ id, organisation_id, status, created_at }) =>
        organisation_id === by.organisation.id &&
        status === 'open' &&
        agreed.has(id) &&
        !addressed.has(id) &&
        demo.clock.daysSince(created_at as Date) > 9,
    )
    .toSorted((a, b) => Number(b.created_at) - Number(a.created_at))
    .map((row) => ({
      ...{ id: row.id, row, pupils: [], agreed: true },
      needs: rows('need').filter(({ household_id }) => household_id === row.id),
    }))
}

const kindsOf = ({ needs }: Household) => needs.map(({ kind }) => kind as NeedKind)
const send = (demo: Demo, household: Household, by: Person, to: Scene['claire']['organisation'], at: Date) =>
  orient(demo, household, { by, to, at, kinds: kindsOf(household) })

const about = ({ id }: Prescription, household: Household) => ({
  subject: ['prescription', id] as [string, string],
  householdId: household.id,
})

function see(demo: Demo, household: Household, prescription: Prescription, by: Voice, at: Date): void {
  Object.assign(prescription, { seen_at: at, seen_by: by.name })
  demo.note(by, at, { act: 'prescription.seen', ...about(prescription, household) })
}

type Asked = { by: Person; at: Date; text: string }

function ask(demo: Demo, household: Household, prescription: Prescription, { by, at, text }: Asked): void {
  Object.assign(prescription, { asked_at: at, updated_at: at })
  demo.add('prescription_message', {
    ...{ id: demo.id(at), prescription_id: prescription.id, organisation_id: by.organisation.id },
    ...{ kind: 'question', said_by: by.name, body: text, said_at: at },
  })
  demo.note(by, at, { act: 'prescription.asked', ...about(prescription, household) })
}

function expire(demo: Demo, household: Household, prescription: Prescription, at: Date): void {
  Object.assign(prescription, { state: 'expired', reminded_at: demo.clock.at(-22, '06:10'), updated_at: at })
  const sender = {
    id: null,
    name: 'Maillon',
    organisation: { id: prescription.organisation_id } as Person['organisation'],
  }
  demo.note(sender, at, { act: 'prescription.expired', ...about(prescription, household), from: 'sent', to: 'expired' })
}

function acceptByLink(demo: Demo, household: Household, prescription: Prescription, name: string, at: Date): void {
  const { id, organisation_id, to_organisation_id, sent_at } = prescription
  Object.assign(prescription, { state: 'accepted', answered_at: at, answered_by: name, updated_at: at })
  Object.assign(prescription, { answered_by_link: true, seen_at: at, seen_by: name })
  moveNeeds(household, prescription.kinds, ['heard'], 'prescribed', at)
  demo.add('prescription_link', {
    ...{ prescription_id: id, organisation_id, sent_at, opened_at: at },
    // Nobody holds this link.
    token_hash: createHash('sha256').update(id).digest(),
    expires_at: demo.clock.at(3, '12:00'),
  })
  const by = { id: null, name, organisation: { id: to_organisation_id } as Person['organisation'] }
  demo.note(by, at, { act: 'prescription.accepted', ...about(prescription, household), from: 'sent', to: 'accepted' })
}

/** A library and a social centre answer by link, another is being looked at, a mission locale signed its agreement. */
function inventHabilitations({ demo, network, claire }: Scene): void {
  const at = demo.clock.ago(60)
  const decided = new Set<string>()
  const decide = (organisation: Pick<Person['organisation'], 'id'>, state: string, by_link = false) => {
    demo.add('habilitation', {
      ...{ organisation_id: organisation.id, state, why: '', cap: null, by_link },
      ...{ decided_by: claire.name, decided_in: claire.organisation.id, decided_at: at },
    })
    const subject: [string, string] = ['organisation', organisation.id]
    demo.note(claire, at, { act: 'habilitation.decided', subject, from: 'pending', to: state })
    decided.add(organisation.id)
  }
  decide(network.lampisterie, 'not_required', true)
  decide(network.corons, 'not_required', true)
  decide(network.mission, 'validated')
  decide(network.pont, 'pending')
  for (const organisation of Object.values(network))
    if (!decided.has(organisation.id) && !organisation.people.some(({ role }) => role === 'coordinator'))
      decide(organisation, 'not_required')
}
