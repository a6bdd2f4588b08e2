import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { Halt } from '../cli/halt.ts'
import type { Binaries } from './binaries.ts'
import { readPassword } from './cluster.ts'
import { type Endpoint, urlOf } from './endpoint.ts'
import type { Layout } from './layout.ts'
import { takeLock } from './lock.ts'
import { clearRemains, gone, type Postmaster, runningOn } from './postmaster.ts'
import { launch, shutDown, whyItFailed } from './server.ts'
import { connectWhenReady } from './session.ts'

/** One cluster of one data folder, and the name under which we work on it. */
export type Cluster = {
  layout: Layout
  binaries: Binaries
  endpoint: Endpoint
  purpose: string
  log: (sentence: string) => void
  disposable: boolean
}

/** A server that answers, and the session that holds our lock on it. `heldBy`: another Maillon has it, we do not. */
export type Opened = { server: Postmaster; session: Client; adopted: boolean; heldBy: string | null }

// Replaying the journal after a power cut takes as long as the last checkpoint is old.
const patience = 300_000

/** Finds the server running on the cluster or starts one, whichever comes first when several try at once. */
export const open = async (cluster: Cluster): Promise<Opened> => {
  for (;;) {
    const server = runningOn(cluster.layout)
    if (server?.stopping) {
      await gone(cluster.layout, server, patience)
      continue
    }
    const opened = server ? await adopt(cluster, server) : await start(cluster)
    if (opened) return opened
  }
}

const sessionOn = async (cluster: Cluster, stillWorthIt: () => boolean): Promise<Client | null> => {
  const url = urlOf(cluster.endpoint, readPassword(cluster.layout), 'postgres')
  return connectWhenReady(url, cluster.purpose, stillWorthIt)
}

// A server left by a Maillon that was killed. After an update it still runs the former programs: it is replaced.
const adopt = async (cluster: Cluster, server: Postmaster): Promise<Opened | null> => {
  const end = performance.now() + patience
  const still = () => performance.now() < end && runningOn(cluster.layout)?.pid === server.pid
  const session = await sessionOn(cluster, still)
  if (!session) {
    if (runningOn(cluster.layout)?.pid !== server.pid) return null
    throw new Halt(
      `La base de données de ${cluster.layout.home} tourne déjà (processus ${server.pid}) et ne répond pas.`,
    )
  }
  const { heldBy } = await takeLock(session)
  if (!heldBy && (await versionOf(session)) !== cluster.binaries.version) {
    await session.end()
    await shutDown(cluster.layout, cluster.binaries, server)
    return null
  }
  return { server, session, adopted: true, heldBy }
}

const versionOf = async (session: Client): Promise<string | undefined> => {
  const { rows } = await session.query<{ version: string }>(`select current_setting('server_version') as version`)
  return rows[0]?.version.split(' ')[0]
}

const start = async (cluster: Cluster): Promise<Opened | null> => {
  await clearRemains(cluster.layout)
  const child = launch(cluster)
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  const slow = setTimeout(() => cluster.log('La base de données se remet en ordre après un arrêt brutal…'), 3000)
  const session = await sessionOn(cluster, () => !ended).finally(() => clearTimeout(slow))
  if (!session) {
    await pause(50)
    // Another Maillon started its own at the same moment: use that one.
    if (runningOn(cluster.layout)) return null
    throw whyItFailed(cluster.layout)
  }
  const { heldBy } = await takeLock(session)
  const server = runningOn(cluster.layout)
  if (!server) return null
  return { server, session, adopted: server.pid !== child.pid, heldBy }
}
