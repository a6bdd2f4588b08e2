/** A month of the need, `2026-03-01`; null when nobody wrote it, which comes after every month. */
type Month = string | null

/** Months side by side that the file says as one: the one of the middle, and how far from it the families are. */
interface Joined {
  from: number
  said: Month
  /** Families times months, summed up to here. */
  cost: number
}

/**
 * The month to say for each month of a group, so that each month said is that of `least` families or more. Months of fewer are said with
 * their neighbours, under the one of their middle, moved as little as can be in all: nobody passes before who asked earlier in the same
 * group, and who asked in one month stays together. (Univariate microaggregation: Hansen and Mukherjee, 2003.)
 */
export function joinedMonths(months: readonly Month[], least: number): Map<Month, Month> {
  const counts = new Map<Month, number>()
  for (const month of months) counts.set(month, (counts.get(month) ?? 0) + 1)
  const all = [...counts.keys()].sort((a, b) => (a ?? '9').localeCompare(b ?? '9'))
  const best: (Joined | null)[] = [{ from: 0, said: null, cost: 0 }]
  for (let to = 1; to <= all.length; to++) best.push(cheapest(all, counts, best, to, least))
  const said = new Map<Month, Month>()
  for (let to = all.length; to > 0; ) {
    const joined = best[to] ?? { from: 0, ...middleOf(all, counts) }
    for (const month of all.slice(joined.from, to)) said.set(month, joined.said)
    to = joined.from
  }
  return said
}

/** The cheapest way to say the first `to` months; null when they are not of enough families. */
function cheapest(
  all: readonly Month[],
  counts: ReadonlyMap<Month, number>,
  best: readonly (Joined | null)[],
  to: number,
  least: number,
): Joined | null {
  let found: Joined | null = null
  let families = 0
  for (let from = to - 1; from >= 0; from--) {
    families += counts.get(all[from] as Month) ?? 0
    const before = best[from]
    if (families < least || !before) continue
    const { said, cost } = middleOf(all.slice(from, to), counts)
    if (!found || before.cost + cost < found.cost) found = { from, said, cost: before.cost + cost }
  }
  return found
}

/** The month that as many families asked before as after, and how far from it they are. */
function middleOf(months: readonly Month[], counts: ReadonlyMap<Month, number>): Pick<Joined, 'said' | 'cost'> {
  const families = months.map((month) => counts.get(month) ?? 0)
  const half = families.reduce((sum, count) => sum + count, 0) / 2
  let at = 0
  for (let sum = families[0] ?? 0; sum < half; sum += families[at] ?? 0) at++
  const places = months.map((month) => (month ? Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) : null))
  const last = Math.max(0, ...places.map((place) => place ?? 0)) + 1
  const middle = places[at] ?? last
  const cost = places.reduce<number>(
    (sum, place, index) => sum + Math.abs((place ?? last) - middle) * (families[index] ?? 0),
    0,
  )
  return { said: months[at] ?? null, cost }
}
