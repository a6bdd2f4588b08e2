/** What a price is for: a kind of device, a desktop computer with what makes it work, a printer that also copies. */
export type Sold = 'laptop' | 'desktop_set' | 'tablet' | 'smartphone' | 'screen' | 'printer' | 'multifunction'

type Ceiling = { sold: Sold; label: string; cents: number; since: string; until: string | null }

/** The text that fixes the ceilings, as a refusal cites it. */
export const SOURCE =
  'décret du 7 novembre 2022 (Journal officiel du 9 novembre 2022), pris pour l’article L. 3212-2 du Code général de la propriété des personnes publiques'

const since = { since: '2022-11-10', until: null }

/**
 * The highest price, tax included, of machines that public bodies gave away and an association sells on: prix solidaires.
 * A new decree adds lines from its own day and closes these: an exit of before keeps the ceiling of its day.
 */
export const ceilings: readonly Ceiling[] = [
  { sold: 'laptop', label: 'un ordinateur portable', cents: 180_00, ...since },
  { sold: 'desktop_set', label: 'un ordinateur fixe avec écran, clavier et souris', cents: 150_00, ...since },
  { sold: 'tablet', label: 'une tablette', cents: 100_00, ...since },
  { sold: 'smartphone', label: 'un smartphone', cents: 100_00, ...since },
  { sold: 'screen', label: 'un écran', cents: 30_00, ...since },
  { sold: 'printer', label: 'une imprimante', cents: 30_00, ...since },
  { sold: 'multifunction', label: 'un appareil qui imprime, numérise et copie', cents: 170_00, ...since },
]

export const ceilingOn = (sold: Sold, day: string): Ceiling | undefined =>
  ceilings.find((one) => one.sold === sold && one.since <= day && (one.until === null || day < one.until))
