import pg from 'pg'
import { parse } from 'pg-connection-string'
import { type LoginRole, rolePassword } from './roles.ts'

const { builtins } = pg.types
pg.types.setTypeParser(builtins.INT8, Number)
pg.types.setTypeParser(builtins.DATE, (day) => day)

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
