import { sayMonthOf } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { counted } from '#platform/ui/counted.ts'

/** One stay of a machine with a family. `since` and `until` are the first days of their months; `months` is null as long as it lasts. */
export type Life = {
  life: number
  since: string
  until: string | null
  months: number | null
  /** It ended by a declaration of loss or theft. */
  missing: boolean
  certificate: string | null
  /** Brought about by the reader's own organisation, which reads its days elsewhere. */
  own: boolean
}

/** "14 mois", "moins d’un mois". */
export const sayStay = (months: number): string => (months === 0 ? 'moins d’un mois' : counted(months, 'mois', 'mois'))

/** "deuxième remise" is told by its rank: the same family may take it again. */
export const rankOf = (life: number): string => (life === 1 ? '1re remise' : `${life}e remise`)

const sayLife = ({ since, until, months, missing, certificate }: Life): string => {
  if (!until || months === null) return `depuis ${sayMonthOf(since)}`
  const stay = `${sayStay(months)}, jusqu’en ${sayMonthOf(until)}`
  if (missing) return `${stay}, puis déclaré manquant`
  return certificate ? `${stay}, puis effacé à nouveau (certificat ${certificate})` : `${stay}, puis rendu`
}

/** The lives of a machine in one line, with their ranks when there are several: "1re remise : 14 mois, jusqu’en mars 2026, puis effacé à nouveau (certificat CE-12). 2e remise : depuis avril 2026." */
export const sayLives = (lives: readonly Life[]): string =>
  lives.length === 1 && lives[0]
    ? `${capital(sayLife(lives[0]))}.`
    : lives.map((life) => `${rankOf(life.life)} : ${sayLife(life)}.`).join(' ')
