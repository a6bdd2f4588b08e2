import { compareNames, nameLevels } from '../comparing/names.ts'
import type { Field } from '../records/field.ts'
import type { NameTable } from './nameTable.ts'

export type Named = { field: Field; table: NameTable }

/** Two people's names crossed: how their given names agree, how their family names do, and whose names stand in the right places. */
export type Crossing = { given: number; family: number; right: number }

/**
 * Sees names exchanged between two columns: the given name of one sounds as the family name of the other, and the other way
 * round at least faintly. The record whose given name is more often a given name is taken to be right. The answer is one
 * object used again and again; null when the names do not cross.
 */
export const crossing = (given: Named, family: Named): ((a: number, b: number) => Crossing | null) => {
  const [givens, families] = [given.field.values, family.field.values]
  const counts = given.field.counts
  const found: Crossing = { given: 0, family: 0, right: 0 }
  const heardAlike = (a: number, b: number): boolean =>
    given.table.sounds[givens[a]!] === family.table.sounds[families[b]!] && givens[a] !== 0
  const across = (a: number, b: number): number =>
    compareNames(given.table.forms[givens[a]!]!, family.table.forms[families[b]!]!)
  return (a, b) => {
    if (!heardAlike(a, b) && !heardAlike(b, a)) return null
    const [ab, ba] = [across(a, b), across(b, a)]
    if (Math.max(ab, ba) > nameLevels.faint) return null
    const [x, y] = [counts[givens[a]!] ?? 0, counts[givens[b]!] ?? 0]
    const isFirstRight = x > y || (x === y && given.field.texts[givens[a]!]! < given.field.texts[givens[b]!]!)
    found.given = isFirstRight ? ab : ba
    found.family = isFirstRight ? ba : ab
    found.right = isFirstRight ? a : b
    return found
  }
}
