import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/bound.ts'
import { type Mapping, titleKey } from './columns.ts'

/** What tells a set of titles from another, whatever their case, accents and punctuation. */
export const headingsOf = (header: readonly string[]): Buffer =>
  createHash('sha256').update(header.map(titleKey).join('\n')).digest()

/** What an organisation said, once, of the columns of files with these titles. */
export async function rememberedColumns<Field extends string>(
  db: Db,
  organisationId: string,
  purpose: string,
  header: readonly string[],
): Promise<Mapping<Field> | null> {
  const { rows } = await sql<{ fields: Mapping<Field> }>`select fields from column_mapping
    where organisation_id = ${organisationId} and purpose = ${purpose} and headings = ${headingsOf(header)}`.execute(db)
  return rows[0]?.fields ?? null
}

/** Keeps it for the next file of the same titles; said again, the last word holds. */
export async function rememberColumns(
  db: Db,
  organisationId: string,
  purpose: string,
  header: readonly string[],
  fields: Mapping<string>,
  now: Date,
): Promise<void> {
  await sql`insert into column_mapping (organisation_id, purpose, headings, fields, said_at)
    values (${organisationId}, ${purpose}, ${headingsOf(header)}, ${JSON.stringify(fields)}, ${now})
    on conflict (organisation_id, purpose, headings) do update set fields = excluded.fields, said_at = excluded.said_at`.execute(
    db,
  )
}
