import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** A line of the note with the machine that came for it. */
export type ShownLine = {
  id: string
  line: number
  double_of: number | null
  box: string
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  outcome: string | null
  word: string
  result: string | null
  device_id: string | null
  number: string | null
  found_serial: string | null
}

/** The lines of a note in the order of its file, after one of them; those that no machine came for alone when `open`. */
export const linesOfNote = async (
  by: Acting,
  noteId: string,
  { after, open }: { after: { line: number; id: string }; open: boolean },
  size: number,
) =>
  (
    await sql<ShownLine>`
      select y.id, y.line, y.double_of, y.box, y.kind, y.brand, y.model, y.serial, y.inventory_tag, y.outcome, y.word,
        z.result, z.device_id, d.number, d.serial as found_serial
      from delivery_line y left join delivery_scan z on z.line_id = y.id and z.undone_at is null left join device d on d.id = z.device_id
      where y.note_id = ${noteId} and (y.line, y.id) > (${after.line}, ${after.id})
        and (not ${open} or (z.id is null and y.double_of is null)) order by y.line, y.id limit ${size}`.execute(by.db)
  ).rows
