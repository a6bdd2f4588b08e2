import { communeMeant } from '#network/communes/commune.store.ts'
import type { Db } from '#platform/db/bound.ts'
import type { Errors, Typed } from '#platform/web/form.ts'
import { type Kind, kinds } from './words.ts'

/** What a programme opens in one commune. */
export type Places = { commune: string; name: string; places: Record<Kind, number>; line: number }

export const MOST_LINES = 300
const MOST_PLACES = 20_000
const numbers: Record<Kind, string> = { computer: 'ordinateurs', connection: 'connexions' }

/** Name of a field of the table, which carries its line: `commune-3`, `ordinateurs-3`. */
export const communeField = (line: number) => `commune-${line}`
export const placesField = (kind: Kind, line: number) => `${numbers[kind]}-${line}`

/** What was typed in the table of places, whatever it is. */
export function typedLines(data: FormData): { typed: Typed; lines: number } {
  const typed: Typed = {}
  let lines = 0
  for (const [name, value] of data) {
    const found = /^(commune|ordinateurs|connexions)-(\d{1,3})$/.exec(name)
    if (!found || typeof value !== 'string' || Number(found[2]) >= MOST_LINES) continue
    typed[name] = value.trim().slice(0, 120)
    lines = Math.max(lines, Number(found[2]) + 1)
  }
  return { typed, lines }
}

/** Reads each line that says something: the commune that was meant and its places, or a reason beside the field. */
export async function readLines(db: Db, typed: Typed, lines: number): Promise<{ places: Places[]; errors: Errors }> {
  const errors: Errors = {}
  const places: Places[] = []
  for (let line = 0; line < lines; line++) {
    const said = String(typed[communeField(line)] ?? '')
    const counts = { computer: countAt('computer', line), connection: countAt('connection', line) }
    if (!said && !counts.computer && !counts.connection) continue
    const commune = said ? await communeMeant(db, said) : null
    if (!said) errors[communeField(line)] = 'Écrivez la commune de cette ligne.'
    else if (!commune)
      errors[communeField(line)] = `« ${said} » n’est pas reconnue. Écrivez le nom de la commune et son code postal.`
    else if (places.some((other) => other.commune === commune.insee))
      errors[communeField(line)] = `${commune.name} est déjà sur une autre ligne.`
    else places.push({ commune: commune.insee, name: commune.name, places: counts, line })
  }
  return { places, errors }

  function countAt(kind: Kind, line: number): number {
    const written = String(typed[placesField(kind, line)] ?? '').replace(/[\s\u00a0\u202f]/g, '')
    if (!written) return 0
    if (/^\d{1,5}$/.test(written) && Number(written) <= MOST_PLACES) return Number(written)
    errors[placesField(kind, line)] = 'Écrivez un nombre entier, 20 000 au plus.'
    return 0
  }
}

/** The same fields, filled with what is stored. */
export const linesOf = (rows: readonly { name: string; kind: string; places: number }[]): Typed => {
  const typed: Typed = {}
  const communes = [...new Set(rows.map((row) => row.name))]
  for (const [line, name] of communes.entries()) {
    typed[communeField(line)] = name
    for (const kind of kinds)
      typed[placesField(kind, line)] = String(rows.find((row) => row.name === name && row.kind === kind)?.places ?? 0)
  }
  return typed
}
