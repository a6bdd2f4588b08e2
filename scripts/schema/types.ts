import type { Client } from 'pg'

type Column = {
  schema: string
  table: string
  column: string
  type: string
  array: boolean
  nullable: boolean
  filled: boolean
}

const columnsOf = async (db: Client, schemas: string[]): Promise<Column[]> => {
  const { rows } = await db.query<Column>(
    `select n.nspname as schema, c.relname as table, a.attname as column, coalesce(e.typname, t.typname) as type,
        e.oid is not null as array, not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as filled
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
      where n.nspname = any ($1) and c.relkind in ('r', 'p', 'v', 'm')
      order by n.nspname, c.relname, a.attnum`,
    [schemas],
  )
  return rows
}

// What `pg` gives back once src/platform/db has set its parsers.
const typescript: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
  timestamptz: 'Date',
  timestamp: 'Date',
}

const typeOf = ({ type, array, nullable, filled }: Column): string => {
  const one = typescript[type] ?? 'string'
  const value = [array ? `${one}[]` : one, nullable ? 'null' : ''].filter(Boolean).join(' | ')
  return filled ? `Generated<${value}>` : value
}

const key = (name: string) => (/^[a-z_$][\w$]*$/i.test(name) ? name : `'${name}'`)
const pascal = (name: string) => name.replace(/(?:^|[_\W]+)(\w)/g, (_, letter: string) => letter.toUpperCase())
const named = ({ schema, table }: Column) => (schema === 'app' ? table : `${schema}.${table}`)

/** The tables as Kysely knows them: those of `app` under their own name, the others with their schema's. */
export const writeTypes = async (db: Client, schemas: string[]): Promise<string> => {
  const tables = Map.groupBy(await columnsOf(db, schemas), named)
  const interfaces = [...tables].map(([name, columns]) => {
    const lines = columns.map((column) => `  ${key(column.column)}: ${typeOf(column)}`)
    return `export interface ${pascal(name)} {\n${lines.join('\n')}\n}\n`
  })
  const all = [...tables.keys()].map((name) => `  ${key(name)}: ${pascal(name)}`)
  return `${preamble}\n${interfaces.join('\n')}\nexport interface DB {\n${all.join('\n')}\n}\n`
}

const preamble = `// Written by scripts/schema.ts from the database: change a migration, never this file.
import type { Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }
`
