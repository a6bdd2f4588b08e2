import { nameKey } from '#platform/text/nameKey.ts'
import { withoutTitles } from '#platform/text/titles.ts'

/**
 * One form for the given names of a person, in their order, never shown: "Jean-Pierre, Marie" → "jean pierre marie". '' when
 * there is none. Reading it again gives the same.
 */
export const readGivenName = (text: string): string => withoutTitles(nameKey(text.replaceAll('|', ' ')))
