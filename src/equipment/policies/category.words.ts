import { sayDate } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Judged, Reason } from './category.rules.ts'
import { categoryWords } from './scale.ts'

/** "8 Go de mémoire : 7 points, comptés 4 fois". */
export const sayReason = ({ seen, points, times }: Reason): string =>
  `${seen} : ${counted(points, 'point')}${times === 1 ? '' : `, ${points > 1 ? 'comptés' : 'compté'} ${times} fois`}`

/** "Usage courant", or what is missing to say it. */
export const sayCategory = (judged: Judged): string =>
  'missing' in judged ? 'À compléter' : categoryWords[judged.category].label

/** Which scale was asked: "barème de Maillon", "barème n° 2, depuis le lundi 4 janvier 2027". */
export const sayPolicy = ({ version, since }: { version: number; since: string | null }): string =>
  since ? `barème n° ${version}, depuis le ${sayDate(since)}` : 'barème proposé par Maillon'
