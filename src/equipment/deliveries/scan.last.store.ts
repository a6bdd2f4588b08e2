import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** A scan as its answer shows it. */
export type ShownScan = {
  id: string
  result: 'listed' | 'surplus' | 'swapped'
  again: number
  scanned_at: Date
  scanned_by: string
  device_id: string
  number: string
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  line: number | null
  box: string | null
  expected_serial: string | null
}

const shown = sql`z.id, z.result, z.again, z.scanned_at, z.scanned_by, z.device_id, d.number, d.kind, d.brand, d.model, d.serial, d.inventory_tag,
  y.line, y.box, y.serial as expected_serial
  from delivery_scan z join device d on d.id = z.device_id left join delivery_line y on y.id = z.line_id`

export const scanOf = async (by: Acting, noteId: string, id: string): Promise<ShownScan | undefined> =>
  isId(id)
    ? (
        await sql<ShownScan>`select ${shown} where z.note_id = ${noteId} and z.id = ${id} and z.undone_at is null`.execute(
          by.db,
        )
      ).rows[0]
    : undefined

/** The last machines scanned, the latest first. */
export const lastScans = async (by: Acting, noteId: string, most: number): Promise<ShownScan[]> =>
  (
    await sql<ShownScan>`select ${shown} where z.note_id = ${noteId} and z.undone_at is null
      order by z.scanned_at desc, z.id desc limit ${most}`.execute(by.db)
  ).rows
