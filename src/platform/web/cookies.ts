import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Page } from './routes.ts'

const FLASH = 'maillon_dit'

/** Name of the session's cookie, set at sign-in. Its first part is the token; the signature behind the dot belongs to the accounts. */
export const SESSION = 'maillon.session_token'

export const sessionToken = (c: Context): string | null => {
  const value = getCookie(c, SESSION, 'secure') ?? getCookie(c, SESSION)
  return value ? (value.split('.')[0] ?? null) : null
}

/** Says something once, on the next page. */
export function flash(c: Page, sentence: string): void {
  setCookie(c, FLASH, sentence, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
}

export function takeFlash(c: Page): string | null {
  const sentence = getCookie(c, FLASH)
  if (!sentence) return null
  deleteCookie(c, FLASH, { path: '/' })
  return sentence
}
