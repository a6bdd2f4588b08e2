import { compareTexts, textLevels } from '../comparing/texts.ts'
import { typos } from '../distance/typos.ts'
import { type Field, weighRarity } from '../records/field.ts'
import { against, type Clue, type Level, level, missing } from './clue.ts'
import { remembered } from './remembered.ts'

/** 0 missing, 1 same, 2 alike, 3 different: for each of two fields that are read together. */
const said = (noun: string, agreement: number): string =>
  agreement === 1 ? `même ${noun}` : agreement === 2 ? `${noun} proche` : agreement === 3 ? `autre ${noun}` : ''

type Half = {
  noun: string
  field: Field | undefined
  m: [same: number, alike: number, different: number]
  u: [same: number, alike: number, different: number]
  compare: (a: string, b: string) => number
}

/**
 * Two fields that only make sense together (a street and its number, a town and its postcode): every mixture of their
 * agreements is a level, so that what goes together in the list is not counted twice. Level = 4 × first + second. `typical`
 * is how often two people share both.
 */
const pairedClue = (name: string, label: string, typical: number, first: Half, second: Half): Clue => {
  const one = compareOn(first)
  const two = compareOn(second)
  const both = first.field && second.field ? pairsOf(first.field, second.field, typical) : null
  const main = first.field ?? second.field!
  const rarityOf = (field: Field | undefined, a: number, b: number) =>
    field ? Math.min(field.rarity[field.values[a]!]!, field.rarity[field.values[b]!]!) : 0
  return {
    name,
    label,
    about: 'home',
    levels: levelsOf(first, second),
    exact:
      first.field && second.field
        ? { level: 5, agreement: both!.agreement }
        : { level: first.field ? 4 : 1, agreement: main.agreement },
    rarest: Math.max(both?.rarest ?? 0, main.rarest, second.field?.rarest ?? 0),
    level: (a, b) => 4 * one(a, b) + two(a, b),
    rarity(a, b, found) {
      if (found === 5) return both!.rarityOf(a)
      return found >> 2 === 1 ? rarityOf(first.field, a, b) : rarityOf(second.field, a, b)
    },
  }
}

const compareOn = ({ field, compare }: Half) => {
  if (!field) return () => 0
  const { values, texts } = field
  const compared = remembered((x, y) => compare(texts[x]!, texts[y]!), texts.length)
  return (a: number, b: number): number => {
    const [x, y] = [values[a]!, values[b]!]
    if (x === 0 || y === 0) return 0
    return x === y ? 1 : compared(x, y)
  }
}

const levelsOf = (first: Half, second: Half): Level[] => {
  const levels: Level[] = []
  for (let one = 0; one < 4; one++)
    for (let two = 0; two < 4; two++) {
      const m = (one ? first.m[one - 1]! : 1) * (two ? second.m[two - 1]! : 1)
      const u = (one ? first.u[one - 1]! : 1) * (two ? second.u[two - 1]! : 1)
      const words = [said(first.noun, one), said(second.noun, two)].filter(Boolean).join(', ')
      const rarity = one === 1 || (one === 0 && two === 1) ? 1 : two === 1 ? 0.5 : 0
      const group = (one ? 1 : 0) + (two ? 2 : 0)
      const differs = one % 3 === 0 && two % 3 === 0
      levels.push(group === 0 ? missing : differs ? against(words, m, u, group) : level(words, m, u, rarity, group))
    }
  return levels
}

/** How rare each mixture of two values is. */
const pairsOf = (first: Field, second: Field, typical: number) => {
  const known = new Map<number, number>()
  const counts = [0]
  const numberOf = (record: number): number => {
    const [x, y] = [first.values[record]!, second.values[record]!]
    return x && y ? x * 4_194_304 + y : 0
  }
  for (let record = 0; record < first.values.length - 1; record++) {
    const pair = numberOf(record)
    if (pair === 0) continue
    const place = known.get(pair)
    if (place === undefined) known.set(pair, counts.push(1) - 1)
    else counts[place]!++
  }
  const { rarity, rarest, agreement } = weighRarity(Int32Array.from([...counts, 0]), typical)
  return { agreement, rarest, rarityOf: (record: number) => rarity[known.get(numberOf(record)) ?? counts.length]! }
}

const texts = (a: string, b: string): number => (compareTexts(a, b) < textLevels.different ? 2 : 3)
const digits = (a: string, b: string): number => (a.length > 1 && b.length > 1 && typos(a, b, 1) <= 1 ? 2 : 3)

/** Where people live: those who live together share it. */
export const homeClues = (of: (kind: Field['kind']) => Field | undefined): Clue[] => {
  const [street, number, locality, postcode] = [of('street'), of('street_number'), of('locality'), of('postcode')]
  return [
    ...(street || number
      ? [
          pairedClue(
            'street',
            'Rue et numéro',
            0.00001,
            { noun: 'rue', field: street, m: [0.65, 0.1, 0.25], u: [0.001, 0.003, 0.996], compare: texts },
            { noun: 'numéro', field: number, m: [0.7, 0.05, 0.25], u: [0.015, 0.08, 0.9], compare: digits },
          ),
        ]
      : []),
    ...(locality || postcode
      ? [
          pairedClue(
            'locality',
            'Commune et code postal',
            0.01,
            { noun: 'commune', field: locality, m: [0.75, 0.07, 0.18], u: [0.012, 0.004, 0.98], compare: texts },
            { noun: 'code postal', field: postcode, m: [0.78, 0.05, 0.17], u: [0.012, 0.003, 0.985], compare: digits },
          ),
        ]
      : []),
  ]
}
