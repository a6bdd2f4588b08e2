import pg from 'pg'
import type { Member } from '#platform/access/member.ts'
import { boundTo, type Db, send } from './bound.ts'
import { adminConfig, configAs } from './connection.ts'

/** The doors to one database: the site's, the accounts' and the jobs', each with the rights of its own role. */
export type Database = {
  url: string
  site: pg.Pool
  accounts: pg.Pool
  jobs: pg.Pool
  close(): Promise<void>
}

export function openDatabase(url: string, { connections = 10 } = {}): Database {
  // A server that goes ends the connections in use as well: whoever waits on one is told by its query, and the process goes on.
  const quiet = (pool: pg.Pool) =>
    pool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}))
  const site = quiet(
    new pg.Pool({
      ...configAs(url, 'maillon_login'),
      max: connections,
      pipeline: true,
      connectionTimeoutMillis: 10_000,
    } as pg.PoolConfig),
  )
  const accounts = quiet(new pg.Pool({ ...configAs(url, 'maillon_auth'), max: 4, connectionTimeoutMillis: 10_000 }))
  const jobs = quiet(new pg.Pool({ ...configAs(url, 'maillon_job'), max: 3, connectionTimeoutMillis: 10_000 }))
  return {
    url,
    site,
    accounts,
    jobs,
    close: async () => void (await Promise.all([site.end(), accounts.end(), jobs.end()])),
  }
}

/** A connection that owns every table and passes row-level security by name: migrations, backups, demo data, verification. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(adminConfig(url))
  await client.connect()
  try {
    await client.query('set role maillon_owner')
    await client.query('set search_path = app, public')
    return await work(client)
  } finally {
    await client.end()
  }
}

const OPEN = { name: 'open', text: 'select * from app.open($1)' }
// A pipelined promise that nobody awaits yet must not end the process when it fails: whoever awaits it still sees the error.
const quiet = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {})
  return promise
}

/**
 * Runs one request in one transaction, as the role that owns nothing, in the context that its session opens.
 * `begin`, the role, the session and the first query leave in the same packet. Reads need not wait for the commit; writes do.
 */
export async function withMember<T>(
  database: Database,
  token: string | null,
  work: (db: Db, member: Promise<Member | null>) => Promise<T>,
  { write = true } = {},
): Promise<T> {
  const client = await database.site.connect()
  const begun = quiet(send(client, { text: 'begin;set local role maillon_app' }))
  const member = token
    ? quiet(send(client, { ...OPEN, values: [token] }).then(({ rows }) => memberOf(rows[0])))
    : Promise.resolve(null)
  let result: T
  try {
    result = await work(boundTo(client), member)
    await begun
  } catch (error) {
    await send(client, { text: 'rollback' }).then(
      () => client.release(),
      (broken) => client.release(broken as Error),
    )
    throw error
  }
  const committed = send(client, { text: 'commit' }).then(
    (answer) => {
      client.release()
      if (answer.command === 'ROLLBACK') throw new Error('The transaction had failed before its commit.')
    },
    (broken) => {
      client.release(broken as Error)
      throw broken
    },
  )
  if (write) await committed
  else quiet(committed)
  return result
}

type Opened = {
  member_id: string
  user_id: string
  name: string
  email: string
  role: Member['role']
  admin: boolean
  organisation_id: string
  organisation_name: string
  organisation_kind: string
  strong: boolean
}

const memberOf = (row: Opened | undefined): Member | null =>
  row
    ? {
        id: row.member_id,
        userId: row.user_id,
        name: row.name,
        email: row.email,
        role: row.role,
        admin: row.admin,
        organisationId: row.organisation_id,
        organisationName: row.organisation_name,
        organisationKind: row.organisation_kind,
        strong: row.strong,
      }
    : null
