import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Layout } from './layout.ts'

/** Where PostgreSQL listens: a socket in the data folder, or the machine's own loopback when that path is too long for one. */
export type Endpoint = { host: string; port: number; socket: boolean }

// sun_path holds 104 bytes on macOS and 108 on Linux, final zero included.
const longestSocketPath = 103

/** The same answer at every start on the same folder, so that a server left running is found again. */
export const endpointFor = async (layout: Layout): Promise<Endpoint> => {
  const socket = join(layout.run, '.s.PGSQL.5432')
  if (process.platform !== 'win32' && Buffer.byteLength(socket) <= longestSocketPath) {
    return { host: layout.run, port: 5432, socket: true }
  }
  return { host: '127.0.0.1', port: await keptPort(join(layout.run, 'port')), socket: false }
}

const keptPort = async (file: string): Promise<number> => {
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'))
  const port = await freePort()
  try {
    writeFileSync(file, String(port), { flag: 'wx' })
    return port
  } catch {
    return Number(readFileSync(file, 'utf8'))
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** The settings that make PostgreSQL listen there and nowhere else. */
export const listening = (endpoint: Endpoint): Record<string, string> =>
  endpoint.socket
    ? { listen_addresses: '', unix_socket_directories: endpoint.host, unix_socket_permissions: '0700', port: '5432' }
    : { listen_addresses: endpoint.host, unix_socket_directories: '', port: String(endpoint.port) }

/** The administrator's connection string to a database of this cluster. Behind a socket, `localhost` is only what a URL must have. */
export const urlOf = (endpoint: Endpoint, password: string, database: string): string =>
  endpoint.socket
    ? `postgres://postgres:${password}@localhost/${database}?host=${encodeURIComponent(endpoint.host)}&port=${endpoint.port}`
    : `postgres://postgres:${password}@${endpoint.host}:${endpoint.port}/${database}`
