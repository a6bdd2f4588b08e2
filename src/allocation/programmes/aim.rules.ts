import { sayList } from '#platform/i18n/sayList.ts'

/** For whom something of a programme is: these communes (INSEE), these publics. An empty list means everybody of the programme. */
export type Aim = { communes: readonly string[]; publics: readonly string[] }

/** Whether a list names one of its kind; an empty list names all. */
export const meant = (chosen: readonly string[], one: string): boolean => chosen.length === 0 || chosen.includes(one)

/** A commune as a programme knows it; `open` where it still opens places. */
export type Covered = { insee: string; name: string; open: boolean }

/** Only communes where the programme opens places may be named: a family of another one is never served. */
export function refusalOfCommunes(chosen: readonly string[], covered: readonly Covered[]): string | null {
  const strangers = chosen.filter((one) => !covered.some(({ insee, open }) => open && insee === one))
  if (strangers.length === 0) return null
  const names = covered.filter(({ insee }) => strangers.includes(insee)).map(({ name }) => name)
  return `${names.length > 0 ? sayList(names) : 'Une de ces communes'} : le programme n’y ouvre plus de place. Choisissez parmi ses communes.`
}
