import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'

const key = 76_821_401

/** How long to wait for a holder that may be ending, and for one that is dead but whose session is still there, in milliseconds. */
const patience = { alive: 1500, dead: 15_000 }

/** The name of a session that wants the lock: what it is for, as people say it, and its process. */
export const sessionName = (purpose: string): string => `${purpose} (${process.pid})`

/**
 * Makes this session the only Maillon on the cluster, until it ends: PostgreSQL lets go when the holder dies, so nothing
 * can be left locked. Answers who holds it otherwise.
 */
export const takeLock = async (session: Client): Promise<{ heldBy: string | null }> => {
  for (const started = performance.now(); ; await pause(100)) {
    const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [key])
    if (rows[0]?.taken) return { heldBy: null }
    const holder = await holderOf(session)
    if (holder && performance.now() - started > (holder.alive ? patience.alive : patience.dead))
      return { heldBy: holder.purpose }
  }
}

const holderOf = async (session: Client): Promise<{ purpose: string; alive: boolean } | null> => {
  const { rows } = await session.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [key],
  )
  if (!rows[0]) return null
  const [, purpose = 'Maillon', pid] = rows[0].name.match(/^(.*) \((\d+)\)$/) ?? []
  return { purpose, alive: pid === undefined || isAlive(Number(pid)) }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
