import { asOwner } from '#platform/db/database.ts'
import { type FirstName, tokenOf } from '#testing/cast.ts'

/**
 * Runs one statement as the site's role, in the context of somebody's session, past every rule of the code: only the second lock
 * answers. Gives how many rows it moved; nothing is kept.
 */
export const writerOf =
  (url: string) =>
  (as: FirstName, text: string, values: unknown[] = []): Promise<number | null> =>
    asOwner(url, async (client) => {
      await client.query('reset role')
      await client.query('begin')
      await client.query('set local role maillon_app')
      await client.query('select app.open($1)', [tokenOf(as)])
      return (await client.query(text, values)).rowCount
    })
