// Writes db/schema.sql and src/platform/db/types.gen.ts from the migrations, run on a scratch PostgreSQL.
// With --check, writes nothing and fails when either is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#platform/db/migrate.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { writeSql } from './schema/sql.ts'
import { writeTypes } from './schema/types.ts'

const root = join(import.meta.dirname, '..')
const schemas = ['app', 'auth']

const describe = async (): Promise<Record<string, string>> => {
  const postgres = await scratchPostgres('schema', 'schema', { disposable: true })
  try {
    await migrate(postgres.url)
    const db = new pg.Client({ connectionString: postgres.url })
    await db.connect()
    const written = {
      'db/schema.sql': await writeSql(db, schemas),
      'src/platform/db/types.gen.ts': await writeTypes(db, schemas),
    }
    await db.end()
    return written
  } finally {
    await postgres.stop()
  }
}

const current = (path: string): string => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

const check = process.argv.includes('--check')
const stale = Object.entries(await describe()).filter(([path, text]) => current(path) !== text)
for (const [path, text] of stale) {
  if (!check) writeFileSync(join(root, path), text)
  console.log(check ? `${path} is out of date: run node scripts/schema.ts` : `${path} written`)
}
process.exitCode = check && stale.length > 0 ? 1 : 0
