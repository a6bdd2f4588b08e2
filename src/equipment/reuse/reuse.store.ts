import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { fateOfDevice, isOfLot } from './fate.store.ts'
import { type Fate, type Fates, noFate } from './fate.ts'
import { type Category, countedOf, type LotLine, type Machines, type Stock } from './reuse.rules.ts'

/** A year of a donor's account; a lot and its machines belong to the year in which it was announced. */
export type ReuseYear = {
  year: number
  lots: number
  offered: number
  accepted: number
  fates: Fates
  /** Machines with a verified wipe. */
  wiped: number
  /** Machines that count for the share: those proved reused, then with all that is still at work. */
  counted: number
  possible: number
  /** Waste handed to an eco-organisation that year. */
  removed: number
  stock: Stock[]
}

type Lots = { year: number; lots: number; offered: number; accepted: number }
type Counted = {
  year: number
  lot: string
  kind: DeviceKind
  fate: Fate
  count: number
  wiped: number
  young: number
  undated: number
}

/** The account of the member's own organisation, the latest year first; the current year is always there. */
export async function accountOf(by: Acting, thisYear: number): Promise<ReuseYear[]> {
  const own = by.member.organisationId
  const year = sql`extract(year from donation.announced_at at time zone ${zone})::int`
  const [lots, machines, lines, stock, removed] = await Promise.all([
    sql<Lots>`
      select ${year} as year, count(*)::int as lots, sum(announced)::int as offered,
        coalesce(sum(announced) filter (where state in ('accepted', 'received')), 0)::int as accepted
      from donation where organisation_id = ${own} group by 1`.execute(by.db),
    sql<Counted>`
      select ${year} as year, donation.id as lot, device.kind, ${fateOfDevice} as fate, count(*)::int as count,
        count(*) filter (where exists (select from wipe w where w.device_id = device.id and w.verdict = 'verified'))::int as wiped,
        count(*) filter (where device.acquired_on >= make_date(${year} - 10, 1, 1))::int as young,
        count(*) filter (where device.acquired_on is null)::int as undated
      from device join donation on donation.id = device.donation_id
      where donation.organisation_id = ${own} and ${isOfLot} group by 1, 2, 3, 4`.execute(by.db),
    by.db.selectFrom('donation_line as l').selectAll().where('l.organisation_id', '=', own).execute(),
    by.db.selectFrom('retired_stock').selectAll().where('organisation_id', '=', own).execute(),
    sql<{ year: number; count: number }>`
      select extract(year from removed_on)::int as year, sum(count)::int as count from waste_removal
      where organisation_id = ${own} group by 1`.execute(by.db),
  ])
  const qualified: LotLine[] = lines.map((line) => ({
    lot: line.donation_id,
    position: line.position,
    kind: line.kind as DeviceKind,
    count: line.count,
    acquired: line.acquired_year === null ? null : { year: line.acquired_year, month: line.acquired_month },
    unitValueCents: line.unit_value_cents,
    outcome: line.outcome === 'waste' ? 'waste' : 'gift',
    place: line.place,
    protected: line.protected,
  }))
  const years = new Set([thisYear, ...[lots.rows, removed.rows, stock].flat().map((row) => row.year)])
  return [...years]
    .sort((a, b) => b - a)
    .map((one) => {
      const here = machines.rows.filter((row) => row.year === one)
      const said = lots.rows.find((row) => row.year === one)
      return {
        year: one,
        lots: said?.lots ?? 0,
        offered: said?.offered ?? 0,
        accepted: said?.accepted ?? 0,
        fates: added(here),
        wiped: here.reduce((sum, row) => sum + row.wiped, 0),
        counted: countedOf(here.filter((row) => row.fate === 'reused') satisfies Machines[], qualified, one),
        possible: countedOf(
          here.filter((row) => ['reused', 'ready', 'working'].includes(row.fate)),
          qualified,
          one,
        ),
        removed: removed.rows.find((row) => row.year === one)?.count ?? 0,
        stock: stock.filter((row) => row.year === one).map((row) => ({ ...row, category: row.category as Category })),
      }
    })
}

function added(rows: readonly { fate: Fate; count: number }[]): Fates {
  const sum = noFate()
  for (const { fate, count } of rows) sum[fate] += count
  return sum
}
