import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { Halt } from '../cli/halt.ts'
import { give } from './account.ts'
import type { Binaries } from './binaries.ts'
import { saysDiskFull } from './disk.ts'
import { type Endpoint, listening } from './endpoint.ts'
import { environment } from './environment.ts'
import type { Layout } from './layout.ts'
import { gone, type Postmaster } from './postmaster.ts'
import { settings } from './settings.ts'

const largestLog = 5_000_000

type Launched = { layout: Layout; binaries: Binaries; endpoint: Endpoint; disposable: boolean }

/** Starts PostgreSQL in its own process group: Ctrl-C must reach Maillon alone, which then stops PostgreSQL last. */
export const launch = ({ layout, binaries, endpoint, disposable }: Launched): ChildProcess => {
  const chosen = Object.entries({ ...settings({ disposable }), ...listening(endpoint) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const log = openLog(layout)
  try {
    return spawn(binaries.postgres, ['-D', layout.cluster, ...chosen], {
      ...layout.account,
      env: environment,
      cwd: layout.run,
      stdio: ['ignore', log, log],
      detached: true,
    })
  } finally {
    closeSync(log)
  }
}

const openLog = (layout: Layout): number => {
  if ((statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0) > largestLog)
    renameSync(layout.log, `${layout.log}.1`)
  const log = openSync(layout.log, 'a', 0o600)
  give(layout.account, layout.log)
  return log
}

/** Stops the server: clients are cut, everything is written, the next start has nothing to repair. */
export const shutDown = async (layout: Layout, binaries: Binaries, server: Postmaster): Promise<void> => {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-D', layout.cluster], { env: environment })
    return
  }
  // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
  signal(server.pid, 'SIGINT')
  if (await gone(layout, server, 60_000)) return
  // Immediate shutdown: nothing committed is lost, the next start replays its journal.
  signal(server.pid, 'SIGQUIT')
  await gone(layout, server, 10_000)
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // Already gone, which is what was asked.
  }
}

/** Why the server refused to start, from the last lines of its log. */
export const whyItFailed = (layout: Layout): Halt => {
  const lines = readFileSync(layout.log, 'utf8').split('\n').slice(-30)
  const last = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.findLast((line) => line !== '') ?? ''
  if (lines.some(saysDiskFull)) {
    return new Halt(
      'Le disque est plein : la base de données ne peut pas démarrer. Libérez de la place, puis relancez.',
    )
  }
  return new Halt(`La base de données ne démarre pas : ${last.trim()} (journal complet : ${layout.log})`)
}
