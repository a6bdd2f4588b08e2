import { nameKey } from '#platform/text/nameKey.ts'
import type { Birth } from '../ages/birth.words.ts'
import { jaroWinkler } from '../linkage/distance/jaroWinkler.ts'
import type { Named } from './words.ts'

type Row = Named &
  Birth & {
    id: string
    household_id: string
    adult: boolean
    class: string
    phone: string | null
    email: string | null
  }

/** Somebody as the files read as one say it: what one file leaves out is taken from another, nothing is moved. */
export type OnePerson<R extends Row> = R & {
  /** Its row in each file, the one that is shown first. */
  rows: string[]
  /** In words, what the files say otherwise: "deux dates de naissance notées". */
  otherwise: string[]
}

/**
 * Each person once, among those of files that were judged to be of one family; `main` is the file that is kept. People of one
 * file are never taken for one another.
 */
export function eachOnce<R extends Row>(people: readonly R[], main: string): OnePerson<R>[] {
  const groups: R[][] = []
  for (const row of [...people].sort((a, b) => Number(b.household_id === main) - Number(a.household_id === main))) {
    const group = groups.find(
      (rows) => rows.every((one) => one.household_id !== row.household_id) && rows.every((one) => areOne(one, row)),
    )
    if (group) group.push(row)
    else groups.push([row])
  }
  const once = groups.map(gathered)
  return once.sort((a, b) => people.findIndex(({ id }) => id === a.id) - people.findIndex(({ id }) => id === b.id))
}

const areOne = (a: Row, b: Row): boolean => {
  const [one, other] = [nameKey(a.first_name), nameKey(b.first_name)]
  if (one === '' || other === '' || a.adult !== b.adult) return false
  if (one === other) return yearsAgree(a, b) || nearInAge(a, b)
  return jaroWinkler(one, other) >= 0.9 && a.birth_day !== null && keyOf(a) === keyOf(b)
}

/** Two years apart at most, or one figure of the year: beyond, a grandfather and his grandson bear one name. */
const yearsAgree = (a: Birth, b: Birth): boolean => {
  if (!a.birth_year || !b.birth_year || Math.abs(a.birth_year - b.birth_year) <= 2) return true
  const other = String(b.birth_year)
  return [...String(a.birth_year)].filter((figure, at) => figure !== other[at]).length === 1
}

/** One first name, one family name and a few years between them, in one family: a year was told from memory. */
const YEARS_FROM_MEMORY = 5
const nearInAge = (a: Row, b: Row): boolean => {
  const [one, other] = [nameKey(a.last_name).replaceAll(' ', ''), nameKey(b.last_name).replaceAll(' ', '')]
  if (one === '' || one !== other || a.birth_month || b.birth_month) return false
  return Math.abs((a.birth_year ?? 0) - (b.birth_year ?? 0)) <= YEARS_FROM_MEMORY
}

/** "2014-3-12", "2014-3", "2014": as much as is known, so that the key of a part begins that of the whole. */
const keyOf = ({ birth_year, birth_month, birth_day }: Birth): string =>
  [birth_year, birth_month, birth_day]
    .filter(Boolean)
    .map((part) => `${part}-`)
    .join('')

function gathered<R extends Row>(rows: R[]): OnePerson<R> {
  const [first] = rows as [R]
  // Of births that contradict each other, the kept file's; another file's only says more of the same one.
  const birth = rows.reduce<Birth>((best, row) => (keyOf(row).startsWith(keyOf(best)) ? row : best), first)
  return {
    ...filled(rows),
    ...{ birth_year: birth.birth_year, birth_month: birth.birth_month, birth_day: birth.birth_day },
    rows: rows.map(({ id }) => id),
    otherwise: otherwise(rows),
  }
}

/** The first row, what it leaves empty taken from the others. */
const filled = <R extends Row>(rows: readonly R[]): R => {
  const whole = { ...rows[0]! }
  for (const row of rows)
    for (const key of Object.keys(row) as (keyof R)[]) if (isEmpty(whole[key])) whole[key] = row[key]
  return whole
}
const isEmpty = (value: unknown): boolean => value === null || value === ''

const counts = ['', '', 'deux', 'trois', 'quatre', 'cinq']

const otherwise = (rows: readonly Row[]): string[] => {
  const told = (said: string, values: string[]) => {
    const several = new Set(values.filter(Boolean)).size
    return several > 1 ? [`${counts[several] ?? several} ${said}`] : []
  }
  return [
    ...told(
      rows.some(({ birth_month }) => birth_month) ? 'dates de naissance notées' : 'années de naissance notées',
      births(rows),
    ),
    ...told(
      'orthographes du prénom',
      rows.map(({ first_name }) => nameKey(first_name)),
    ),
    ...told(
      'noms notés',
      rows.map(({ last_name }) => nameKey(last_name)),
    ),
    ...told(
      'classes notées',
      rows.map((row) => nameKey(row.class)),
    ),
  ]
}

/** Births that contradict each other: a year alone is not another date than the day in it. */
const births = (rows: readonly Row[]): string[] => {
  const keys = rows.map(keyOf).filter(Boolean)
  return keys.filter((key) => !keys.some((other) => other !== key && other.startsWith(key)))
}
