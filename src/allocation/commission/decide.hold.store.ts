import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { heldPeople } from '#support/appointments/hours.store.ts'

/**
 * Holds everything that a decision reads, before anything is written, in the order of every act on a promise: places, crossing
 * quotas, reservations, orientations; then the stock, families and needs. Another act on any of it waits here, or was over before.
 */
export async function holdRun(by: Acting, run: { id: string; programme_id: string }, mediator?: string): Promise<void> {
  await sql`select from quota where programme_id = ${run.programme_id} order by commune, kind for update`.execute(by.db)
  await sql`select from quota_rule where programme_id = ${run.programme_id} order by id for update`.execute(by.db)
  await sql`select from reservation where programme_id = ${run.programme_id} and ended_at is null order by id for update`.execute(
    by.db,
  )
  if (mediator) await heldPeople(by, [mediator])
  const files = sql`select k.household_id from household_access k where k.organisation_id = ${by.member.organisationId} and k.ended_at is null
    and coalesce(k.kept_in, k.household_id) in (select coalesce(a.kept_in, a.household_id) from run_need n
      join household_access a on a.organisation_id = n.organisation_id and a.household_id = n.household_id and a.ended_at is null where n.run_id = ${run.id})`
  await sql`select from prescription where household_id in (${files}) and to_organisation_id = ${by.member.organisationId} order by id for update`.execute(
    by.db,
  )
  await sql`select from device where organisation_id = ${by.member.organisationId} and state = 'ready'
    and (programme_id is null or programme_id = ${run.programme_id}) order by id for update`.execute(by.db)
  await sql`select from household where id in (${files}) order by id for no key update`.execute(by.db)
  await sql`select from need where household_id in (${files}) order by id for no key update`.execute(by.db)
}
