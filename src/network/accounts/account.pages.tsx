import { setCookies } from '#platform/auth/setCookies.ts'
import { flash, sessionToken } from '#platform/web/cookies.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import { closeOtherSessions, countOtherSessions, membershipsOf } from './account.store.ts'
import { AccountView } from './account.view.tsx'
import type { Accounts } from './accounts.ts'
import { type Factors, whyNotChange, whyNotRemove } from './factor.rules.ts'
import { factorsOf, removePasskey, sessionBehind } from './factor.store.ts'
import { RemovalView } from './removal.view.tsx'

const options = { apart: true } as const
const removal = { title: 'Retirer une protection', crumbs: [['Mon compte', '/compte']] } as const

/** One's own account: who one is here, where one acts, what protects it. */
export const ownAccountPages = (accounts: Accounts): Routes =>
  routes()
    .get('/compte', 'members', (c) => show(c, accounts), options)
    .post(
      '/compte/structure',
      'members',
      async (c) => {
        const asked = String((await c.req.formData()).get('membre') ?? '')
        const memberships = await membershipsOf(accounts.database, c.var.member.userId)
        const { memberId, organisationName } = found(memberships.find((one) => one.memberId === asked))
        const token = sessionToken(c) ?? ''
        const session = found(await sessionBehind(accounts.database, token))
        const secondFactorAt = session.secondFactorAt
        const { api } = await accounts.auth()
        const { headers } = await api.enterAs({
          body: { userId: session.userId, memberId, secondFactorAt, instead: token },
          returnHeaders: true,
        })
        setCookies(c, headers)
        flash(c, `Vous travaillez maintenant pour ${organisationName}.`)
        return c.redirect(accounts.home, 303)
      },
      { apart: true, beforeSecondFactor: true },
    )
    .post(
      '/compte/sessions',
      'members',
      async (c) => {
        await closeOtherSessions(accounts.database, c.var.member.userId, sessionToken(c) ?? '')
        flash(c, 'Les autres appareils sont déconnectés.')
        return c.redirect('/compte', 303)
      },
      options,
    )
    .get(
      '/compte/cles/:id/retrait',
      'members',
      async (c) => {
        const factors = await factorsOf(accounts.database, c.var.member.userId)
        ownPasskey(c, factors)
        return c.render(<RemovalView what="cette clé d’accès" action={c.req.path} />, removal)
      },
      options,
    )
    .post(
      '/compte/cles/:id/retrait',
      'members',
      async (c) => {
        const { userId } = c.var.member
        const factors = await factorsOf(accounts.database, userId)
        const { id } = ownPasskey(c, factors)
        const memberships = await membershipsOf(accounts.database, userId)
        allow(whyNotChange(c.var.member, factors) ?? whyNotRemove(memberships, factors))
        await removePasskey(accounts.database, userId, id, sessionToken(c) ?? '')
        flash(c, 'La clé d’accès est retirée.')
        return c.redirect('/compte', 303)
      },
      options,
    )

const ownPasskey = (c: Page, factors: Factors) => found(factors.passkeys.find(({ id }) => id === c.req.param('id')))

async function show(c: Page, accounts: Accounts) {
  const { member, now } = c.var
  const [memberships, factors, others] = await Promise.all([
    membershipsOf(accounts.database, member.userId),
    factorsOf(accounts.database, member.userId),
    countOtherSessions(accounts.database, member.userId, sessionToken(c) ?? ''),
  ])
  const view = <AccountView member={member} memberships={memberships} factors={factors} others={others} now={now} />
  return c.render(view, { title: 'Mon compte', islands: ['passkey'] })
}
