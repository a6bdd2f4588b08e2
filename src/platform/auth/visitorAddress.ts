import type { Context } from 'hono'

type Bindings = { incoming?: { socket?: { remoteAddress?: string } } }

/**
 * The network address a request comes from, to count tries. Behind a reverse proxy (MAILLON_PROXY=oui) it is the last one
 * of X-Forwarded-For, which that proxy wrote itself; without one, nobody can choose it.
 */
export function visitorAddress(c: Context, env: NodeJS.ProcessEnv = process.env): string {
  const forwarded = env.MAILLON_PROXY === 'oui' ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const bindings = c.env as Bindings | undefined
  return forwarded || bindings?.incoming?.socket?.remoteAddress || 'unknown'
}
