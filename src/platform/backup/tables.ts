import type pg from 'pg'

/** The schemas that hold what people entrusted. The jobs' own schema is rebuilt by the jobs. */
export const keptSchemas = ['app', 'auth']

/** `forced`: row-level security applies to the table's owner too. */
/** Open doors, kept by no archive: whoever finds one enters nowhere, and after a restore everybody signs in again. */
export const leftEmpty = ['auth.session', 'auth.verification']

export type Table = { name: string; columns: string[]; forced: boolean }

type Row = Table & { oid: number; refers: number[] }

/** Every table of the kept schemas, those that others refer to first. */
export const tablesInLoadOrder = async (db: pg.ClientBase): Promise<Table[]> => {
  const { rows } = await db.query<Row>(
    `select c.oid::int as oid, format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as forced,
        (select array_agg(quote_ident(attname) order by attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select coalesce(array_agg(distinct k.confrelid::int), '{}') from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = any ($1) order by n.nspname, c.relname`,
    [keptSchemas],
  )
  return sorted(rows)
}

const sorted = (rows: Row[]): Table[] => {
  const placed = new Set<number>()
  const ordered: Table[] = []
  for (let waiting = rows; waiting.length > 0; ) {
    const ready = waiting.filter((row) => row.refers.every((oid) => placed.has(oid)))
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${waiting.map((row) => row.name).join(', ')}`)
    for (const { oid, name, columns, forced } of ready) {
      placed.add(oid)
      ordered.push({ name, columns, forced })
    }
    waiting = waiting.filter((row) => !placed.has(row.oid))
  }
  return ordered
}

/** Names of the sequences of the kept schemas, quoted. */
export const sequencesOf = async (db: pg.ClientBase): Promise<string[]> => {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname = any ($1) order by 1`,
    [keptSchemas],
  )
  return rows.map(({ name }) => name)
}
