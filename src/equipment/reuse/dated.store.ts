import { type RawBuilder, sql } from 'kysely'
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

/** The lots that the member's own organisation gave. */
const ownLots = (by: Acting) =>
  sql<string[]>`array(select donation.id from donation where donation.organisation_id = ${by.member.organisationId})`

/** What happened to the machines of some lots (by default all those that one's own organisation gave), and in which month: a table. */
export const datedIn = (by: Acting, lots: RawBuilder<string[]> = ownLots(by)) =>
  sql<{ device_id: string; month: string; fate: DatedFate }>`app.dated_fates(${lots}, ${by.now}, ${zone})`

/** Those machines that served at least once, and the month of the first time: a table to join. */
export const servedIn = (by: Acting, lots?: RawBuilder<string[]>) =>
  sql<{
    device_id: string
    month: string
    fate: DatedFate
  }>`(select f.device_id, f.month, f.fate from ${datedIn(by, lots)} f where f.fate in (${sql.join([...reuseWays])}))`

/** How many machines of a lot, kind by kind, served at least once: those that came back since are among them. */
export async function reusedInLot(by: Acting, donationId: string): Promise<{ kind: DeviceKind; count: number }[]> {
  const { rows } = await sql<{ kind: DeviceKind; count: number }>`
    select device.kind, count(*)::int as count from ${servedIn(by, sql`array[${donationId}::uuid]`)} f join device on device.id = f.device_id
    where device.donation_id = ${donationId} and ${isOfLot} group by 1 order by 1`.execute(by.db)
  return rows
}
