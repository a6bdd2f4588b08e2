import { sayValue } from '#equipment/devices/inventory.value.ts'
import { sayCommunes, sayPublics } from '../programmes/aim.words.ts'
import { sayPeriod } from '../programmes/words.ts'

type Written = {
  starts_on: string
  ends_on: string | null
  communes: string[]
  publics: string[]
  amount_cents: number | null
}

/** "500 000,00 €", or that nobody wrote it. */
export const sayAmount = ({ amount_cents }: Written): string =>
  amount_cents === null ? 'Non indiqué' : sayValue(amount_cents)

/** "Élève, Parent seul, à Avion et à Harnes". */
export const sayWhom = ({ communes, publics }: Written, names: ReadonlyMap<string, string>): string =>
  `${sayPublics(publics)}, ${sayCommunes(communes, names)}`

/** "Du lundi 2 mars 2026 au …" */
export const sayPaying = (agreement: Written): string => {
  const period = sayPeriod(agreement)
  return `${period[0]?.toUpperCase()}${period.slice(1)}`
}
