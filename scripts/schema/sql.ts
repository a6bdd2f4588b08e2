import type { Client } from 'pg'
import * as ask from './catalogue.ts'

/** The whole schema as a person reviews it: one statement per thing, in an order that depends on names only. */
export const writeSql = async (db: Client, schemas: string[]): Promise<string> => {
  const lines = async (query: string) => {
    const { rows } = await db.query<{ line: string }>(query, [schemas])
    return rows.map(({ line }) => line)
  }
  const sections: string[] = ['-- Written by scripts/schema.ts from the database: change a migration, never this file.']
  sections.push((await lines(ask.extensions)).join('\n'), (await lines(ask.schemas)).join('\n'))
  const sequences = await lines(ask.sequences)
  if (sequences.length > 0) sections.push(sequences.join('\n'))

  const { rows: tables } = await db.query<{ oid: number }>(ask.tables, [schemas])
  for (const { oid } of tables) sections.push(await tableSql(db, oid))
  sections.push(...(await lines(ask.views)), ...(await lines(ask.functions)))
  sections.push((await lines(ask.routineGrants)).join('\n'))
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

const tableSql = async (db: Client, oid: number): Promise<string> => {
  const lines = async (query: string) => {
    const { rows } = await db.query<{ line: string }>(query, [oid])
    return rows.map(({ line }) => line)
  }
  const [name] = await lines(ask.tableName)
  const body = [...(await lines(ask.columns)), ...(await lines(ask.constraints))]
  const after = []
  for (const query of [ask.indexes, ask.triggers, ask.security, ask.policies, ask.grants, ask.columnGrants])
    after.push(...(await lines(query)))
  return [`create table ${name} (\n  ${body.join(',\n  ')}\n);`, ...after].join('\n')
}
