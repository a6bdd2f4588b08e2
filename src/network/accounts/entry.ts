import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Page } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'
import { localPath } from './localPath.ts'

const COOKIE = 'maillon_entree'

const Shape = z.object({
  email: z.email().max(254),
  suite: z.string().max(500),
  invitation: z.string().max(100).optional(),
})

/** Somebody who asked for a code and has not typed it yet: their address, where they were going, the invitation they accepted. */
export type Entry = z.output<typeof Shape>

/** Kept by the browser alone, until the code is typed or has run out. It proves nothing. */
export function keepEntry(c: Page, { address }: Accounts, entry: Entry): void {
  const value = Buffer.from(JSON.stringify(entry)).toString('base64url')
  setCookie(c, COOKIE, value, {
    path: '/connexion',
    httpOnly: true,
    sameSite: 'Lax',
    secure: address.startsWith('https:'),
    maxAge: 600,
  })
}

export function readEntry(c: Page, home: string): Entry | null {
  const value = getCookie(c, COOKIE)
  if (!value) return null
  try {
    const entry = Shape.parse(JSON.parse(Buffer.from(value, 'base64url').toString()))
    return { ...entry, suite: localPath(entry.suite, home) }
  } catch {
    return null
  }
}

export function dropEntry(c: Page): void {
  if (getCookie(c, COOKIE)) deleteCookie(c, COOKIE, { path: '/connexion' })
}
