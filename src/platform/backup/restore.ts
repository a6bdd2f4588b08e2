import type pg from 'pg'
import { applyWithin, type Migration } from '#platform/db/migrate.ts'
import { prepareDatabase, prepareRoles } from '#platform/db/roles.ts'
import { Halt } from '../cli/halt.ts'
import { copyInto } from './copyInto.ts'
import { inspect } from './inspect.ts'
import type { Manifest } from './manifest.ts'
import { keptSchemas, sequencesOf, type Table, tablesInLoadOrder } from './tables.ts'

export type Target = {
  /** The administrator's own connection, in no transaction. */
  db: pg.ClientBase
  adminPassword: string
  migrations: Migration[]
  /** Whether what the database holds may be lost. */
  replace: boolean
}

/**
 * Puts an archive back, schema included, in one transaction: either all of it is there, or nothing of the database has changed.
 * The archive is read whole before the database is touched, and checked again as it is loaded.
 */
export const restore = async (path: string, { db, adminPassword, migrations, replace }: Target): Promise<Manifest> => {
  const manifest = await inspect(path)
  const wanted = matching(manifest, migrations)
  if (!replace) await refuseUnlessEmpty(db)
  await prepareRoles(db, adminPassword)
  await db.query('begin')
  try {
    await db.query(`drop schema if exists ${keptSchemas.join(', ')} cascade`)
    await db.query('drop table if exists public.migration')
    await prepareDatabase(db)
    for (const migration of wanted) await applyWithin(db, migration)
    await db.query('set local role maillon_owner')
    await load(path, db, manifest)
    await db.query('commit')
  } catch (error) {
    await db.query('rollback').catch(() => {})
    throw error
  }
  return manifest
}

const matching = (manifest: Manifest, migrations: Migration[]): Migration[] =>
  manifest.migrations.map(({ name, sha256 }) => {
    const ours = migrations.find((migration) => migration.name === name)
    if (ours?.sha256 === sha256) return ours
    throw new Halt(
      'Cette sauvegarde vient d’une autre version de Maillon : mettez Maillon à jour, puis restaurez. Rien n’a été changé.',
    )
  })

// What Maillon writes in a new database by itself: nobody entrusted it.
const madeByMaillon = ['app.commune', 'auth.setting']

const refuseUnlessEmpty = async (db: pg.ClientBase): Promise<void> => {
  for (const { name } of await tablesInLoadOrder(db)) {
    if (madeByMaillon.includes(name)) continue
    const { rows } = await db.query<{ used: boolean }>(`select exists (select from ${name}) as used`)
    if (rows[0]?.used) {
      throw new Halt(
        'Cette base contient déjà des données. Pour les remplacer par la sauvegarde, ajoutez --replace. Rien n’a été changé.',
      )
    }
  }
}

/** The archive's names are compared with the schema's, never used as they come: a file may say anything. */
const columnsOf = async (
  db: pg.ClientBase,
  manifest: Manifest,
  tables: readonly Table[],
): Promise<Map<string, string[]>> => {
  const known = new Map(tables.map((table) => [table.name, new Set(table.columns)]))
  const sequences = new Set(await sequencesOf(db))
  const foreign =
    manifest.tables.some(
      ({ name, columns }) => columns.some((column) => !known.get(name)?.has(column)) || !known.has(name),
    ) || manifest.sequences.some(({ name }) => !sequences.has(name))
  if (foreign) throw new Halt('Cette sauvegarde nomme des tables que Maillon ne connaît pas. Rien n’a été changé.')
  return new Map(manifest.tables.map((table) => [table.name, table.columns]))
}

const load = async (path: string, db: pg.ClientBase, manifest: Manifest): Promise<void> => {
  const tables = await tablesInLoadOrder(db)
  const forced = tables.filter((table) => table.forced)
  // Triggers already did their work when the rows were first written, and COPY does not pass row-level security.
  for (const { name } of tables) await db.query(`alter table ${name} disable trigger user`)
  for (const { name } of forced) await db.query(`alter table ${name} no force row level security`)
  await db.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  const columns = await columnsOf(db, manifest, tables)
  const loading = copyInto(db, columns)
  try {
    await inspect(path, loading.receive)
    await loading.finish()
  } catch (error) {
    loading.abandon()
    throw error
  }
  // What a constraint keeps for the end is looked at now: a table with checks that wait is not altered.
  await db.query('set constraints all immediate')
  for (const { name } of tables) await db.query(`alter table ${name} enable trigger user`)
  for (const { name } of forced) await db.query(`alter table ${name} force row level security`)
  for (const { name, last, called } of manifest.sequences) {
    await db.query('select setval($1::regclass, $2::bigint, $3)', [name, last, called])
  }
}
