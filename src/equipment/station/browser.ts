import { getCookie, setCookie } from 'hono/cookie'
import { isId, newId } from '#platform/db/id.ts'
import type { Page } from '#platform/web/routes.ts'

const COOKIE = 'maillon_poste'

/** This browser's own name: what is armed on a phone is not armed on the computer beside it. */
export function browserOf(c: Page): string {
  const kept = getCookie(c, COOKIE)
  if (kept && isId(kept)) return kept
  const browser = newId()
  setCookie(c, COOKIE, browser, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 31_536_000 })
  return browser
}
