import { sql } from 'kysely'
import { isId } from '#platform/db/id.ts'
import { onceField } from '#platform/ui/form.tsx'
import type { Page } from './routes.ts'

/**
 * A form acts once. Its key is written first, in the act's transaction: the second of two clicks waits for the first,
 * then gets the first one's answer. A refused form gives its key back with the page, since nothing was written.
 */
export async function onceOnly(c: Page, act: () => Promise<Response>): Promise<Response> {
  const key = (await c.req.formData()).get(onceField)
  if (typeof key !== 'string' || !isId(key)) return act()
  const { db, member } = c.var
  const taken = await sql<{
    key: string
  }>`insert into form_receipt (member_id, key) values (${member.id}, ${key}) on conflict do nothing returning key`.execute(
    db,
  )
  if (taken.rows.length === 0) {
    const receipt = await db
      .selectFrom('form_receipt')
      .select('location')
      .where('member_id', '=', member.id)
      .where('key', '=', key)
      .executeTakeFirst()
    return c.redirect(receipt?.location || c.req.path, 303)
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
