import { openLookUp } from '../linkage/lookUp.ts'
import type { Model } from '../linkage/model/model.ts'
import { type ComparedPerson, cellsOf, gatherFiles } from './people.ts'
import { householdOdds } from './sameHome.ts'

/** Which files may be of the household that somebody is typing, the likeliest first. */
export const filesLike = (
  typed: Omit<ComparedPerson, 'file'>,
  people: readonly ComparedPerson[],
  model: Model,
  most = 5,
): string[] => {
  const { records, fileOf } = gatherFiles(people)
  const placeOf = new Map(records.ids.map((id, place) => [id, place]))
  const ask = openLookUp(records, model, (score) => householdOdds(score, model).odds)
  const found = ask(cellsOf(typed), most * 3).map(({ id }) => fileOf[placeOf.get(id) ?? 0] ?? '')
  return [...new Set(found)].slice(0, most)
}
