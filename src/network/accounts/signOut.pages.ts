import { deleteCookie } from 'hono/cookie'
import { SESSION, sessionToken } from '#platform/web/cookies.ts'
import { type Routes, routes } from '#platform/web/routes.ts'
import { closeSession } from './account.store.ts'
import type { Accounts } from './accounts.ts'

/** Leaving: the session ends on the server, and the browser forgets every page it kept. */
export const signOutPages = (accounts: Accounts): Routes =>
  routes().post(
    '/deconnexion',
    'anyone',
    async (c) => {
      const token = sessionToken(c)
      if (token) await closeSession(accounts.database, token)
      deleteCookie(c, SESSION, { path: '/' })
      if (new URL(accounts.address).protocol === 'https:')
        deleteCookie(c, SESSION, { path: '/', prefix: 'secure', secure: true })
      c.header('clear-site-data', '"cache"')
      return c.redirect('/', 303)
    },
    { apart: true, beforeSecondFactor: true },
  )
