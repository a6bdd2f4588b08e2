import { nameKey } from '#platform/text/nameKey.ts'

const titles = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)(?= )/

/**
 * One form for the given names of a person, in their order, never shown: "Jean-Pierre, Marie" → "jean pierre marie". '' when
 * there is none. Reading it again gives the same.
 */
export const readGivenName = (text: string): string => {
  let key = nameKey(text.replaceAll('|', ' '))
  while (titles.test(key)) key = key.replace(titles, '').trim()
  return key
}
