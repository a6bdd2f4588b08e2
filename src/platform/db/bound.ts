import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { DB } from './types.gen.ts'

export type Db = Kysely<DB>

/**
 * A Kysely whose queries go straight to one checked-out client, so that several may travel in the same packet.
 * Statements are named, hence planned once per connection; texts that vary without end stay unnamed.
 */
export const boundTo = (client: pg.ClientBase): Db => {
  const known = cache.get(client)
  if (known) return known
  const db = build(client)
  cache.set(client, db)
  return db
}

const cache = new WeakMap<object, Db>()
const MOST_NAMES = 400
const names = new Map<string, string>()

const nameOf = (sql: string): string | undefined => {
  const known = names.get(sql)
  if (known || names.size >= MOST_NAMES) return known
  const name = `q${names.size}`
  names.set(sql, name)
  return name
}

/**
 * One statement, as a promise. The driver's own promises hold on to each other from one request to the next until a full
 * collection: on a busy site that is a quarter of a request's time. An error says who asked.
 */
export async function send(client: pg.ClientBase, query: pg.QueryConfig): Promise<pg.QueryResult> {
  try {
    return await new Promise((done, failed) =>
      client.query(query, (error, result) => (error ? failed(error) : done(result))),
    )
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

const build = (client: pg.ClientBase): Db =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new BoundDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })

class BoundConnection implements DatabaseConnection {
  #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(query.sql)
    const { rows, rowCount } = await send(this.#client, {
      ...(name ? { name } : {}),
      text: query.sql,
      values: [...query.parameters],
    })
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  // biome-ignore lint/correctness/useYield: a request's transaction never streams; exports page through rows instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('A request does not stream queries.')
  }
}

class BoundDriver implements Driver {
  #connection: BoundConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new BoundConnection(client)
  }

  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async beginTransaction() {
    throw new Error('Already inside the request’s transaction.')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}
