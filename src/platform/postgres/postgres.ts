import type { Client } from 'pg'
import { Halt } from '../cli/halt.ts'
import { findBinaries } from './binaries.ts'
import { checkMajor, ensureCluster, readPassword } from './cluster.ts'
import { endpointFor, urlOf } from './endpoint.ts'
import { layOut } from './layout.ts'
import { type Cluster, type Opened, open } from './open.ts'
import { shutDown } from './server.ts'

export type Options = {
  /** The folder that holds the data; created when missing. */
  dataDir: string
  /** What this process does, as a person would name it: shown to whoever finds the data taken. */
  purpose: string
  log: (sentence: string) => void
  /** A command may work beside a running Maillon; the application itself must be the only one. */
  beside?: boolean
  /** The folder is thrown away afterwards, as after tests: nothing waits for the disk, and a power cut may lose it. */
  disposable?: boolean
  /** Called once when PostgreSQL dies and cannot be brought back. */
  onLost?: (reason: Halt) => void
}

export type Postgres = {
  /** The administrator's connection string to the database `maillon`. Stays true when the server is restarted. */
  url: string
  /** The first start on this folder: the database is empty. */
  created: boolean
  /** A server left by a Maillon that was killed was found and taken over. */
  adopted: boolean
  /** False for a command that works beside a running Maillon: it stops nothing when it ends. */
  alone: boolean
  stop(): Promise<void>
}

const mostRestarts = 5
const restartWindow = 60_000

/** Starts PostgreSQL on a data folder, or takes over the one that runs there, and brings it back if it dies. */
export const startPostgres = async (options: Options): Promise<Postgres> => {
  const layout = layOut(options.dataDir, options.log)
  const binaries = findBinaries(layout)
  const { created } = await ensureCluster(layout, binaries)
  checkMajor(layout, binaries)
  const endpoint = await endpointFor(layout)
  const { purpose, log, disposable = false } = options
  const cluster: Cluster = { layout, binaries, endpoint, purpose, log, disposable }

  let current = await openAlone(cluster, options)
  let stopping = false
  const alone = current.heldBy === null
  if (alone) await ensureDatabase(current.session)

  const restarts: number[] = []
  const watch = ({ session }: Opened) => session.once('end', () => void bringBack())
  const bringBack = async () => {
    if (stopping) return
    try {
      countRestart(restarts)
      current = await openAlone(cluster, options)
      // Stopped while it was coming back: nobody else will end this one.
      if (stopping) return await end(cluster, current)
      watch(current)
      options.log('La base de données s’est arrêtée, Maillon l’a relancée.')
    } catch (error) {
      options.onLost?.(
        error instanceof Halt ? error : new Halt('La base de données s’est arrêtée.', 1, { cause: error }),
      )
    }
  }
  if (alone) watch(current)

  const stop = async () => {
    if (stopping) return
    stopping = true
    if (alone) await end(cluster, current)
    else await current.session.end()
  }
  return { url: urlOf(endpoint, readPassword(layout), 'maillon'), created, adopted: current.adopted, alone, stop }
}

const openAlone = async (cluster: Cluster, options: Options): Promise<Opened> => {
  const opened = await open(cluster)
  if (opened.heldBy === null || options.beside) return opened
  await opened.session.end()
  throw new Halt(
    `Maillon travaille déjà avec ces données (${cluster.layout.home}), pour « ${opened.heldBy} ». Ce second démarrage s’arrête.`,
  )
}

const end = async (cluster: Cluster, opened: Opened): Promise<void> => {
  await opened.session.end().catch(() => {})
  await shutDown(cluster.layout, cluster.binaries, opened.server)
}

const ensureDatabase = async (session: Client): Promise<void> => {
  const { rowCount } = await session.query(`select 1 from pg_database where datname = 'maillon'`)
  if (rowCount === 0) await session.query('create database maillon')
}

const countRestart = (restarts: number[]): void => {
  const now = performance.now()
  restarts.push(now)
  const recent = restarts.filter((moment) => now - moment < restartWindow)
  if (recent.length > mostRestarts) {
    throw new Halt('La base de données s’arrête sans cesse : Maillon s’arrête aussi. Son journal dit pourquoi.')
  }
}
