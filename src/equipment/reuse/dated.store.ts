import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { isOfLot } from './fate.store.ts'

/** What happened to a machine on a day: its first reuse, in one of three ways, or its end. */
export const datedFates = {
  handed_over: 'Remis à des familles',
  sold: 'Vendus à prix solidaire',
  given: 'Donnés à une autre structure',
  recycled: 'Recyclés, démontés ou détruits',
  waste: 'Traités comme déchets',
} as const
export type DatedFate = keyof typeof datedFates

export const reuseWays = ['handed_over', 'sold', 'given'] as const satisfies readonly DatedFate[]

export const isReuse = (fate: DatedFate): boolean => (reuseWays as readonly DatedFate[]).includes(fate)

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

/** The machines that served at least once, and the month of the first time: a table to join. */
export const servedIn = (by: Acting) =>
  sql<{
    device_id: string
    month: string
    fate: DatedFate
  }>`(select f.device_id, f.month, f.fate from app.dated_fates(${by.now}, ${zone}) f where f.fate in (${sql.join([...reuseWays])}))`

/** What became of the machines that the member's own organisation gave, by the year in which it happened. */
export async function datedMachines(by: Acting): Promise<DatedMachines[]> {
  const { rows } = await sql<DatedMachines>`
    select extract(year from f.month)::int as year, donation.id as lot, device.kind, f.fate, count(*)::int as count,
      count(*) filter (where device.acquired_on >= make_date(extract(year from f.month)::int - 10, 1, 1))::int as young,
      count(*) filter (where device.acquired_on is null)::int as undated
    from app.dated_fates(${by.now}, ${zone}) f join device on device.id = f.device_id join donation on donation.id = device.donation_id
    where donation.organisation_id = ${by.member.organisationId} and ${isOfLot} group by 1, 2, 3, 4`.execute(by.db)
  return rows
}

/** How many machines of a lot, kind by kind, served at least once: those that came back since are among them. */
export async function reusedInLot(by: Acting, donationId: string): Promise<{ kind: DeviceKind; count: number }[]> {
  const { rows } = await sql<{ kind: DeviceKind; count: number }>`
    select device.kind, count(*)::int as count from ${servedIn(by)} f join device on device.id = f.device_id
    where device.donation_id = ${donationId} and ${isOfLot} group by 1 order by 1`.execute(by.db)
  return rows
}
