import { nameKey } from '#platform/text/nameKey.ts'

/** How a name is filed and looked for: titles put aside, as nobody files under "Famille". */
export const searchKey = (name: string): string =>
  nameKey(name).replace(/^(famille|foyer|madame|monsieur|mme|mr|m|mlle) /, '')
