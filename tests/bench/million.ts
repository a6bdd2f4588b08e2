import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { asOwner } from '#platform/db/database.ts'
import { migrate, migrationsIn } from '#platform/db/migrate.ts'
import { lastingPostgres } from '#testing/scratch.ts'

export const say = (text: string) => process.stderr.write(`${text}\n`)

/** A PostgreSQL with a million households, kept from one measure to the next; with `people`, one person in each as well. */
export async function openMillion({ people = false } = {}) {
  // One folder for each state of the schema: a changed migration begins anew. With people, another: the lists are not the same.
  const schema = createHash('sha256')
    .update(
      migrationsIn()
        .map((m) => m.sha256)
        .join(),
    )
    .digest('hex')
    .slice(0, 10)
  const folder = process.env.MAILLON_BENCH ?? join(tmpdir(), `maillon-bench-${schema}${people ? '-people' : ''}`)
  mkdirSync(folder, { recursive: true })
  const postgres = await lastingPostgres(folder, 'mesures')
  await migrate(postgres.url)
  const once = async (mark: string, file: string, announced: string) => {
    if (existsSync(join(folder, mark))) return
    say(announced)
    await fill(postgres.url, file)
    writeFileSync(join(folder, mark), 'yes')
  }
  if (!existsSync(join(folder, 'million'))) await asOwner(postgres.url, (owner) => ensureCommunes(owner))
  await once('million', 'tests/bench/million.sql', 'Un million de familles : deux minutes environ, une seule fois…')
  if (people)
    await once('people', 'tests/bench/people.sql', 'Un million de personnes : cinq minutes environ, une seule fois…')
  return postgres
}

async function fill(url: string, file: string) {
  const client = new pg.Client(adminConfig(url))
  await client.connect()
  for (const statement of readFileSync(file, 'utf8')
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m))
    if (statement.trim()) await client.query(statement)
  await client.end()
}
