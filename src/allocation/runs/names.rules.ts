import { readSupply } from '../programmes/stockClass.rules.ts'
import { type Kind, kinds, kindTitles } from '../programmes/words.ts'

// A published list says of a limit no more than its name: what is made of it here is read back here, and nowhere else.

/** The limit of all lines in stock. */
export const LINES_LIMIT = 'Lignes en stock'

/** The limit of the places of a commune: all of them, without those kept for one holder (its rank, from 1), or without any kept place. */
export function placesLimit(commune: string, kind: Kind, without?: number | 'all kept'): string {
  const name = `${commune} : ${kindTitles[kind].toLowerCase()}`
  if (without === undefined) return name
  return name + WITHOUT + (without === 'all kept' ? 'aucune place gardée' : `les places gardées n° ${without}`)
}
const WITHOUT = ', sans '

/** Which places of this commune a limit counts, and whether it leaves kept ones out; null for any other limit. */
export function placesIn(limit: string, commune: string): { kind: Kind; withoutKept: boolean } | null {
  for (const kind of kinds) {
    const all = placesLimit(commune, kind)
    if (limit === all) return { kind, withoutKept: false }
    if (limit.startsWith(all + WITHOUT)) return { kind, withoutKept: true }
  }
  return null
}

/** The limit that closes stock to whoever the agreement that keeps it does not cover. */
export const keptLimit = (supply: string): string => `${KEPT}${supply}`
const KEPT = 'Réservé : '

/** The stock that a limit closes, and the agreement that keeps it; null for any other limit. */
export const keptIn = (limit: string) => (limit.startsWith(KEPT) ? readSupply(limit.slice(KEPT.length)) : null)

/** What a list may hide the name of. */
export type Protectable = 'Quota' | 'Équipement' | 'Stock'

/** "Quota protégé n° 2": a name that says nothing. */
export const protectedName = (what: Protectable, number: number): string => `${what} protégé n° ${number}`

/** "n° 2", of a name that says nothing, given here or by whoever froze the list; null for any other. */
export const protectedNumber = (name: string): string | null =>
  /^(?:Quota|Équipement|Stock) protégé (n° \d+)$/.exec(name)?.[1] ?? null
