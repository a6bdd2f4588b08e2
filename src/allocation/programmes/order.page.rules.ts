import { type Funded, type Named, ruleCounts } from './counted.rules.ts'
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
    (!filters.kit || one.kit?.name === filters.kit)
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

type Places = { commune: string; name: string; kind: string; places: number; promised: number }
type Rule = Named & { name: string; at_most: number | null; promised: number }

/** What is full for a family today: places of its commune, crossing quotas that count it. */
export function fullFor(
  { commune, publics, prescriber, kit }: Placed,
  places: readonly Places[],
  rules: readonly Rule[],
  funded: readonly Funded[],
): string[] {
  if (!kit) return ['Aucun kit du programme ne lui convient']
  const here = places.filter(
    (row) => row.commune === commune && (row.kind === 'computer' ? kit.computer : kit.connection),
  )
  const full = here.filter((row) => row.promised >= row.places)
  return [
    ...full.map((row) => `Plus ${row.kind === 'computer' ? 'd’ordinateur' : 'de connexion'} pour ${row.name}`),
    ...rules
      .filter(
        (rule) =>
          rule.at_most !== null &&
          rule.promised >= rule.at_most &&
          ruleCounts(rule, { commune, publics, prescriber, kit }, funded),
      )
      .map(({ name }) => `Quota « ${name} » plein`),
  ]
}
