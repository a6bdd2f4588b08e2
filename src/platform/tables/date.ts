import { DAY } from '#platform/i18n/dates.ts'

export type DateOrder = 'day first' | 'month first'
export type DateReading = { date: string; doubt: string | null } | { refused: string }

const numeric = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/
const months = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec']

/**
 * The order that a column's own dates prove: a first number above 12 is a day, a second above 12 is a day too. `proved`
 * is false when nothing decides, or when the column contradicts itself: the French order is then taken, with a doubt.
 */
export function orderOf(cells: Iterable<string>): { order: DateOrder; proved: boolean } {
  let dayFirst = 0
  let monthFirst = 0
  for (const cell of cells) {
    const match = numeric.exec(cell)
    if (match && Number(match[1]) > 12) dayFirst++
    if (match && Number(match[2]) > 12) monthFirst++
  }
  return {
    order: monthFirst > 0 && dayFirst === 0 ? 'month first' : 'day first',
    proved: dayFirst > 0 !== monthFirst > 0,
  }
}

/** Reads a day: ISO, day/month/year in the column's order, a month's name, a year alone, or a spreadsheet's day number. */
export function readDay(written: string, { order, proved }: { order: DateOrder; proved: boolean }): DateReading {
  const cell = written.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(cell)
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), null)
  const match = numeric.exec(cell.replace(/ \d{1,2}:\d{2}(:\d{2})?$/, ''))
  if (match) return numbers(Number(match[1]), Number(match[2]), fullYear(match[3]!), order, proved)
  const worded = /^(?:(\d{1,2})(?:er)? )?(\p{L}+)\.? (\d{4})$/u.exec(
    cell
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase(),
  )
  const month = worded ? months.findIndex((name) => worded[2]!.startsWith(name)) + 1 : 0
  if (worded && month > 0)
    return dated(
      Number(worded[3]),
      month,
      Number(worded[1] ?? 1),
      worded[1] ? null : 'Le jour manque : lu comme le premier du mois.',
    )
  if (/^(19|20)\d{2}$/.test(cell))
    return dated(Number(cell), 1, 1, 'Seule l’année est écrite : lue comme le 1er janvier.')
  if (/^[2-5]\d{4}$/.test(cell)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Number(cell) * DAY)
    return dated(
      day.getUTCFullYear(),
      day.getUTCMonth() + 1,
      day.getUTCDate(),
      'Nombre de jours d’un tableur : à vérifier.',
    )
  }
  return { refused: 'Cette date n’a pas été comprise. Écrivez-la comme 31/12/2020.' }
}

function numbers(first: number, second: number, year: number, order: DateOrder, proved: boolean): DateReading {
  const alone = first > 12 || second > 12
  const dayFirst = alone ? first > 12 : order === 'day first'
  const date = dayFirst ? dated(year, second, first, null) : dated(year, first, second, null)
  if ('refused' in date || first === second) return date
  const how = dayFirst ? 'jour puis mois' : 'mois puis jour'
  if (alone) return dayFirst ? date : { ...date, doubt: `Lue dans l’ordre américain : ${how}.` }
  if (!proved) return { ...date, doubt: `Lue ${how} : l’ordre n’est pas certain.` }
  return dayFirst ? date : { ...date, doubt: `Lue ${how}, comme les autres dates de la colonne.` }
}

const fullYear = (written: string): number =>
  written.length === 4 ? Number(written) : Number(written) + (Number(written) >= 80 ? 1900 : 2000)

function dated(year: number, month: number, day: number, doubt: string | null): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return { refused: 'Cette date n’existe pas dans le calendrier.' }
  return { date: date.toISOString().slice(0, 10), doubt }
}
