import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { lineRead } from '../donations/line.store.ts'
import { type DatedFate, isReuse } from './dated.store.ts'
import { type Elsewhere, elsewhereOf } from './elsewhere.store.ts'
import { type Fates, noFate } from './fate.ts'
import { announcedIn, machinesByYear } from './machines.store.ts'
import { type Category, countedByYear, type Stock } from './reuse.rules.ts'

/** A year of a donor's account. What happened is of the year in which it happened; lots are of the year in which they were announced. */
export type ReuseYear = {
  year: number
  lots: number
  offered: number
  accepted: number
  /** Where the machines of the lots announced that year stand today. */
  fates: Fates
  /** Those among them with a verified wipe. */
  wiped: number
  /** What happened in that year, to machines of any lot. */
  happened: Record<DatedFate, number>
  reusedKinds: { kind: DeviceKind; count: number }[]
  /** Reused machines that count for the share, with proof; then with all that is still at work, in the current year. */
  counted: number
  possible: number
  /** What the donor says that it reused without Maillon. */
  elsewhere: Elsewhere[]
  /** Waste handed to an eco-organisation that year. */
  removed: number
  stock: Stock[]
}

type Lots = { year: number; lots: number; offered: number; accepted: number }
/** The account of the member's own organisation, the latest year first; the current year is always there. */
export async function accountOf(by: Acting, thisYear: number): Promise<ReuseYear[]> {
  const own = by.member.organisationId
  const [lots, { standing, dated }, lines, stock, elsewhere, removed] = await Promise.all([
    sql<Lots>`
      select ${announcedIn} as year, count(*)::int as lots, sum(announced)::int as offered,
        coalesce(sum(announced) filter (where state in ('accepted', 'received', 'closed')), 0)::int as accepted
      from donation where organisation_id = ${own} group by 1`.execute(by.db),
    machinesByYear(by, thisYear),
    by.db.selectFrom('donation_line').selectAll().where('organisation_id', '=', own).execute(),
    by.db.selectFrom('retired_stock').selectAll().where('organisation_id', '=', own).execute(),
    elsewhereOf(by),
    sql<{ year: number; count: number }>`
      select extract(year from removed_on)::int as year, sum(count)::int as count from waste_removal
      where organisation_id = ${own} group by 1`.execute(by.db),
  ])
  const qualified = lines.map((row) => ({ ...lineRead(row), lot: row.donation_id }))
  const reused = dated.filter(({ fate }) => isReuse(fate))
  const working = standing
    .filter(({ fate }) => fate === 'ready' || fate === 'working')
    .map((row) => ({ ...row, year: thisYear }))
  const counted = countedByYear(reused, qualified)
  const possible = countedByYear([...reused, ...working], qualified)
  const years = new Set([thisYear, ...[lots.rows, dated, elsewhere, removed.rows, stock].flat().map((row) => row.year)])
  return [...years]
    .sort((a, b) => b - a)
    .map((year) => {
      const of = <T extends { year: number }>(rows: readonly T[]) => rows.filter((row) => row.year === year)
      const [said] = of(lots.rows)
      const [here, then] = [of(standing), of(dated)]
      return {
        year,
        ...{ lots: said?.lots ?? 0, offered: said?.offered ?? 0, accepted: said?.accepted ?? 0 },
        fates: summed(noFate(), here),
        wiped: here.reduce((sum, row) => sum + row.wiped, 0),
        happened: summed({ handed_over: 0, sold: 0, given: 0, recycled: 0, waste: 0 }, then),
        reusedKinds: of(reused).map(({ kind, count }) => ({ kind, count })),
        counted: counted.get(year) ?? 0,
        possible: possible.get(year) ?? 0,
        elsewhere: of(elsewhere),
        removed: of(removed.rows)[0]?.count ?? 0,
        stock: of(stock).map((row) => ({ ...row, category: row.category as Category })),
      }
    })
}

function summed<K extends string>(
  sum: Record<K, number>,
  rows: readonly { fate: K; count: number }[],
): Record<K, number> {
  for (const { fate, count } of rows) sum[fate] += count
  return sum
}
