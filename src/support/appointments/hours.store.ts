import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { sayHour } from '#platform/i18n/dates.ts'
import type { Slot } from '#support/schedule/schedule.rules.ts'

/**
 * Holds these members of the organisation until the act commits, always in the same order: two acts on one person's hours
 * wait for each other here, rather than for ever inside the exclusion constraint.
 */
export async function heldPeople(by: Acting, ids: readonly string[]) {
  // Their rows are the administrators' to change: what is held here is their time, under a lock of its own.
  for (const id of [...new Set(ids)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(by.db)
  return by.db
    .selectFrom('member')
    .select(['id', 'name', 'role', 'status'])
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
}

/** The appointment as it stands now, held until the act commits. */
export const heldAppointment = (by: Acting, id: string) =>
  by.db
    .selectFrom('appointment')
    .select(['state', 'starts_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Writes behind a savepoint; when the database refuses an overlap, says who is taken and when, and the request goes on. */
export async function unlessTaken(
  by: Acting,
  meeting: Slot & { mediator: { id: string; name: string } },
  write: () => Promise<unknown>,
): Promise<Refusal | null> {
  await sql`savepoint booking`.execute(by.db)
  try {
    await write()
    await sql`release savepoint booking`.execute(by.db)
    return null
  } catch (error) {
    if ((error as { code?: string }).code !== '23P01') throw error
    await sql`rollback to savepoint booking`.execute(by.db)
  }
  const other = await by.db
    .selectFrom('appointment')
    .select('starts_at')
    .where('mediator_id', '=', meeting.mediator.id)
    .where('state', 'in', ['proposed', 'booked', 'seen'])
    .where('starts_at', '<', meeting.endsAt)
    .where('ends_at', '>', meeting.startsAt)
    .orderBy('starts_at')
    .executeTakeFirst()
  // The other one may be with a family that this organisation no longer follows: it is not shown.
  const when = other ? `à ${sayHour(other.starts_at)}` : 'à ce moment'
  return refuse(`${meeting.mediator.name.split(' ')[0]} a déjà un rendez-vous ${when}.`, 'hour')
}
