import { nameKey } from '#platform/text/nameKey.ts'

const short: Record<string, string> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  boul: 'boulevard',
  r: 'rue',
  res: 'residence',
  bat: 'batiment',
  imp: 'impasse',
  all: 'allee',
  ch: 'chemin',
  che: 'chemin',
  chem: 'chemin',
  pl: 'place',
  rte: 'route',
  sq: 'square',
  lot: 'lotissement',
  quart: 'quartier',
  fg: 'faubourg',
  fbg: 'faubourg',
  appt: 'appartement',
  apt: 'appartement',
  st: 'saint',
  ste: 'sainte',
  gal: 'general',
  gen: 'general',
  mal: 'marechal',
  pdt: 'president',
  dr: 'docteur',
  prof: 'professeur',
}
const silent = new Set('de du d des la le les l a au aux et'.split(' '))

/** A street without its number, abbreviations opened and small words dropped: "12, bd. de la Libération" → "boulevard liberation". Lines parted by "|" stay so, in order of letters. */
export const readStreet = (text: string): string =>
  [...new Set(text.split('|').map(readLine))].filter(Boolean).sort().join('|')

const readLine = (text: string): string => {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '' && !silent.has(word))
    .map((word) => short[word] ?? word)
  while (words.length > 1 && /^(?:\d+[a-z]?|bis|ter|quater|[a-d])$/.test(words[0]!)) words.shift()
  return words.join(' ')
}

/** The number that stands in front of a street: "12 bis rue X" → "12b". '' when there is none. */
export const numberInStreet = (text: string): string =>
  readStreetNumber(/^\s*\d+\s*(?:bis|ter|quater|[a-d])?\b/i.exec(text)?.[0] ?? '')

/** A number in a street: "12 bis" and "12B" → "12b", "12-14" → "12". */
export const readStreetNumber = (text: string): string => {
  const [, digits = '', letter = ''] = /(\d+)\s*(bis|ter|quater|[a-z])?/.exec(nameKey(text)) ?? []
  return digits.replace(/^0+(?=\d)/, '') + letter.slice(0, 1)
}

/** A town: "St-Denis CEDEX 2" → "saint denis", "Paris 12e" → "paris". */
export const readLocality = (text: string): string =>
  nameKey(text)
    .replace(/(?:^| )cedex.*$/, '')
    .replace(/\d+(?: ?(?:e|er|eme|ieme|arrondissement)(?= |$))?/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
    .join(' ')

/** A postcode without the zeros in front, which spreadsheets lose: "01000" and "1000" are one. */
export const readPostcode = (text: string): string =>
  nameKey(text)
    .replaceAll(' ', '')
    .replace(/^0+(?=.)/, '')
