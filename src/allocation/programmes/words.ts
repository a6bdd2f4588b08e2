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

export const sayKinds = (some: readonly string[]): string =>
  new Intl.ListFormat('fr', { type: 'conjunction' }).format(some.filter(isKind).map((kind) => kindWords[kind]))

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
