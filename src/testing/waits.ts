import { asLogin } from './asLogin.ts'

const MOST = 60_000

/**
 * Resolves once some transaction of this database waits for a lock that another one holds: what a test of two acts at once must have
 * reached before it lets the first one end. Other databases of the server do not count. Fails after a minute.
 */
export async function somebodyWaits(url: string): Promise<void> {
  await asLogin(url, async (client) => {
    for (const end = performance.now() + MOST; performance.now() < end; ) {
      const { rowCount } = await client.query(
        'select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()',
      )
      if (rowCount) return
      await new Promise((later) => setTimeout(later, 20))
    }
    throw new Error('Nobody waits for a lock.')
  })
}
