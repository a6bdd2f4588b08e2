import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asLogin } from '#testing/asLogin.ts'
import { tokenOf } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { openDatabase, withMember } from './database.ts'

const site = await testSite()
/** The server ends a connection, as it does when it stops. */
const end = (pid: number) => asLogin(site.url, (client) => client.query('select pg_terminate_backend($1, 5000)', [pid]))

test('a connection that the server ends while it is in use is an error for who waits on it, and the process goes on', async () => {
  const fallen: unknown[] = []
  const fell = (error: unknown) => fallen.push(error)
  process.on('uncaughtException', fell)
  const database = openDatabase(site.url, { connections: 1 })
  const asked = withMember(database, tokenOf('claire'), async (db, opened) => {
    await opened
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await end(rows[0]?.pid ?? 0)
    return sql`select 1`.execute(db)
  })
  await expect(asked).rejects.toThrow(/terminating connection|terminated|closed|not queryable/i)
  const next = await withMember(database, tokenOf('claire'), async (_, opened) => (await opened)?.name)
  expect(next).toBe('Claire Fontaine')
  await database.close()
  process.off('uncaughtException', fell)
  expect(fallen).toEqual([])
})

test('a connection that the server ends at rest is replaced by another one', async () => {
  const database = openDatabase(site.url, { connections: 1 })
  const pid = async () =>
    (await database.site.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0
  const first = await pid()
  await end(first)
  await expect.poll(() => database.site.totalCount).toBe(0)
  expect(await pid()).not.toBe(first)
  await database.close()
})
