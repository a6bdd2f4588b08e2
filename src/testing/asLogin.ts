import pg from 'pg'
import { configAs } from '#platform/db/connection.ts'

/** A connection of the site's own role: on any server, a role sees and ends its own connections, and nobody else's. */
export async function asLogin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(configAs(url, 'maillon_login'))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
