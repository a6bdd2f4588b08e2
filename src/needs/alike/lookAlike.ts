import { cluesOf } from '../linkage/clues/clues.ts'
import { SWAPPED } from '../linkage/clues/nameClues.ts'
import { nameTables } from '../linkage/clues/nameTable.ts'
import type { Step } from '../linkage/explain.ts'
import { openLookUp } from '../linkage/lookUp.ts'
import type { Model } from '../linkage/model/model.ts'
import type { Records } from '../linkage/records/records.ts'
import { handful } from './compareFiles.ts'
import { type ComparedPerson, cellsOf, gatherFiles } from './people.ts'
import { householdOdds } from './sameHome.ts'

/** A file found, and in words what speaks for it. */
type FoundFile = { file: string; agreed: string[] }

/** Besides a name, what must resemble: living in one commune is common. */
const besides = ['given_name', 'birth_date', 'street', 'phone', 'email']

/** Their names resemble, and something else does: a number alone is often that of a hostel, or of whoever helps. */
const isWorthAsking = (steps: readonly Step[]): boolean => {
  const speak = new Set(steps.filter(({ bits }) => bits > 0).map(({ clue }) => clue))
  return speak.has('family_name') && besides.some((clue) => speak.has(clue))
}

/** "même nom", "prénom proche": the name first. */
const sayAgreed = (steps: readonly Step[]): string[] => {
  const swapped = steps.some(({ bits, says }) => bits > 0 && says === SWAPPED)
  const names = swapped ? ['prénom et nom inversés'] : []
  return [...names, ...sayClues(swapped ? besides.slice(1) : ['family_name', ...besides], steps)]
}

const sayClues = (clues: readonly string[], steps: readonly Step[]): string[] =>
  clues
    .flatMap((said) => steps.filter(({ clue, bits }) => bits > 0 && clue === said))
    .map(({ clue, label, says }) => {
      if (clue === 'birth_date')
        return ['identique', 'même année'].includes(says) ? 'même année de naissance' : 'naissance proche'
      if (clue === 'street') return says
      return says === 'identique' ? `même ${lower(label)}` : `${lower(label)} proche`
    })

const lower = (label: string): string => label.toLowerCase().replace('adresse électronique', 'e-mail')

/**
 * Opens files to be asked which may be of the household that somebody is typing, the likeliest first. Without a model learnt at night, what is expected of any list is used.
 */
export const openFiles = (people: readonly ComparedPerson[], learnt: Model | null) => {
  if (people.length === 0) return () => []
  const { records, fileOf } = gatherFiles(people)
  const placeOf = new Map(records.ids.map((id, place) => [id, place]))
  const ask = openLookUp(records, learnt ?? expected(records), (score, model) => householdOdds(score, model).odds)
  return (typed: Omit<ComparedPerson, 'file'>, most = 5): FoundFile[] => {
    const found = new Map<string, FoundFile>()
    for (const { id, explanation } of ask(cellsOf(typed), most * 3)) {
      const file = fileOf[placeOf.get(id) ?? 0] ?? ''
      if (isWorthAsking(explanation.steps) && !found.has(file))
        found.set(file, { file, agreed: sayAgreed(explanation.steps) })
    }
    return [...found.values()].slice(0, most)
  }
}

const expected = (records: Records): Model => ({
  records: records.size,
  same: handful,
  together: handful,
  clues: cluesOf(records, nameTables(records.fields)).map(({ name, levels }) => ({
    name,
    m: levels.map(({ m }) => m),
    u: levels.map(({ u }) => u),
  })),
})
