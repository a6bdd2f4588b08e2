import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { readHeads } from '#platform/audit/verify.ts'
import { type Put, writeArchive } from './archive.ts'
import { chunkName, chunkSize, countRows } from './chunk.ts'
import { type ArchivedSequence, type ArchivedTable, type Manifest, manifestName } from './manifest.ts'
import { leftEmpty, sequencesOf, type Table, tablesInLoadOrder } from './tables.ts'

/**
 * Writes everything people entrusted to one archive, as it stood at one instant, while they go on working.
 * `db` is the administrator's own connection, in no transaction.
 */
export const backUp = async (db: pg.ClientBase, path: string, version: string, now: Date): Promise<Manifest> => {
  await db.query('begin isolation level repeatable read read only')
  try {
    const { rows: migrations } = await db.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.migration order by name',
    )
    await db.query('set local role maillon_owner')
    const takenAt = now.toISOString()
    let manifest: Manifest | undefined
    await writeArchive(path, async (put) => {
      const tables: ArchivedTable[] = []
      for (const table of await tablesInLoadOrder(db)) tables.push(await archive(db, table, put))
      const [sequences, heads] = [await readSequences(db), await readHeads(db)]
      manifest = { kind: 'maillon-backup', format: 1, version, takenAt, migrations, tables, sequences, heads }
      await put(manifestName, Buffer.from(JSON.stringify(manifest, null, 2)))
    })
    return manifest!
  } finally {
    await db.query('rollback').catch(() => {})
  }
}

const archive = async (db: pg.ClientBase, { name, columns }: Table, put: Put): Promise<ArchivedTable> => {
  const digest = createHash('sha256')
  let rows = 0
  let chunk = 0
  let held: Buffer[] = []
  let size = 0
  const flush = async () => {
    const bytes = Buffer.concat(held)
    digest.update(bytes)
    rows += countRows(bytes)
    held = []
    size = 0
    await put(chunkName(name, chunk++), bytes)
  }
  // A query rather than the table: it is allowed under row-level security, which the owner passes by its own policy.
  const kept = leftEmpty.includes(name) ? 'where false' : ''
  for await (const row of db.query(copyTo(`copy (select ${columns.join(', ')} from ${name} ${kept}) to stdout`))) {
    held.push(row as Buffer)
    size += (row as Buffer).length
    if (size >= chunkSize) await flush()
  }
  if (size > 0) await flush()
  return { name, columns, rows, sha256: digest.digest('hex') }
}

// Sequences stand outside transactions: read after the tables, they are never behind them.
const readSequences = async (db: pg.ClientBase): Promise<ArchivedSequence[]> => {
  const sequences: ArchivedSequence[] = []
  for (const name of await sequencesOf(db)) {
    const { rows } = await db.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    )
    sequences.push({ name, ...rows[0]! })
  }
  return sequences
}
