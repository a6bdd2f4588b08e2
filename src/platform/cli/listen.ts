import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Halt } from './halt.ts'

export type Address = { host: string; port: number }
/** `bindings` holds the connection, which tells where a request comes from. */
export type Answer = (request: Request, bindings: object) => Response | Promise<Response>
export type Listening = {
  url: string
  /** Takes no new request, lets those under way end, and cuts what still runs after ten seconds. */
  close(): Promise<void>
}

/** The longest a request may take once the site was asked to stop, in milliseconds. */
const drainTime = 10_000

/** Answers requests at an address. Port 0 takes any free one. */
export const listen = async (address: Address, answer: Answer): Promise<Listening> => {
  const server = createServer(getRequestListener(answer))
  await bind(server, address)
  const { port } = server.address() as AddressInfo
  return { url: urlOf({ ...address, port }), close: () => close(server) }
}

// A Maillon that was asked to stop a moment ago may still be ending its last requests.
const patience = 2000

/** Refuses now what `listen` would refuse later, before anything slow is done. */
export const checkFree = async (address: Address): Promise<void> => {
  for (const end = performance.now() + patience; ; await pause(100)) {
    const probe = createServer()
    try {
      await bind(probe, address)
    } catch (error) {
      if (performance.now() > end) throw error
      continue
    }
    probe.close()
    await once(probe, 'close')
    return
  }
}

/** What to type in a browser on this machine. */
export const urlOf = ({ host, port }: Address): string => {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

const bind = async (server: Server, { host, port }: Address): Promise<void> => {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new Halt(
      refusals[(cause as NodeJS.ErrnoException).code ?? '']?.(host, port) ??
        `Le site ne peut pas répondre sur ${host}:${port}.`,
      1,
      {
        cause,
      },
    )
  }
}

const refusals: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) =>
    `Le port ${port} est déjà pris par un autre programme, peut-être Maillon lui-même. Choisissez-en un autre : PORT=${port + 1} npm start`,
  EACCES: (_, port) => `Ce compte n’a pas le droit d’utiliser le port ${port}. Choisissez-en un au-dessus de 1024.`,
  EADDRNOTAVAIL: (host) => `L’adresse ${host} n’est pas celle de cet ordinateur.`,
  ENOTFOUND: (host) => `L’adresse ${host} est introuvable.`,
}

const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  // A browser keeps its connection after the answer: it is closed as soon as nothing runs on it.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), drainTime)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
