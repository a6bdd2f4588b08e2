import { isNamed, type Places, type RuleLeft } from './limits.rules.ts'
import type { OrderFilters } from './order.form.ts'
import { compare, keyOf, type Place, type Placed } from './order.rules.ts'

/** A family and its place in the whole list, from one: a filter does not renumber. */
export type Numbered = { one: Placed; place: number }

/** The families that the filters keep, with their places. */
export const chosen = (order: readonly Placed[], filters: OrderFilters): Numbered[] =>
  order.flatMap((one, index) =>
    (!filters.commune || one.commune === filters.commune) &&
    (!filters.public || one.publics.includes(filters.public)) &&
    (!filters.priorite || one.stratum === filters.priorite) &&
    (!filters.kit || one.kit === filters.kit)
      ? [{ one, place: index + 1 }]
      : [],
  )

/** One page of the list, behind the place that an address names, whether or not that family still waits. */
export function pageFrom(
  order: readonly Placed[],
  filters: OrderFilters,
  after: Place | null,
  size: number,
): { rows: Numbered[]; next: string | null; count: number } {
  const kept = chosen(order, filters)
  const start = after ? kept.findIndex(({ one }) => compare(one, after) > 0) : 0
  const rows = start < 0 ? [] : kept.slice(start, start + size)
  const last = rows.at(-1)
  const goesOn = start >= 0 && start + size < kept.length
  return { rows, next: goesOn && last ? keyOf(last.one) : null, count: kept.length }
}

/** What is full for a family today: places of its commune that are not kept for others, crossing quotas that count it. */
export function fullFor(one: Placed, places: readonly Places[], rules: readonly RuleLeft[]): string[] {
  const full = places.filter(
    (row) =>
      one.kinds.includes(row.kind) &&
      row.commune === one.commune &&
      row.left <= row.kept.reduce((sum, { holder, left }) => sum + (holder === one.prescriberId ? 0 : left), 0),
  )
  return [
    ...full.map((row) => `Plus ${row.kind === 'computer' ? 'd’ordinateur' : 'de connexion'} pour ${row.communeName}`),
    ...rules.filter((rule) => rule.max === 0 && isNamed(rule, one)).map(({ name }) => `Quota « ${name} » plein`),
  ]
}
