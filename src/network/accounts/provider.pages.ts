import { PROVIDER } from '#platform/auth/oidc.ts'
import { setCookies } from '#platform/auth/setCookies.ts'
import { found } from '#platform/web/halts.ts'
import { type Routes, routes } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'
import { localPath } from './localPath.ts'
import { countTry } from './tries.ts'

/** Entering with the account of one's organisation. A link, not a form: browsers let no form lead to another site here. */
export const providerPages = (accounts: Accounts): Routes =>
  routes().get(
    '/connexion/fournisseur',
    'anyone',
    async (c) => {
      found(accounts.provider)
      await countTry(c, accounts, 'provider', c.var.reference)
      const { api } = await accounts.auth()
      const { response, headers } = await api.signInSocial({
        body: {
          provider: PROVIDER,
          callbackURL: localPath(c.req.query('suite'), accounts.home),
          errorCallbackURL: '/connexion',
          disableRedirect: true,
        },
        headers: c.req.raw.headers,
        returnHeaders: true,
      })
      setCookies(c, headers)
      return c.redirect(found(response.url), 303)
    },
    { apart: true },
  )
