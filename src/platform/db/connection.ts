import pg from 'pg'
import { parse } from 'pg-connection-string'
import { type LoginRole, rolePassword } from './roles.ts'

const { builtins } = pg.types
pg.types.setTypeParser(builtins.INT8, Number)
pg.types.setTypeParser(builtins.DATE, (day) => day)
// '2026-11-24 13:00:00.123+00' is ISO 8601 but for a letter and the zone's minutes: JavaScript reads that several times quicker
// than the driver's own parser, which still reads what this one does not.
const slow = pg.types.getTypeParser(builtins.TIMESTAMPTZ)
pg.types.setTypeParser(builtins.TIMESTAMPTZ, (text) => {
  const at = new Date(`${text.slice(0, 10)}T${text.slice(11)}${text.at(-3) === ':' ? '' : ':00'}`)
  return Number.isNaN(at.getTime()) ? slow(text) : at
})

export type Connection = {
  host: string
  port: number
  database: string
  user: string
  password: string
  ssl?: pg.ClientConfig['ssl']
}

/** Reads a PostgreSQL URL; a socket folder is given as `?host=/folder`. */
export function adminConfig(url: string): Connection {
  const read = parse(url)
  const { ssl } = read as { ssl?: pg.ClientConfig['ssl'] }
  return {
    host: read.host || 'localhost',
    port: Number(read.port || 5432),
    database: read.database || 'postgres',
    user: read.user || 'postgres',
    password: read.password || '',
    ...(ssl === undefined ? {} : { ssl }),
  }
}

/** The same server and database, as one of the roles that own nothing. */
export const configAs = (url: string, role: LoginRole): Connection => {
  const admin = adminConfig(url)
  return { ...admin, user: role, password: rolePassword(admin.password, role) }
}
