import { nameKey } from '#platform/text/nameKey.ts'

export type PupilName = { first_name: string; last_name: string; name_key: string }
/** What stands first on each line, when capitals do not say it. */
export type NameOrder = 'last_first' | 'first_last'

/** Fifty pupils make a large class; a whole school is not one. */
export const MOST_PUPILS = 60

/**
 * Reads a class list as it is copied from a school's export, a spreadsheet column or a sheet of paper: "PETIT Léo", "Léo Petit",
 * two columns. A surname in capitals tells itself, particles included; otherwise `order` decides. Gives the pupils, or what to mend.
 */
export function pupilsIn(text: string, order: NameOrder): PupilName[] | string {
  const lines = text
    .split('\n')
    .map((line) => line.normalize('NFC').replace(/^\s*\d{1,2}\s*[.):;-]?\s+/, ''))
    .map((line) => line.replace(/["«»]/g, '').trim())
    .filter((line) => line !== '' && !headers.has(nameKey(line)))
  if (lines.length === 0) return 'Collez au moins un nom, un élève par ligne.'
  if (lines.length > MOST_PUPILS)
    return `Cette liste compte ${lines.length} lignes : une classe en a ${MOST_PUPILS} au plus. Collez une classe à la fois.`
  const pupils: PupilName[] = []
  const seen = new Set<string>()
  for (const line of lines) {
    const pupil = pupilOf(line, order)
    if (typeof pupil === 'string') return `« ${line.slice(0, 60)} » : ${pupil}`
    if (seen.has(pupil.name_key))
      return `« ${line} » est deux fois dans la liste. Retirez une ligne ; si ce sont deux élèves du même nom, ajoutez leur second prénom.`
    seen.add(pupil.name_key)
    pupils.push(pupil)
  }
  return pupils
}

const headers = new Set(['nom', 'prenom', 'nom prenom', 'prenom nom', 'eleve', 'eleves', 'nom de famille prenom'])

function pupilOf(line: string, order: NameOrder): PupilName | string {
  if (/\d/.test(line)) return 'cette ligne contient des chiffres. Gardez seulement le nom et le prénom.'
  if (!/^[\p{L}\p{M}'’.\- \t;,]+$/u.test(line)) return 'ce n’est pas un nom. Gardez seulement des lettres.'
  if (line.length > 100) return 'cette ligne est trop longue. Un élève par ligne, nom et prénom.'
  const columns = line
    .split(/[\t;,]/)
    .map((cell) => cell.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
  if (columns.length > 2) return 'il y a plus de deux colonnes. Gardez seulement le nom et le prénom.'
  const [one = '', other = ''] = columns
  const [last, first] = other ? ofColumns(one, other, order) : ofWords(one.split(' '), order)
  if (!last || !first) return 'il manque le nom ou le prénom.'
  return { first_name: first, last_name: last, name_key: nameKey(`${last} ${first}`) }
}

type Halves = readonly [last: string, first: string]

const ofColumns = (one: string, other: string, order: NameOrder): Halves => {
  if (isLoud(one) !== isLoud(other)) return isLoud(one) ? [one, other] : [other, one]
  return order === 'last_first' ? [one, other] : [other, one]
}

function ofWords(words: readonly string[], order: NameOrder): Halves {
  const loud = words.map(isLoud)
  const from = loud.indexOf(true)
  const to = loud.lastIndexOf(true) + 1
  if (from >= 0 && loud.includes(false)) {
    let start = from
    while (start > 0 && isParticle(words[start - 1])) start--
    const first = [...words.slice(0, start), ...words.slice(to)].join(' ')
    if (first) return [words.slice(start, to).join(' '), first]
  }
  if (order === 'first_last') return [words.slice(1).join(' '), words[0] ?? '']
  let end = 0
  while (end < words.length - 2 && isParticle(words[end])) end++
  return [words.slice(0, end + 1).join(' '), words.slice(end + 1).join(' ')]
}

/** In capitals, as a surname on a list: "PETIT", "d’HAUTERIVE", "L’HER". One letter says nothing. */
const isLoud = (text: string): boolean => {
  const core = text.replace(/(^|[ -])d['’]/g, '$1')
  return /\p{L}.*\p{L}/u.test(core) && core === core.toUpperCase() && core !== core.toLowerCase()
}

const particles = new Set(
  'de du des la le les da das dos di del van von den der ben bel el al ait ould st saint'.split(' '),
)
const isParticle = (word: string | undefined): boolean => particles.has(nameKey(word ?? ''))
