import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** A corrected note may announce machines that were scanned as surplus, or in the place of another: they are now as announced. */
export const matchAgain = (by: Acting, noteId: string) =>
  sql`with announced as (
      select distinct on (y.id) z.id as scan, y.id as line from delivery_scan z join device d on d.id = z.device_id
      join delivery_line y on y.note_id = z.note_id and y.double_of is null
        and y.serial_key = d.serial_key
      where z.note_id = ${noteId} and z.undone_at is null and z.result <> 'listed'
        and not exists (select from delivery_scan o where o.line_id = y.id and o.undone_at is null and o.id <> z.id)
      order by y.id, z.scanned_at)
    update delivery_scan z set result = 'listed', line_id = a.line, outcome = null, word = '' from announced a where z.id = a.scan`.execute(
    by.db,
  )
