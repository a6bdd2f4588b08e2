import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { usualLimits } from '#platform/tables/table.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { typedCell } from '#platform/text/spreadsheet.ts'
import { iccidDigits, refuseIccid } from './iccid.rules.ts'

/** One line of an operator's list. `iccid` is null when the line is refused; `why` says so, or what is doubtful. */
type SimLine = { row: number; said: string; iccid: string | null; msisdn: string | null; why: string }
export type SimList = { lines: SimLine[]; notes: string[] }

const iccidTitles = [
  'iccid',
  'n iccid',
  'numero iccid',
  'sim',
  'n sim',
  'carte sim',
  'n carte sim',
  'numero de carte',
  'numero de carte sim',
  'numero sim',
]
const lineTitles = [
  'msisdn',
  'n de ligne',
  'numero de ligne',
  'ligne',
  'numero',
  'telephone',
  'numero de telephone',
  'numero d appel',
]

const named = (title: string): boolean => [...iccidTitles, ...lineTitles].includes(nameKey(title.replaceAll('°', ' ')))

/** The dry run of a lot of SIM cards: what each line gives, and why a line gives nothing. `known` are the cards already here. */
export async function readSimList(
  bytes: Uint8Array,
  known: ReadonlySet<string> = new Set(),
): Promise<SimList | Refusal> {
  const table = await readSpreadsheet(bytes, usualLimits, named)
  if (refused(table)) return table
  const titles = table.header.map((title) => nameKey(title.replaceAll('°', ' ')))
  const column = (wanted: readonly string[]) => titles.findIndex((title) => wanted.includes(title))
  const cards = column(iccidTitles)
  if (cards < 0) return refuse('Aucune colonne ne donne le numéro des cartes : nommez-la « iccid ».')
  const numbers = column(lineTitles)
  const seen = new Map<string, number>()
  const lines = Array.from(table.rows, (row): SimLine => {
    const said = typedCell(row.cells[cards] ?? '')
    const iccid = iccidDigits(said)
    const msisdn = numbers < 0 ? '' : typedCell(row.cells[numbers] ?? '')
    const refusal =
      refuseIccid(iccid) ?? twice(seen, iccid, row.line) ?? (known.has(iccid) ? 'Cette carte est déjà connue.' : null)
    if (refusal) return { row: row.line, said, iccid: null, msisdn: null, why: refusal }
    const line = frenchMobile(msisdn)
    return {
      row: row.line,
      said,
      iccid,
      msisdn: line,
      why: msisdn && !line ? `Le numéro « ${msisdn} » n’est pas un mobile français : il est laissé vide.` : '',
    }
  })
  return { lines, notes: table.notes }
}

/** The card numbers of a list, whatever their verdict: to ask which are already known. */
export const iccidsOf = (list: SimList): string[] => list.lines.map((line) => iccidDigits(line.said))

function twice(seen: Map<string, number>, iccid: string, row: number): string | null {
  const first = seen.get(iccid)
  if (first === undefined) seen.set(iccid, row)
  return first === undefined ? null : `Cette carte est déjà à la ligne ${first}.`
}

function frenchMobile(written: string): string | null {
  if (!written) return null
  const phone = parsePhoneNumberFromString(written, 'FR')
  return phone?.isValid() && phone.country === 'FR' && /^\+33[67]/.test(phone.number) ? phone.number : null
}
