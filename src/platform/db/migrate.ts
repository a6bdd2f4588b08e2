import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { adminConfig, configAs } from './connection.ts'
import { prepareDatabase, prepareRoles } from './roles.ts'

export type Migration = { name: string; sql: string; sha256: string }

/** One site migrates at a time, on any number of servers that share a database. */
const LOCK = 76_821_402

export const migrationsIn = (folder = 'db/migrations'): Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })

/**
 * Brings a database to the latest migration, each in its own transaction, forward only.
 * Refuses when an applied migration was edited, comes from a later version of Maillon, or was overtaken by a later number.
 */
export async function migrate(adminUrl: string, migrations = migrationsIn()): Promise<string[]> {
  const config = adminConfig(adminUrl)
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const known = await applied(client)
    const later = [...known.keys()].filter((name) => !migrations.some((m) => m.name === name))
    if (later.length) throw new Error(`Cette base vient d’une version plus récente de Maillon (${later[0]}).`)
    const edited = migrations.find((m) => known.has(m.name) && known.get(m.name) !== m.sha256)
    if (edited) throw new Error(refusalOf(edited))
    const missing = migrations.filter((m) => !known.has(m.name))
    const last = [...known.keys()].sort().at(-1) ?? ''
    const late = missing.find(({ name }) => name < last)
    if (late)
      throw new Error(
        `La migration ${late.name} viendrait après ${last}, déjà appliquée : donnez-lui un numéro plus grand.`,
      )
    if (!missing.length) {
      if (!(await rolesEnter(adminUrl))) await prepareRoles(client, config.password)
      return []
    }
    await prepareRoles(client, config.password)
    await prepareDatabase(client)
    for (const migration of missing) await apply(client, migration)
    return missing.map((m) => m.name)
  } finally {
    await client.end()
  }
}

/** A colleague who works on the schema, and somebody who tries a demonstration, do not mend it in the same way. */
const refusalOf = ({ name }: Migration): string =>
  `La migration ${name} a été modifiée après avoir été appliquée. Remettez-la comme elle était et ajoutez-en une nouvelle ; pour une démonstration, repartez d’un dossier neuf : MAILLON_DATA=data-2 npm start`

/** The roles' passwords follow the owner's: when that one changed, they are set again. */
async function rolesEnter(adminUrl: string): Promise<boolean> {
  const client = new pg.Client(configAs(adminUrl, 'maillon_login'))
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const { rows: table } = await client.query("select to_regclass('public.migration') as there")
  if (!table[0].there) return new Map()
  const { rows } = await client.query('select name, sha256 from public.migration')
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

async function apply(client: pg.Client, migration: Migration) {
  try {
    await client.query('begin')
    await applyWithin(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`La migration ${migration.name} n’a pas pu être appliquée : ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** Applies one migration inside the caller's transaction, and leaves its connection as the administrator. */
export async function applyWithin(client: pg.ClientBase, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query(
    'create table if not exists public.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  )
  await client.query('set local role maillon_owner')
  await client.query('set local search_path = app, public')
  await client.query(sql)
  await client.query('reset role')
  await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
}
