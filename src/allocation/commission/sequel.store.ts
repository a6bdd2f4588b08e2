import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import { given } from '../allocations/given.store.ts'
import { lockRun } from '../runs/run.store.ts'
import { refusalToSettle } from './sequel.rules.ts'

/** What is left to do of a decided run, in counts. */
export type Left = {
  promised: number
  handed_over: number
  ended: number
  untold: number
  booked: number
  appeals: number
  /** Appeals that were upheld, and for which nothing is promised yet. */
  upheld: number
}

export async function leftOf(by: Acting, runId: string): Promise<Left> {
  const { rows } = await sql<Left>`
    select (count(*) filter (where p.states && '{promised}'))::int as promised, (count(*) filter (where p.states <@ '{handed_over}' and p.states <> '{}'))::int as handed_over,
      (count(*) filter (where n.final = 'served' and not p.states && '{promised,handed_over}'))::int as ended,
      (count(*) filter (where n.told_at is null and n.final is not null and n.gone is null and exists (select from household_access k join household h on h.id = ${readUnder('k', 'n.household_id')}
        where k.organisation_id = n.organisation_id and k.household_id = n.household_id and k.ended_at is null)))::int as untold,
      (count(*) filter (where exists (select from appointment m where m.household_id = n.household_id and m.organisation_id = n.organisation_id
        and m.subject = 'handover' and m.state in ('proposed', 'booked'))))::int as booked,
      (select count(*)::int from appeal x join run_need o on o.id = x.run_need_id join household w on w.id = o.household_id
        where o.run_id = ${runId} and x.state = 'received' and w.forgotten_at is null) as appeals,
      (select count(*)::int from appeal x join run_need n on n.id = x.run_need_id join allocation_run r on r.id = n.run_id join household w on w.id = n.household_id
        where n.run_id = ${runId} and x.state = 'upheld' and n.gone is null and w.status = 'open' and not exists (select from allocation a where a.run_need_id = n.id)
        and not ${given}) as upheld
    from run_need n cross join lateral (select coalesce(array_agg(distinct a.state), '{}') as states from allocation a where a.run_need_id = n.id) p
    where n.run_id = ${runId}`.execute(by.db)
  return rows[0] ?? { promised: 0, handed_over: 0, ended: 0, untold: 0, booked: 0, appeals: 0, upheld: 0 }
}

/** A family that nobody told its answer yet, and how it wants to be told. */
export type Untold = {
  id: string
  household_id: string
  name: string
  commune: string
  channel: string
  phone: string | null
  served: boolean
  told: boolean
  meets: Date | null
}

/** Those not told yet, served first; with `all`, everybody who takes part: their letters are printed. */
export async function untoldOf(
  by: Acting,
  runId: string,
  { after, all }: { after: string | undefined; all: boolean },
): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select n.id, h.id as household_id, h.name, c.name as commune, h.channel, h.phone, n.final = 'served' as served, n.told_at is not null as told,
      (select min(m.starts_at) from appointment m where m.household_id = h.id and m.organisation_id = n.organisation_id and m.state in ('proposed', 'booked')
        and m.subject = 'handover' and m.starts_at > ${by.now}) as meets
    from run_need n join household_access a on a.organisation_id = n.organisation_id and a.household_id = n.household_id and a.ended_at is null
    join household h on h.id = ${readUnder('a', 'n.household_id')} join commune c on c.insee = h.commune
    where n.run_id = ${runId} and n.final is not null and n.gone is null ${all ? sql`` : sql`and n.told_at is null`} ${after && isId(after) ? sql`and (n.final <> 'served', n.id) > (select final <> 'served', id from run_need where id = ${after})` : sql``}
    order by n.final <> 'served', n.id limit ${PAGE + 1}`.execute(by.db)
  return rows
}

/** Nothing of a run is left to do: it is put away. */
export const settleRun = (by: Acting, runId: string) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const run = await lockRun(by, runId)
    const refusal = refusalToSettle(run, await leftOf(by, runId))
    if (refusal) return refuse(refusal)
    await by.db
      .updateTable('allocation_run')
      .set({ state: 'settled', settled_at: by.now })
      .where('id', '=', runId)
      .execute()
    await record(by, { act: 'run.settled', subject: ['allocation_run', runId], from: run.state, to: 'settled' })
    return { id: runId }
  })
