import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

/** The site (row-level security applies), accounts and sessions, and the jobs: each logs in as itself, none owns a table. */
export type LoginRole = 'maillon_login' | 'maillon_auth' | 'maillon_job'

/** The same for every process that knows the owner's password, so that nothing has to be stored or handed around. */
export const rolePassword = (adminPassword: string, role: LoginRole): string =>
  createHmac('sha256', adminPassword || 'maillon')
    .update(role)
    .digest('base64url')

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

const ATTEMPTS = 30

/**
 * Creates what belongs to the server rather than to one database: roles, their passwords and search path. No lock reaches from one database
 * to another, so whoever prepares another one at the same moment is met by beginning again: outside of any transaction.
 */
export async function prepareRoles(client: pg.ClientBase, adminPassword: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeRoles(client, adminPassword)
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error
      await pause(attempt * 10)
    }
  }
}

/** Another connection wrote the same role first: it made it, or changed it meanwhile. */
function isOvertaken(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === '42710' || code === '23505' || (code === 'XX000' && /tuple concurrently/.test(message ?? ''))
}

async function writeRoles(client: pg.ClientBase, adminPassword: string): Promise<void> {
  const plain = ['maillon_owner', 'maillon_app']
  const logins: LoginRole[] = ['maillon_login', 'maillon_auth', 'maillon_job']
  const there = new Set(
    (await client.query("select rolname from pg_roles where rolname like 'maillon\\_%'")).rows.map((r) => r.rolname),
  )
  for (const role of plain) if (!there.has(role)) await client.query(`create role ${role} nologin`)
  for (const role of logins) {
    if (!there.has(role)) await client.query(`create role ${role} login noinherit`)
    await client.query(`alter role ${role} password ${quoted(rolePassword(adminPassword, role))}`)
    const path = role === 'maillon_auth' ? 'auth, public' : 'app, public'
    await client.query(`alter role ${role} set search_path = ${path}`)
    await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '30s'`)
    // Row security makes plans look dear that read a few rows: compiling them takes longer than running them.
    await client.query(`alter role ${role} set jit = off`)
  }
  await client.query('grant maillon_app to maillon_login')
  await client.query('grant maillon_owner, maillon_app, maillon_job to current_user')
}

/** Schemas and extensions of this database. The extensions are all trusted ones: the database's owner may create them. */
export async function prepareDatabase(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create extension if not exists unaccent with schema public;
    create extension if not exists pg_trgm with schema public;
    create extension if not exists btree_gist with schema public;
    create schema if not exists app authorization maillon_owner;
    create schema if not exists auth authorization maillon_owner;
    create schema if not exists jobs authorization maillon_job;
    revoke create on schema public from public;
    grant usage on schema public to maillon_owner, maillon_app, maillon_login, maillon_auth, maillon_job`)
}
