import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Layout } from './layout.ts'

/** The PostgreSQL server process that serves a cluster now. */
export type Postmaster = { pid: number; stopping: boolean }

const linux = process.platform === 'linux'

/** The server that runs on this cluster, whoever started it; null when none does, whatever postmaster.pid pretends. */
export const runningOn = (layout: Layout): Postmaster | null => {
  const lines = readLines(join(layout.cluster, 'postmaster.pid'))
  const pid = Number(lines?.[0])
  if (!lines || !pid || !serves(pid, layout)) return null
  return { pid, stopping: lines[7]?.trim() === 'stopping' }
}

const readLines = (path: string): string[] | null => {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return null
  }
}

// A process number outlives its process: as a zombie where nothing reaps, or given to another program. The working
// directory cannot lie: a postmaster and all its children stand in the cluster's folder.
const serves = (pid: number, layout: Layout): boolean =>
  linux ? standsIn(pid, realpathSync(layout.cluster)) : alive(pid)

const standsIn = (pid: number | string, folder: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Waits until no server runs on the cluster. False when time is up. A postmaster removes postmaster.pid a moment before it
 * leaves: its process is waited for too, so that the folder is nobody's once this answers.
 */
export const gone = async (layout: Layout, { pid }: Postmaster, milliseconds: number): Promise<boolean> => {
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(10)) {
    if (!runningOn(layout) && !(linux && serves(pid, layout))) return true
  }
  return false
}

/**
 * Removes what a server that died without notice left behind. Its last children may still be writing: waits until none
 * stands in the cluster. PostgreSQL does the same by itself, except when the number is a zombie's or was reused.
 */
export const clearRemains = async (layout: Layout): Promise<void> => {
  const pidFile = join(layout.cluster, 'postmaster.pid')
  if (!linux || !existsSync(pidFile)) return
  const folder = realpathSync(layout.cluster)
  for (let tries = 0; tries < 500 && anyoneIn(folder); tries++) await pause(20)
  if (anyoneIn(folder) || runningOn(layout)) return
  rmSync(pidFile, { force: true })
  rmSync(join(layout.run, '.s.PGSQL.5432.lock'), { force: true })
  rmSync(join(layout.run, '.s.PGSQL.5432'), { force: true })
}

const anyoneIn = (folder: string): boolean =>
  readdirSync('/proc').some((name) => /^\d+$/.test(name) && standsIn(name, folder))
