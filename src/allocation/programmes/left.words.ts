import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Left } from './left.store.ts'
import { atCommune, countOf, isKind, kinds } from './words.ts'

/**
 * "il reste 12 ordinateurs sur 40 à Harnes, dont 5 réservés à votre structure ; 3 dans le quota « Jeunes sortis de l’ASE » ; 18 familles
 * attendent déjà": what a prescriber weighs before anything is sent. Empty when no place is planned for what is asked.
 */
export function sayLeft(left: readonly Left[], commune: string): string {
  if (left.length === 0) return ''
  const some = left.filter(({ remaining }) => remaining > 0)
  const none = left.filter(({ remaining }) => remaining === 0)
  const said = [
    some.length > 0 && `il reste ${sayList(some.map(sayRemaining))} ${atCommune(commune)}`,
    none.length > 0 &&
      `plus ${sayList(none.map(({ kind }) => gone[kind] ?? ''))} ${some.length > 0 ? '' : atCommune(commune)}`.trim(),
    ...sayQuotas(left),
    sayWaiting(left),
  ]
  return said.filter(Boolean).join(' ; ')
}

/**
 * "Restent à Harnes : 16 ordinateurs, 3 connexions, dont 2 ordinateurs réservés pour la structure qui oriente cette famille ; 5 ordinateurs
 * réservés pour d’autres structures": what the coordination reads before it promises.
 */
export function sayOffered(left: readonly Left[], commune: string): string {
  const free = kinds.map((kind) => countOf(kind, left.find((one) => one.kind === kind)?.remaining ?? 0)).join(', ')
  const [own, kept] = [
    sayKept(left, ({ own, remaining }) => Math.min(own, remaining)),
    sayKept(left, ({ kept }) => kept),
  ]
  const said = [
    left.some(({ remaining }) => remaining > 0)
      ? [`Restent ${atCommune(commune)} : ${free}`, own && `dont ${own} pour la structure qui oriente cette famille`]
          .filter(Boolean)
          .join(', ')
      : `Aucune place libre ${atCommune(commune)}`,
    kept && `${kept} pour d’autres structures`,
    ...sayQuotas(left),
  ]
  return said.filter(Boolean).join(' ; ')
}

/** "2 ordinateurs et 1 connexion réservés", kinds of which there is none left out. */
function sayKept(left: readonly Left[], count: (one: Left) => number): string {
  const some = left.flatMap((one) => (isKind(one.kind) && count(one) > 0 ? [[one.kind, count(one)] as const] : []))
  if (some.length === 0) return ''
  const female = some.every(([kind]) => kind === 'connection')
  const many = some.reduce((sum, [, n]) => sum + n, 0) > 1
  return `${sayList(some.map(([kind, n]) => countOf(kind, n)))} réservé${female ? 'e' : ''}${many ? 's' : ''}`
}

const sayQuotas = (left: readonly Left[]): string[] =>
  left.flatMap(({ quotas }) =>
    quotas.map(({ name, left: n }) => (n > 0 ? `${n} dans le quota « ${name} »` : `le quota « ${name} » est plein`)),
  )

const gone: Readonly<Record<string, string>> = { computer: 'd’ordinateur', connection: 'de connexion' }

const sayRemaining = ({ kind, remaining, places, own }: Left): string =>
  [
    `${isKind(kind) ? countOf(kind, remaining) : remaining} sur ${places}`,
    own > 0 && `dont ${sayOwn(kind, Math.min(own, remaining))} à votre structure`,
  ]
    .filter(Boolean)
    .join(', ')

const sayOwn = (kind: string, n: number): string => `${n} réservé${kind === 'connection' ? 'e' : ''}${n > 1 ? 's' : ''}`

/** The longest of the two lists; fewer than five are not counted aloud. */
const sayWaiting = (left: readonly Left[]): string => {
  const waiting = Math.max(...left.map((one) => one.waiting ?? 0))
  if (waiting > 0) return `${counted(waiting, 'famille attend', 'familles attendent')} déjà`
  return left.some((one) => one.waiting === null) ? 'moins de cinq familles attendent déjà' : ''
}
