import { sayMonth } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { atCommune, ofCommune } from '../programmes/words.ts'
import type { Full, Sheet } from './sheet.ts'

/** "12 points", "2,5 points", "1 point". */
export const sayPoints = (points: number): string => counted(points, 'point')

/** "1re", "14e": the place of a family. */
export const sayPlace = (place: number): string => (place === 1 ? '1re' : `${place}e`)

/** "mars 2026", from `2026-03` or a day of that month. */
export const saySince = (since: string): string => sayMonth(new Date(`${since.slice(0, 7)}-15T12:00:00Z`))

/** A quota that is full: "Les 40 places de Harnes sont prises." */
export function sayFull({ name, places }: Full, commune: string): string {
  if (/^lignes en stock/i.test(name)) return 'Toutes les lignes en stock sont déjà données.'
  const whose = name === commune ? ofCommune(name) : `du quota « ${name} »`
  if (places === null) return `Le quota « ${name} » est complet.`
  if (places === 0) return `Il n’y a aucune place ${name === commune ? atCommune(name) : `dans le quota « ${name} »`}.`
  return places === 1 ? `La seule place ${whose} est prise.` : `Les ${places} places ${whose} sont prises.`
}

/** Where more places would be needed: "à Harnes", "dans le quota « Élèves »". */
export const whereFull = ({ name }: Full, commune: string): string =>
  name === commune ? atCommune(name) : `dans le quota « ${name} »`

/** The commission decided against what was proposed. */
export const isDerogated = ({ derogation, proposed, final }: Sheet): boolean =>
  derogation !== null && proposed !== final
