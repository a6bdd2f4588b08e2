import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { countPlaces } from '../programmes/quota.store.ts'
import { type Kind, kinds } from '../programmes/words.ts'
import { filesOfAll } from './promise.lock.store.ts'

/** A promise as it is written. */
export type Written = {
  id: string
  household_id: string
  commune: string
  kind: Kind
  device_id: string | null
  sim_card_id: string | null
  agreement_id: string | null
  reservation_id: string | null
  run_need_id: string | null
}

/**
 * Writes promises as one set, under their locks: the rows, the places, the needs and the orientations. The database counts their quotas,
 * and works out the links of each family once all of it is written.
 */
export async function writePromises(by: Acting, programmeId: string, written: readonly Written[]): Promise<void> {
  await sql`select set_config('app.relit_together', 'on', true)`.execute(by.db)
  await sql`insert into allocation (id, organisation_id, programme_id, household_id, commune, kind, device_id, sim_card_id, agreement_id, reservation_id,
      run_need_id, promised_by, promised_at)
    select w.id, ${by.member.organisationId}, ${programmeId}, w.household_id, w.commune, w.kind, w.device_id, w.sim_card_id, w.agreement_id, w.reservation_id,
      w.run_need_id, ${by.member.name}, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) w (id uuid, household_id uuid, commune text, kind text, device_id uuid, sim_card_id uuid,
      agreement_id uuid, reservation_id uuid, run_need_id uuid)`.execute(by.db)
  for (const commune of new Set(written.map((row) => row.commune)))
    for (const kind of kinds) {
      const promised = written.filter((row) => row.commune === commune && row.kind === kind).length
      if (promised > 0) await countPlaces(by, { programme_id: programmeId, commune, kind }, { promised })
    }
  for (const kind of kinds) {
    const households = written.filter((row) => row.kind === kind).map((row) => row.household_id)
    if (households.length > 0)
      await sql`update need set state = 'promised', updated_at = ${by.now} where kind = ${kind} and state in ('heard', 'qualified', 'prescribed')
        and household_id = any (${await filesOfAll(by, households)}::uuid[])`.execute(by.db)
  }
  const files = await filesOfAll(
    by,
    written.map((row) => row.household_id),
  )
  await sql`update prescription set state = 'promised', updated_at = ${by.now} where state = 'accepted' and to_organisation_id = ${by.member.organisationId}
    and household_id = any (${files}::uuid[])`.execute(by.db)
  await sql`select relight(${written.map((row) => row.household_id)}::uuid[])`.execute(by.db)
}

/** One line in the story of each household, whatever was promised to it at once. */
export async function tellPromises(by: Acting, programme: string, written: readonly Written[]): Promise<void> {
  const told = [...Map.groupBy(written, (row) => row.household_id)].map(([household, rows]) => ({
    event: by.newId(),
    ...{ household, subject: rows[0]?.id, data: dataOf(programme, rows) },
  }))
  await sql`select app.record(t.event, ${by.now}, 'allocation.promised', 'allocation', t.subject, t.household, null, 'promised', null, t.data, ${by.member.name})
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) t (event uuid, subject uuid, household uuid, data jsonb)`.execute(
    by.db,
  )
}

/** What the event of a promise keeps of it. */
export const dataOf = (programme: string, rows: readonly Written[]) => ({
  ...{ kinds: rows.map(({ kind }) => kind), programme },
  device: rows.find(({ kind }) => kind === 'computer')?.device_id ?? null,
  simCard: rows.find(({ kind }) => kind === 'connection')?.sim_card_id ?? null,
})
