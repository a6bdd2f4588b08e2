import { readFamilyName } from '../reading/familyName.ts'
import { readGivenName } from '../reading/givenName.ts'

/** The values of one field before they are counted: a number for each record, and the text of each number. */
export type Values = { values: Int32Array; texts: string[]; numberOf: Map<string, number> }

/** In bits: a name must be sixty times more at home in the other column, both names together, before they are exchanged. */
const enough = 6
const atLeast = 0.5

/**
 * Puts given and family names back in their columns where a desk exchanged them. The list itself says which names are
 * given names: "DUMONT" stands a hundred times among family names and twice among given names. Names that the list does
 * not know well enough stay where they are.
 */
export const restoreNameOrder = (given: Values, family: Values, size: number): void => {
  const counted = ({ values, texts }: Values) => {
    const counts = new Int32Array(texts.length)
    for (let record = 0; record < size; record++) counts[values[record]!]!++
    return counts
  }
  const [givenCounts, familyCounts] = [counted(given), counted(family)]
  const asFamily = given.texts.map(readFamilyName)
  const asGiven = family.texts.map(readGivenName)
  const bits = (other: number | undefined, counts: Int32Array, here: number) =>
    Math.log2(((other === undefined ? 0 : counts[other]!) + atLeast) / (here + atLeast))
  const givenBits = asFamily.map((text, value) => bits(family.numberOf.get(text), familyCounts, givenCounts[value]!))
  const familyBits = asGiven.map((text, value) => bits(given.numberOf.get(text), givenCounts, familyCounts[value]!))
  for (let record = 0; record < size; record++) {
    const [g, f] = [given.values[record]!, family.values[record]!]
    if (g === 0 || f === 0 || givenBits[g]! + familyBits[f]! < enough) continue
    given.values[record] = numbered(given, asGiven[f]!)
    family.values[record] = numbered(family, asFamily[g]!)
  }
}

const numbered = ({ texts, numberOf }: Values, text: string): number => {
  const known = numberOf.get(text)
  if (known !== undefined) return known
  const value = texts.push(text) - 1
  numberOf.set(text, value)
  return value
}
