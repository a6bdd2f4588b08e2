import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type DatedFate, datedIn, reuseWays } from './dated.store.ts'
import { fateOfDevice, isOfLot } from './fate.store.ts'
import type { Fate } from './fate.ts'

/** Machines of one kind and lot that met one fate in one year: how many in all, bought at most ten years before that year, of unknown age. */
export type DatedMachines = {
  year: number
  lot: string
  kind: DeviceKind
  fate: DatedFate
  count: number
  young: number
  undated: number
}

/** Machines of one kind, of a lot announced in a year, where they stand today; `young` and `undated` are of those that never served. */
type Standing = {
  year: number
  lot: string
  kind: DeviceKind
  fate: Fate
  count: number
  wiped: number
  young: number
  undated: number
}

/** The year in which a lot was announced. */
export const announcedIn = sql`extract(year from donation.announced_at at time zone ${sql.lit(zone)})::int`

/** What the member's own organisation gave: where it stands, by the year of its lot, and what became of it, by the year in which it happened. */
export async function machinesByYear(
  by: Acting,
  thisYear: number,
): Promise<{ standing: Standing[]; dated: DatedMachines[] }> {
  const { rows } = await sql<{ standing: Standing[]; dated: DatedMachines[] }>`
    with happened as materialized (select f.device_id, f.month, f.fate, f.fate in (${sql.join([...reuseWays])}) as served from ${datedIn(by)} f),
    standing as (
      select ${announcedIn} as year, donation.id as lot, device.kind, ${fateOfDevice} as fate, count(*)::int as count,
        count(*) filter (where exists (select from wipe w where w.device_id = device.id and w.verdict = 'verified'))::int as wiped,
        count(*) filter (where served.device_id is null and device.acquired_on >= make_date(${thisYear}::int - 10, 1, 1))::int as young,
        count(*) filter (where served.device_id is null and device.acquired_on is null)::int as undated
      from device join donation on donation.id = device.donation_id left join happened served on served.device_id = device.id and served.served
      where donation.organisation_id = ${by.member.organisationId} and ${isOfLot} group by 1, 2, 3, 4),
    dated as (
      select extract(year from f.month)::int as year, donation.id as lot, device.kind, f.fate, count(*)::int as count,
        count(*) filter (where device.acquired_on >= make_date(extract(year from f.month)::int - 10, 1, 1))::int as young,
        count(*) filter (where device.acquired_on is null)::int as undated
      from happened f join device on device.id = f.device_id join donation on donation.id = device.donation_id
      where donation.organisation_id = ${by.member.organisationId} and ${isOfLot} group by 1, 2, 3, 4)
    select (select coalesce(json_agg(s), '[]') from standing s) as standing, (select coalesce(json_agg(d), '[]') from dated d) as dated`.execute(
    by.db,
  )
  return rows[0] ?? { standing: [], dated: [] }
}
