import { searchKey } from '#platform/text/searchKey.ts'
import { nearest } from './wordDistance.ts'

/** Somebody of a household, by the names they bear. */
export type Names = { household_id: string; first_name: string; last_name: string; birth_name: string }

const keysOf = (name: string): string[] => searchKey(name).split(' ').filter(Boolean)
const said = ({ first_name, last_name }: Names) => [first_name, last_name].filter(Boolean).join(' ')

/** Every spelling under which a name may have been typed: its words, and two neighbours as one. */
const spellings = (name: string): string[] => {
  const words = keysOf(name)
  return [...words, ...words.slice(1).map((word, at) => `${words[at]}${word}`)]
}

/**
 * Who of a household the typed name is, when it is not said by the household's own name: "Inès Traoré". Null when it is,
 * or when nobody is meant more than another.
 */
export function whoIsMeant(typed: string, household: string, people: readonly Names[]): string | null {
  const words = keysOf(typed)
  const farOf = (names: readonly string[]) => {
    const known = names.flatMap(spellings)
    const each = words.map((word) =>
      known.some((one) => one.startsWith(word)) ? 0 : (nearest(word, known, 1)[0]?.far ?? 4),
    )
    return each.reduce((sum, far) => sum + far, 0)
  }
  const own = farOf([household])
  const [best] = people
    .map((one) => ({ one, far: farOf([one.first_name, one.last_name, one.birth_name]) }))
    .sort((x, y) => x.far - y.far)
  return best && best.far < own ? said(best.one) : null
}
