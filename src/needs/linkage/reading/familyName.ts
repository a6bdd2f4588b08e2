import { nameKey } from '#platform/text/nameKey.ts'
import { withoutTitles } from '#platform/text/titles.ts'

/** Words between a birth name and a usage name, once the name is a key: "Martin née Dupont", "Dupont ép. Martin". */
const between = /(?:^| )(?:nee|ne e|ne|epouse|ep|veuve|vve|usage|alias|dit|dite)(?= |$)/
const particles = new Set(
  'de d du des da do dos della von van der den ten ben bin ibn ould el al ait le la les l o mac mc'.split(' '),
)

/**
 * One form for the family names of a person, never shown: the names of birth and usage in alphabetical order between "|",
 * each a name key whose particles are tied to the word after them by an apostrophe. "Mme Martin née de La Tour" →
 * "de'la'tour|martin". '' when there is no name. Reading it again gives the same.
 */
export const readFamilyName = (text: string): string => {
  const names = text
    .split(/[|/();,\n]/)
    .flatMap((part) => nameKey(part).split(between))
    .map((key) => tied(withoutTitles(key.trim())))
    .filter(Boolean)
  return [...new Set(names)].sort().join('|')
}

const tied = (key: string): string => {
  let name = ''
  for (const word of key.split(' ')) {
    if (word === '') continue
    const last = name.slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf("'")) + 1)
    name += name === '' ? word : (particles.has(last) ? "'" : ' ') + word
  }
  return name
}
