import { compareNames, nameLevels } from '../comparing/names.ts'
import { against, type Clue, level, missing } from './clue.ts'
import { remembered } from './remembered.ts'
import { type Crossing, crossing, type Named } from './swappedNames.ts'

/** Said of names that stand in each other's column. */
export const SWAPPED = 'identique, nom et prénom inversés'

const levels = (m: number[], swappedM: number, swappedGroup: number) => [
  missing,
  level('identique', m[0]!, 0.004, 1),
  level('une partie commune, un surnom ou un nom d’usage', m[1]!, 0.002, 0.8),
  level('même prononciation, ou une faute de frappe', m[2]!, 0.0015, 0.5),
  level('presque pareil', m[3]!, 0.003, 0.3),
  level('vague ressemblance', m[4]!, 0.01),
  against('différent', m[5]!, 0.98),
  level(SWAPPED, swappedM, 0.004, 1, swappedGroup),
]

/**
 * Given and family names. They are looked at together where a desk may have exchanged them: the exchange is one event, paid
 * for by the given name alone.
 */
export const nameClues = (given: Named | undefined, family: Named | undefined): Clue[] => {
  const crossed = given && family ? crossing(given, family) : () => null
  return [...(given ? [givenNameClue(given, crossed)] : []), ...(family ? [familyNameClue(family, crossed)] : [])]
}

type Crossed = (a: number, b: number) => Crossing | null

const givenNameClue = (named: Named, crossed: Crossed): Clue => ({
  name: 'given_name',
  label: 'Prénom',
  about: 'person',
  levels: levels([0.8, 0.05, 0.05, 0.03, 0.02, 0.05], 0.01, 1),
  ...agreeing(named, crossed, 'given'),
})

const familyNameClue = (named: Named, crossed: Crossed): Clue => ({
  name: 'family_name',
  label: 'Nom',
  about: 'home',
  levels: levels([0.78, 0.06, 0.06, 0.03, 0.02, 0.05], 1, 2),
  ...agreeing(named, crossed, 'family'),
})

const agreeing = ({ field, table }: Named, crossed: Crossed, which: 'given' | 'family') => {
  const { values, rarity, rarest, texts, agreement } = field
  const compared = remembered((x, y) => compareNames(table.forms[x]!, table.forms[y]!), texts.length)
  return {
    exact: { level: nameLevels.exact, agreement },
    swapped: { level: nameLevels.swapped, agreement },
    rarest,
    level(a: number, b: number): number {
      const [x, y] = [values[a]!, values[b]!]
      if (x === y) return x === 0 ? 0 : nameLevels.exact
      if (x === 0 || y === 0) return 0
      const found = compared(x, y)
      if (found <= nameLevels.near) return found
      const across = crossed(a, b)
      if (across === null) return found
      return across[which] <= nameLevels.close ? nameLevels.swapped : across[which]
    },
    rarity(a: number, b: number, found: number): number {
      const right = found === nameLevels.swapped ? crossed(a, b)?.right : undefined
      if (right !== undefined) return rarity[values[right]!]!
      return Math.min(rarity[values[a]!]!, rarity[values[b]!]!)
    },
  }
}
