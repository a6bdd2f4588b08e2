import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'

const key = 76_821_401

/**
 * Makes this session the only Maillon on the cluster, until it ends: PostgreSQL lets go when the holder dies, so nothing
 * can be left locked. Answers who holds it otherwise.
 */
export const takeLock = async (session: Client): Promise<{ heldBy: string | null }> => {
  // A holder that was killed or asked to stop a moment ago may still have its session.
  for (let tries = 0; tries < 10; tries++) {
    if (tries > 0) await pause(100)
    const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [key])
    if (rows[0]?.taken) return { heldBy: null }
  }
  const { rows } = await session.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [key],
  )
  return { heldBy: rows[0]?.name ?? 'Maillon' }
}
