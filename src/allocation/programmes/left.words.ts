import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Left } from './left.store.ts'
import { atCommune, countOf, isKind } from './words.ts'

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
    ...left.flatMap(({ quotas }) =>
      quotas.map(({ name, left: n }) => (n > 0 ? `${n} dans le quota « ${name} »` : `le quota « ${name} » est plein`)),
    ),
    sayWaiting(left),
  ]
  return said.filter(Boolean).join(' ; ')
}

const gone: Readonly<Record<string, string>> = { computer: 'd’ordinateur', connection: 'de connexion' }

const sayRemaining = ({ kind, remaining, places, own }: Left): string =>
  [
    `${isKind(kind) ? countOf(kind, remaining) : remaining} sur ${places}`,
    own > 0 && `dont ${Math.min(own, remaining)} réservé${own > 1 ? 's' : ''} à votre structure`,
  ]
    .filter(Boolean)
    .join(', ')

/** The longest of the two lists; fewer than five are not counted aloud. */
const sayWaiting = (left: readonly Left[]): string => {
  const waiting = Math.max(...left.map((one) => one.waiting ?? 0))
  if (waiting > 0) return `${counted(waiting, 'famille attend', 'familles attendent')} déjà`
  return left.some((one) => one.waiting === null) ? 'moins de cinq familles attendent déjà' : ''
}
