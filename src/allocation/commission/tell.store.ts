import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { send } from '#platform/jobs/outbox.ts'
import { addressOf, sayChange, sayMeeting } from '#support/messages/tellHousehold.store.ts'
import { notificationOf } from '../sheets/notification.words.ts'
import type { Visit } from './visits.store.ts'

/** A family of a run that is told its answer. */
type Told = {
  id: string
  channel: string
  email: string | null
  phone: string | null
  household_id: string
  neutral: boolean
  languages: string[]
  outcome: 'served' | 'waiting'
}

/**
 * Writes to every family of a run the way it chose, those gone aside, and notes that it was told. The others are called, or get
 * their letter by hand. Gives how many messages left.
 */
export async function tellAnswers(by: Acting, runId: string, visits: ReadonlyMap<string, Visit>): Promise<number> {
  const { rows } =
    await sql<Told>`select n.id, h.channel, h.email, h.phone, h.id as household_id, h.neutral_message as neutral, h.languages, n.final as outcome
    from run_need n join household_access a on a.organisation_id = n.organisation_id and a.household_id = n.household_id and a.ended_at is null
    join household h on h.id = ${readUnder('a', 'n.household_id')}
    where n.run_id = ${runId} and n.final is not null and n.gone is null order by n.id`.execute(by.db)
  const organisation = await by.db
    .selectFrom('organisation')
    .select(['name', 'masked_as', 'phone'])
    .where('id', '=', by.member.organisationId)
    .executeTakeFirstOrThrow()
  const told: string[] = []
  for (const { id, household_id: householdId, channel, email, phone, ...family } of rows) {
    const to = addressOf({ channel, email, phone }, by.ways)
    if (!to) continue
    const visit = visits.get(householdId)
    const appointment = visit && sayVisit(visit, by.now, organisation.masked_as !== null)
    await send(by, { ...to, householdId, ...notificationOf({ ...family, organisation, appointment }) })
    told.push(id)
  }
  if (told.length > 0) await by.db.updateTable('run_need').set({ told_at: by.now }).where('id', 'in', told).execute()
  return told.length
}

/** "Rendez-vous lundi 30 novembre à 9 h 30, Maison du numérique, Harnes. Pour changer : 03 21 00 00 00." */
const sayVisit = (visit: Visit, now: Date, masked: boolean): string =>
  `Rendez-vous ${sayMeeting(visit, now, masked)}.${sayChange(visit.phone)}`
