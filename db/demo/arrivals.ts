import { dayOf } from '#platform/i18n/dates.ts'
import type { Person } from './people.ts'
import type { Scene } from './scene.ts'

type Accepted = {
  id: string
  state: string
  household_id: string
  organisation_id: string
  to_organisation_id: string
  answered_at: Date
}

/** Of those that the CCAS of Harnes addressed and that were accepted some weeks ago: one is asked about, one did not come, one came. */
export function inventArrivals({ demo, network, claire }: Scene): void {
  const { clock } = demo
  const [samira] = network.ccasHarnes.people as [Person]
  const received = new Set(
    ['appointment', 'seat'].flatMap((table) =>
      ((demo.tables.get(table as 'seat') ?? []) as { household_id: string; state: string }[]).flatMap((row) =>
        row.state === 'seen' || row.state === 'present' ? [row.household_id] : [],
      ),
    ),
  )
  const [asked, absent, came] = ((demo.tables.get('prescription') ?? []) as Accepted[])
    .filter(
      ({ state, household_id, organisation_id, to_organisation_id, answered_at }) =>
        state === 'accepted' &&
        !received.has(household_id) &&
        organisation_id === samira.organisation.id &&
        to_organisation_id === claire.organisation.id &&
        clock.daysSince(answered_at) > 7 &&
        clock.daysSince(answered_at) < 120,
    )
    .sort((a, b) => a.answered_at.getTime() - b.answered_at.getTime())
  const arrival = (one: Accepted, more: object) =>
    demo.add('arrival', { prescription_id: one.id, organisation_id: one.to_organisation_id, ...more })
  const say = (one: Accepted, answer: 'came' | 'absent', at: Date, more: object) => {
    arrival(one, { came: answer, said_by: claire.name, said_at: at, ...more })
    const subject: [string, string] = ['prescription', one.id]
    demo.note(claire, at, { act: 'arrival.said', subject, householdId: one.household_id, to: answer })
  }
  if (asked) arrival(asked, { asked_at: clock.at(-3, '06:10') })
  if (absent)
    say(absent, 'absent', clock.ago(2), { said: 'Deux rendez-vous donnés par téléphone, personne n’est venu.' })
  if (came) say(came, 'came', clock.ago(1), { came_on: dayOf(clock.ago(4)) })
}
