import { type Postgres, startPostgres } from '../postgres/postgres.ts'
import type { Halt } from './halt.ts'
import { say } from './say.ts'

/** The PostgreSQL of DATABASE_URL, or the one Maillon runs itself. */
export type Server = { url: string; own: Postgres | null; stop(): Promise<void> }

export type Wish = { purpose: string; beside?: boolean; onLost?: (reason: Halt) => void }

/** Reaches the database that the settings name, starting Maillon's own when they name none. */
export const openServer = async (wish: Wish): Promise<Server> => {
  const external = process.env.DATABASE_URL
  if (external) return { url: external, own: null, stop: async () => {} }
  const own = await startPostgres({ dataDir: process.env.MAILLON_DATA || 'data', log: say, ...wish })
  return { url: own.url, own, stop: own.stop }
}

/** Works on the database, beside a running Maillon if there is one, and leaves it as it was found: running or not. */
export const withServer = async <T>(purpose: string, work: (server: Server) => Promise<T>): Promise<T> => {
  const server = await openServer({ purpose, beside: true })
  const interrupt = () => void server.stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    return await work(server)
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    await server.stop()
  }
}
