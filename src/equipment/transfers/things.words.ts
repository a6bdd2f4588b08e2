import { counted } from '#platform/ui/counted.ts'

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  tablet: ['tablette', 'tablettes'],
  laptop: ['ordinateur portable', 'ordinateurs portables'],
  smartphone: ['smartphone', 'smartphones'],
}

/** "312 tablettes", "3 appareils": what a slip is made of, when all are alike. */
export const sayThings = (n: number, kind: string | null): string =>
  counted(n, ...(nouns[kind ?? ''] ?? ['appareil', 'appareils']))

/** "312 tablettes annoncées". */
export const sayAnnounced = (n: number, kind: string | null): string =>
  `${sayThings(n, kind)} ${kind === 'tablet' ? (n < 2 ? 'annoncée' : 'annoncées') : n < 2 ? 'annoncé' : 'annoncés'}`

/** The kind that all have, or null. */
export const oneKind = (kinds: readonly string[]): string | null =>
  new Set(kinds).size === 1 ? (kinds[0] ?? null) : null
