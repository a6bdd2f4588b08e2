import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isId } from '#platform/db/id.ts'
import { onceField } from '#platform/ui/form.tsx'
import { flash } from './cookies.ts'
import type { Page } from './routes.ts'

/**
 * A form acts once. Its key is written first, in the act's transaction: the second of two clicks waits for the first,
 * then gets the first one's answer. A refused form gives its key back with the page, since nothing was written.
 * The key counts with what was sent: a page reopened, corrected and sent again is another form.
 */
export async function onceOnly(c: Page, act: () => Promise<Response>): Promise<Response> {
  const data = await c.req.formData()
  const typed = data.get(onceField)
  if (typeof typed !== 'string' || !isId(typed)) return act()
  const key = keyOf(c.req.path, data)
  const { db, member } = c.var
  const taken = await sql<{ key: string }>`
    insert into form_receipt (member_id, key) values (${member.id}, ${key}) on conflict do nothing returning key`.execute(
    db,
  )
  if (taken.rows.length === 0) {
    const { rows } = await sql<{ location: string }>`
      select location from form_receipt where member_id = ${member.id} and key = ${key}`.execute(db)
    flash(c, 'C’est bien enregistré, une seule fois.')
    return c.redirect(rows[0]?.location || c.req.path, 303)
  }
  const response = await act()
  const location = response.headers.get('location')
  if (location)
    await sql`update form_receipt set location = ${location} where member_id = ${member.id} and key = ${key}`.execute(
      db,
    )
  else await sql`delete from form_receipt where member_id = ${member.id} and key = ${key}`.execute(db)
  return response
}

/** The same page, the same key and the same answers; a file counts by its name and size. */
const keyOf = (path: string, data: FormData): string => {
  const hash = createHash('sha256').update(path)
  for (const [name, value] of data)
    hash.update(`\0${name}\0${typeof value === 'string' ? value : `${value.name}\0${value.size}`}`)
  return hash.digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
