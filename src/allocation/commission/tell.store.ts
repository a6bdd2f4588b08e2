import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { send } from '#platform/jobs/outbox.ts'
import { addressOf, sayChange, sayMeeting } from '#support/messages/tellHousehold.store.ts'
import type { Visit } from './visits.store.ts'

/** A family of a run that is told its answer. */
type Told = {
  id: string
  channel: string
  email: string | null
  phone: string | null
  household_id: string
  neutral: boolean
}

const CALL_BACK = 'Bonjour, merci de nous rappeler quand vous le pourrez.'

/** What a message says: an answer is ready, never which one nor about what; whoever reads over a shoulder learns nothing. */
export const sayAnswer = (visit: Visit | undefined, now: Date, masked: boolean): string =>
  visit
    ? `Bonjour, la réponse à votre demande est prête. Rendez-vous ${sayMeeting(visit, now, masked)}.${sayChange(visit.phone)}`
    : 'Bonjour, la réponse à votre demande est prête. Nous vous remettons la lettre qui l’explique, et nous vous appelons.'

/**
 * Writes to every family of a run the way it chose, those gone aside, and notes that it was told. The others are called, or get
 * their letter by hand. Gives how many messages left.
 */
export async function tellAnswers(by: Acting, runId: string, visits: ReadonlyMap<string, Visit>): Promise<number> {
  const { rows } =
    await sql<Told>`select n.id, h.channel, h.email, h.phone, h.id as household_id, h.neutral_message as neutral
    from run_need n join household_access a on a.organisation_id = n.organisation_id and a.household_id = n.household_id and a.ended_at is null
    join household h on h.id = coalesce(a.kept_in, n.household_id)
    where n.run_id = ${runId} and n.final is not null and n.gone is null order by n.id`.execute(by.db)
  const own = await by.db
    .selectFrom('organisation')
    .select('masked_as')
    .where('id', '=', by.member.organisationId)
    .executeTakeFirst()
  const told: string[] = []
  for (const { id, household_id: householdId, neutral, ...reached } of rows) {
    const to = addressOf(reached, by.ways)
    if (!to) continue
    const body = neutral ? CALL_BACK : sayAnswer(visits.get(householdId), by.now, Boolean(own?.masked_as))
    await send(by, { ...to, householdId, subject: 'Un message', body })
    told.push(id)
  }
  if (told.length > 0) await by.db.updateTable('run_need').set({ told_at: by.now }).where('id', 'in', told).execute()
  return told.length
}
