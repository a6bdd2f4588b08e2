import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { adminConfig } from './connection.ts'
import { prepareRoles } from './roles.ts'

const config = adminConfig(inject('server'))
const clients = Array.from({ length: 6 }, () => new pg.Client(config))
afterAll(() => Promise.all(clients.map((client) => client.end())))

test('several who prepare the roles of one server at the same moment all do, whatever the database', async () => {
  await Promise.all(clients.map((client) => client.connect()))
  const times = Array.from({ length: 8 })
  await Promise.all(
    clients.map(async (client) => {
      for (const _ of times) await prepareRoles(client, config.password)
    }),
  )
  const { rows } = await (clients[0] as pg.Client).query(
    `select rolname from pg_roles where rolname like 'maillon\\_%' order by 1`,
  )
  expect(rows.map(({ rolname }) => rolname)).toEqual(
    expect.arrayContaining(['maillon_app', 'maillon_auth', 'maillon_job', 'maillon_login', 'maillon_owner']),
  )
})

test('what no waiting would mend is said at once', async () => {
  const client = clients[0] as pg.Client
  await client.query('set default_transaction_read_only = on')
  await expect(prepareRoles(client, config.password)).rejects.toThrow('read-only transaction')
  await client.query('reset default_transaction_read_only')
})
