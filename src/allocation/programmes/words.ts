import { sayDate } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'

/** What a programme hands out, place by place. */
export const kinds = ['computer', 'connection'] as const
export type Kind = (typeof kinds)[number]

export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text)

/** "un ordinateur", inside a sentence. */
export const kindWords: Record<Kind, string> = { computer: 'un ordinateur', connection: 'une connexion' }

/** "Ordinateurs", above a column. */
export const kindTitles: Record<Kind, string> = { computer: 'Ordinateurs', connection: 'Connexions' }

/** "3 ordinateurs" */
export const countOf = (kind: Kind, n: number): string =>
  `${n} ${kind === 'computer' ? 'ordinateur' : 'connexion'}${n > 1 ? 's' : ''}`

export const sayKinds = (some: readonly string[]): string => sayList(some.filter(isKind).map((kind) => kindWords[kind]))

/** "à Harnes", "au Portel", "aux Attaques". */
export const atCommune = (name: string): string => contracted(name, 'à', 'au', 'aux')

/** "de Harnes", "d’Avion", "du Portel", "des Attaques". */
export const ofCommune = (name: string): string =>
  /^[aeiouyéèêâîôœ]/i.test(name) ? `d’${name}` : contracted(name, 'de', 'du', 'des')

const contracted = (name: string, plain: string, le: string, les: string): string => {
  if (name.startsWith('Le ')) return `${le} ${name.slice(3)}`
  if (name.startsWith('Les ')) return `${les} ${name.slice(4)}`
  return `${plain} ${name}`
}

/** "du lundi 2 mars 2026 au …", or "depuis …" when it goes on. */
export const sayPeriod = ({ starts_on, ends_on }: { starts_on: string; ends_on: string | null }): string =>
  ends_on ? `du ${sayDate(starts_on)} au ${sayDate(ends_on)}` : `depuis le ${sayDate(starts_on)}`

type Planned = { computers: number | null; connections: number | null }

/** What a programme pays for, kind by kind; a kind without any place is left out. */
export const plannedKinds = ({ computers, connections }: Planned): [Kind, number][] =>
  kinds
    .map((kind): [Kind, number] => [kind, (kind === 'computer' ? computers : connections) ?? 0])
    .filter(([, n]) => n > 0)

/** "120 ordinateurs et 120 connexions" */
export const sayPlanned = (planned: Planned): string => {
  const counts = plannedKinds(planned).map(([kind, n]) => countOf(kind, n))
  return counts.join(' et ') || 'aucune place'
}
