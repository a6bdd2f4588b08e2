import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import { servedIn } from './dated.store.ts'
import { fateOfDevice, isOfLot } from './fate.store.ts'

/** A lot in one line: each machine that arrived stands in one of the four ways, whatever it was before. */
export type ReportLot = {
  id: string
  title: string
  refurbisher: string
  state: string
  announced: number
  arrived: number
  /** Served at least once, wherever it is now. */
  served: number
  working: number
  recycled: number
  /** Lost, stolen, turned down or given back. */
  gone: number
  certified: number
}

/** The lots of the member's own organisation that were announced in a year, or of which a machine served for the first time in it. */
export async function lotsOfYear(by: Acting, year: number): Promise<ReportLot[]> {
  const of = (...fates: string[]) =>
    sql`count(*) filter (where m.served is null and m.fate in (${sql.join(fates)}))::int`
  const { rows } = await sql<ReportLot>`
    with m as (
      select device.id, device.donation_id, ${fateOfDevice} as fate, served.month as served,
        exists (select from certificate c where c.device_id = device.id and c.revoked_at is null) as certified
      from device join donation on donation.id = device.donation_id left join ${servedIn(by)} served on served.device_id = device.id
      where donation.organisation_id = ${by.member.organisationId} and ${isOfLot})
    select donation.id, donation.title, donation.state, donation.announced, r.name as refurbisher,
      count(m.id) filter (where m.fate <> 'absent')::int as arrived, count(m.served)::int as served,
      ${of('working', 'ready', 'reused')} as working, ${of('recycled', 'waste')} as recycled, ${of('lost', 'sent_back')} as gone,
      count(*) filter (where m.certified)::int as certified
    from donation join organisation r on r.id = donation.refurbisher_id left join m on m.donation_id = donation.id
    where donation.organisation_id = ${by.member.organisationId}
      and (extract(year from donation.announced_at at time zone ${zone}) = ${year}
        or donation.id in (select donation_id from m where extract(year from m.served) = ${year}))
    group by donation.id, r.name order by donation.announced_at, donation.id`.execute(by.db)
  return rows
}
