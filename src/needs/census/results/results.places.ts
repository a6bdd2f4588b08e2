import type { Result } from './results.store.ts'

/** Beyond as many communes, a page shows their intercommunalités, and the communes of one at a time. */
export const MANY = 60

/** A commune, or a group of them, of which results are added up. */
export type Place = { id: string; name: string; communes: readonly string[] }
/** What is missing somewhere, of one kind. A need: one person counted, or one family named; never both for the same. */
export type Sum = { needed: number; named: number; served: number }

const nothing: Sum = { needed: 0, named: 0, served: 0 }

/** The sums of each place and kind, added up in one reading of the results, and the places of which somebody spoke. */
export function sumsOf(places: readonly Place[], results: readonly Result[]) {
  const placeOf = new Map(places.flatMap(({ id, communes }) => communes.map((insee) => [insee, id] as const)))
  const sums = new Map<string, Sum>()
  const said = new Map<string, Set<string>>()
  const whole = new Map<string, Sum>()
  for (const line of results) {
    const place = placeOf.get(line.commune)
    if (place === undefined) continue
    sums.set(`${place} ${line.kind}`, plus(sums.get(`${place} ${line.kind}`), line))
    whole.set(line.kind, plus(whole.get(line.kind), line))
    said.set(place, (said.get(place) ?? new Set()).add(line.commune))
  }
  return {
    of: (kind: string, place: string): Sum => sums.get(`${place} ${kind}`) ?? nothing,
    whole: (kind: string): Sum => whole.get(kind) ?? nothing,
    /** Of how many communes of a place somebody spoke. */
    said: (place: string): number => said.get(place)?.size ?? 0,
  }
}

const plus = (sum: Sum = nothing, line: Sum): Sum => ({
  needed: sum.needed + line.needed,
  named: sum.named + line.named,
  served: sum.served + line.served,
})

/** Groups of communes as places, by name. */
export function groupedIn(
  communes: readonly (readonly [insee: string, name: string])[],
  groups: ReadonlyMap<string, { id: string; name: string }>,
): Place[] {
  const places = new Map<string, { name: string; communes: string[] }>()
  for (const [insee] of communes) {
    const { id, name } = groups.get(insee) ?? alone
    const place = places.get(id) ?? { name, communes: [] }
    place.communes.push(insee)
    places.set(id, place)
  }
  return [...places].map(([id, place]) => ({ id, ...place })).toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}

const alone = { id: 'autres', name: 'Autres communes' }
