/**
 * The form of a name used to search and compare, never to show: lower case, no accents, ligatures opened (œ, æ), and one
 * space in place of hyphens, apostrophes and dots. Particles stay ("d'Hauterive" → "d hauterive"): they belong to the
 * name. Letters of every script are kept. The result is stable: the key of a key is itself.
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[œæßøłđðþıς]/g, (letter) => opened[letter] ?? letter)
    .replace(/[\u0300-\u036f\u0640\u064b-\u0652\u0670]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const opened: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
