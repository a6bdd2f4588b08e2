import { type Family, families, outOfStock, type Quality, qualityOf } from './stock.words.ts'

/** Machines of one kind, in one state, at one place, as the database counts them. */
export type Counted = { place_id: string | null; kind: string; state: string; working: string | null; n: number }

type Sums = { total: number; families: Record<Family, number> }
export type KindCounts = Sums & { kind: string; qualities: Record<Quality, number> }
export type PlaceCounts = Sums & { placeId: string | null; kinds: KindCounts[] }
/** `awaited`: announced, not arrived. The total of a place is that of its kinds; that of a kind, of its families and of its qualities. */
export type Stock = Sums & { places: PlaceCounts[]; awaited: number }

const none = (): Sums => ({
  total: 0,
  families: { to_process: 0, quarantine: 0, ready: 0, promised: 0, handed: 0, missing: 0 },
})

const familyOf = (state: string): Family | undefined =>
  (Object.keys(families) as Family[]).find((family) => (families[family].states as readonly string[]).includes(state))

const add = (sums: Sums, family: Family, n: number) => {
  sums.total += n
  sums.families[family] += n
}

/** Adds counts up, place by place then kind by kind, each in the order in which it first came. */
export function addUp(counted: readonly Counted[]): Stock {
  const stock: Stock = { ...none(), places: [], awaited: 0 }
  for (const { place_id, kind, state, working, n } of counted) {
    if (state === 'announced') stock.awaited += n
    const family = familyOf(state)
    if (!family || outOfStock.includes(state)) continue
    const place = gotten(
      stock.places,
      (one) => one.placeId === place_id,
      () => ({ ...none(), placeId: place_id, kinds: [] }),
    )
    const line = gotten(
      place.kinds,
      (one) => one.kind === kind,
      () => ({ ...none(), kind, qualities: { whole: 0, fault: 0, ungraded: 0 } }),
    )
    for (const sums of [stock, place, line]) add(sums, family, n)
    line.qualities[qualityOf(working)] += n
  }
  return stock
}

function gotten<T>(list: T[], is: (one: T) => boolean, make: () => T): T {
  const known = list.find(is)
  if (known) return known
  const made = make()
  list.push(made)
  return made
}
