import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { type Reason, refusalToCloseJourney, refusalToReopen, type Standing } from './closing.rules.ts'

/** What still holds this household to the journey; its row stays locked until the act commits. */
async function standingOf(by: Acting, householdId: string): Promise<Standing> {
  const household = await by.db
    .selectFrom('household')
    .select('status')
    .where('id', '=', householdId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { rows } = await sql<Omit<Standing, 'status'>>`select
    (select score from outcome where household_id in ${filesOf(householdId)} and moment = 'before' order by noted_at desc limit 1) as before,
    (select score from outcome where household_id in ${filesOf(householdId)} and moment = 'after' order by noted_at desc limit 1) as after,
    coalesce((select exists (select from jsonb_each_text(answers) g where g.value::int >= 2) from outcome
      where household_id in ${filesOf(householdId)} and moment = 'after' order by noted_at desc limit 1), false) as alone,
    (select coalesce(o.masked_as, o.name) from prescription p join organisation o on o.id = p.to_organisation_id
      where p.household_id in ${filesOf(householdId)} and p.state = 'sent' order by p.sent_at limit 1) as asked,
    (select count(*)::int from allocation where household_id in ${filesOf(householdId)} and state = 'promised') as promised,
    (select count(*)::int from handover where household_id in ${filesOf(householdId)} and state = 'prepared') as handovers,
    (select count(*)::int from appointment where household_id in ${filesOf(householdId)} and state in ('proposed', 'booked') and ends_at > ${by.now})
      + (select count(*)::int from seat s join workshop w on w.id = s.workshop_id
        where s.household_id in ${filesOf(householdId)} and s.state in ('waiting', 'booked') and w.state = 'open' and w.starts_at > ${by.now}) as expected`.execute(
    by.db,
  )
  return { status: household.status, ...(rows[0] as Omit<Standing, 'status'>) }
}

const NEWS: Record<'autonomous' | 'other', readonly [subject: string, body: string]> = {
  autonomous: [
    'Une bonne nouvelle dans Maillon',
    'Une famille que vous avez orientée est arrivée au bout du parcours. Merci : elle s’en sert seule aujourd’hui.',
  ],
  other: [
    'Un parcours se termine dans Maillon',
    'Le parcours d’une famille que vous avez orientée est terminé. Le détail vous attend dans Maillon.',
  ],
}

/** Closes the needs and the household, in each of its files, and tells whoever sent it. Gives how many were told. */
export async function closeHousehold(
  by: Acting,
  householdId: string,
  reason: Reason,
): Promise<Refusal | { told: number }> {
  const refusal = refusalToCloseJourney(await standingOf(by, householdId), reason)
  if (refusal) return refuse(refusal, 'reason')
  let told = 0
  for (const file of await standingFiles(by, householdId, 'open')) told += await closeFile(by, file, reason)
  return { told }
}

/** The files of a household that stand so; of those that are closed, the ones that one act closed together. */
const standingFiles = async (by: Acting, householdId: string, status: 'open' | 'closed', at: Date | null = null) => {
  const files = by.db
    .selectFrom('household')
    .select('id')
    .where('id', 'in', filesOf(householdId))
    .where('status', '=', status)
  const rows = await (at ? files.where('closed_at', '=', at) : files).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

async function closeFile(by: Acting, id: string, reason: Reason): Promise<number> {
  const needs = await by.db
    .selectFrom('need')
    .select(['id', 'state'])
    .where('household_id', '=', id)
    .where('state', '<>', 'closed')
    .execute()
  await by.db
    .updateTable('need')
    .set({ state: 'closed', closed_as: reason, updated_at: by.now })
    .where('household_id', '=', id)
    .where('state', '<>', 'closed')
    .execute()
  // Told before the end, which takes the file from its receivers.
  const [subject, body] = NEWS[reason === 'autonomous' ? 'autonomous' : 'other']
  const { rows } = await sql<{
    told: number
  }>`select app.tell_senders(${id}, ${subject}, ${body}, ${`/familles/${id}`}) as told`.execute(by.db)
  await by.db
    .updateTable('household')
    .set((household) => ({
      status: 'closed',
      closed_as: reason,
      closed_at: by.now,
      version: household('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  const data = { needs: Object.fromEntries(needs.map((need) => [need.id, need.state])) }
  await record(by, {
    act: 'household.closed',
    subject: ['household', id],
    householdId: id,
    from: 'open',
    to: reason,
    data,
  })
  return rows[0]?.told ?? 0
}

/** What the end of the journey took from its receiver is given back, for it to open the journey again. */
export const takeUpAgain = async (by: Acting, householdId: string): Promise<void> => {
  await sql`select app.take_up_again(f) from unnest(array${filesOf(householdId)}) f`.execute(by.db)
}

/** Opens the journey again, in each file: each need takes back the state it had, unless the same one was opened since. */
export async function reopenHousehold(by: Acting, householdId: string): Promise<Refusal | { id: string }> {
  const household = await by.db
    .selectFrom('household')
    .select(['status', 'closed_as', 'closed_at'])
    .where('id', '=', householdId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const refusal = refusalToReopen(household)
  if (refusal) return refuse(refusal)
  for (const file of await standingFiles(by, householdId, 'closed', household.closed_at))
    await reopenFile(by, file, household.closed_as)
  return { id: householdId }
}

async function reopenFile(by: Acting, id: string, closedAs: string | null): Promise<void> {
  await sql`update need n set state = before.state, closed_as = null, updated_at = ${by.now}
    from (select key::uuid as id, value as state from jsonb_each_text((select data -> 'needs' from event
      where household_id = ${id} and act = 'household.closed' order by at desc, id desc limit 1))) before
    where n.id = before.id and n.household_id = ${id} and n.state = 'closed'
      and not exists (select from need o where o.household_id = n.household_id and o.kind = n.kind and o.state <> 'closed')`.execute(
    by.db,
  )
  await by.db
    .updateTable('household')
    .set((row) => ({ status: 'open', closed_as: null, closed_at: null, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await record(by, {
    act: 'household.reopened',
    subject: ['household', id],
    householdId: id,
    from: closedAs,
    to: 'open',
  })
}
