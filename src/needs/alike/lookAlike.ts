import { cluesOf } from '../linkage/clues/clues.ts'
import { nameTables } from '../linkage/clues/nameTable.ts'
import type { Step } from '../linkage/explain.ts'
import { openLookUp } from '../linkage/lookUp.ts'
import type { Model } from '../linkage/model/model.ts'
import type { Records } from '../linkage/records/records.ts'
import { handful } from './compareFiles.ts'
import { type ComparedPerson, cellsOf, gatherFiles } from './people.ts'
import { householdOdds } from './sameHome.ts'

/** Their names resemble, and something else does than living in one commune: a number alone is often that of a hostel, or of whoever helps. */
const isWorthAsking = (steps: readonly Step[]): boolean => {
  const speak = new Set(steps.filter(({ bits }) => bits > 0).map(({ clue }) => clue))
  return (
    speak.has('family_name') && ['given_name', 'birth_date', 'street', 'phone', 'email'].some((clue) => speak.has(clue))
  )
}

/**
 * Opens files to be asked which may be of the household that somebody is typing, the likeliest first. Without a model learnt at night, what is expected of any list is used.
 */
export const openFiles = (people: readonly ComparedPerson[], learnt: Model | null) => {
  if (people.length === 0) return () => []
  const { records, fileOf } = gatherFiles(people)
  const placeOf = new Map(records.ids.map((id, place) => [id, place]))
  const ask = openLookUp(records, learnt ?? expected(records), (score, model) => householdOdds(score, model).odds)
  return (typed: Omit<ComparedPerson, 'file'>, most = 5): string[] => {
    const found = ask(cellsOf(typed), most * 3)
      .filter(({ explanation }) => isWorthAsking(explanation.steps))
      .map(({ id }) => fileOf[placeOf.get(id) ?? 0] ?? '')
    return [...new Set(found)].slice(0, most)
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
