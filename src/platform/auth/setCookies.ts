import type { Page } from '#platform/web/routes.ts'

/** Hands the cookies that better-auth set to the page's own answer. */
export function setCookies(c: Page, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}
