import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import { fateOfDevice, isOfLot } from './fate.store.ts'
import { type Fate, type Fates, noFate } from './fate.ts'

export type ReportLot = {
  id: string
  title: string
  refurbisher: string
  state: string
  announced: number
  fates: Fates
}

/** The lots that the member's own organisation announced in a year, each with what its machines became. */
export async function lotsOfYear(by: Acting, year: number): Promise<ReportLot[]> {
  const { rows } = await sql<Omit<ReportLot, 'fates'> & { fate: Fate | null; count: number }>`
    select donation.id, donation.title, donation.state, donation.announced, r.name as refurbisher,
      case when device.id is not null then ${fateOfDevice} end as fate, count(device.id)::int as count
    from donation join organisation r on r.id = donation.refurbisher_id left join device on device.donation_id = donation.id and ${isOfLot}
    where donation.organisation_id = ${by.member.organisationId}
      and extract(year from donation.announced_at at time zone ${zone}) = ${year}
    group by donation.id, r.name, 6 order by donation.announced_at, donation.id`.execute(by.db)
  const lots = new Map<string, ReportLot>()
  for (const { fate, count, ...lot } of rows) {
    const known = lots.get(lot.id) ?? { ...lot, fates: noFate() }
    if (fate) known.fates[fate] = count
    lots.set(lot.id, known)
  }
  return [...lots.values()]
}
