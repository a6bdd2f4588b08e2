import { refused } from '#platform/access/refusal.ts'
import { Halt } from '#platform/cli/halt.ts'
import { type ReadTable, readTable } from '#platform/tables/readTable.ts'
import type { ColumnKinds } from '../kinds.ts'
import type { Gathering } from '../records/records.ts'

/** A list of two million people is read, which is more than a département sends. */
const limits = { maxBytes: 500_000_000, maxRows: 2_000_000 }

/** Adds every row of a file to the records of one side. Throws a Halt with a sentence that names the file, and the line. */
export const addPeople = (
  gathering: Gathering,
  file: { name: string; bytes: Uint8Array },
  idColumn: string,
  columns: ColumnKinds,
  side: 0 | 1,
): number => {
  const table = readTable(file.bytes, limits)
  if (refused(table)) throw new Halt(`${file.name} : ${table.refusal}`)
  const at = placesOf(table, file.name, [idColumn, ...columns.map(({ column }) => column)])
  const [idAt = 0, ...places] = at
  const lines = new Map<string, number>()
  for (const { line, cells } of table.rows) {
    const id = cells[idAt]!
    if (id === '') throw new Halt(`${file.name}, ligne ${line} : la colonne « ${idColumn} » est vide.`)
    const first = lines.get(id)
    if (first !== undefined)
      throw new Halt(
        `${file.name} : les lignes ${first} et ${line} portent le même identifiant « ${id} ». Chaque ligne doit avoir le sien.`,
      )
    lines.set(id, line)
    gathering.add(
      id,
      places.map((place) => cells[place]!),
      side,
    )
  }
  return lines.size
}

const placesOf = ({ header }: ReadTable, name: string, wanted: string[]): number[] =>
  wanted.map((column) => {
    const place = header.indexOf(column)
    if (place >= 0 && header.indexOf(column, place + 1) < 0) return place
    if (place >= 0) throw new Halt(`${name} a plusieurs colonnes « ${column} » : donnez à chacune son titre.`)
    const there = header.filter((title) => title !== '').map((title) => `« ${title} »`)
    throw new Halt(`${name} n’a pas de colonne « ${column} ». Ses colonnes : ${there.join(', ')}.`)
  })
