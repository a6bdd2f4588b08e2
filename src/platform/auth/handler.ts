import { type Context, Hono } from 'hono'
import type { Auth } from './auth.ts'
import { PROVIDER } from './oidc.ts'

/** The only doors of better-auth that a browser may knock at; pages do the rest. */
export const openPaths = {
  callback: ['GET', `/callback/${PROVIDER}`],
  askPasskey: ['GET', '/passkey/generate-authenticate-options'],
  enterByPasskey: ['POST', '/passkey/verify-authentication'],
  beginPasskey: ['GET', '/passkey/generate-register-options'],
  addPasskey: ['POST', '/passkey/verify-registration'],
} as const satisfies Record<string, readonly ['GET' | 'POST', string]>

export type Door = keyof typeof openPaths

export type Guards = {
  /** Null when the request may go on; otherwise why not, as an answer. */
  before(c: Context, door: Door): Promise<Response | null>
  /** Once better-auth has answered well: what else a new session or a new passkey brings. */
  after(c: Context, door: Door, answer: Response): Promise<Response>
}

/** Mounted on `/api/auth`. What is not listed above does not exist. */
export function authHandler(auth: () => Promise<Auth>, guards: Guards): Hono {
  const app = new Hono()
  for (const [door, [method, path]] of Object.entries(openPaths) as [Door, readonly [string, string]][])
    app.on(method, path, async (c) => {
      const refused = await guards.before(c, door)
      if (refused) return refused
      const answer = await (await auth()).handler(c.req.raw)
      return answer.status < 400 ? guards.after(c, door, answer) : answer
    })
  app.all('*', (c) => c.json({ erreur: 'Cette adresse n’existe pas.' }, 404))
  return app
}
