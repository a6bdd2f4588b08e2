import type { Accounts } from '#network/accounts/accounts.ts'
import { keepEntry } from '#network/accounts/entry.ts'
import { joinInvited } from '#network/accounts/invited.ts'
import { askForCode } from '#network/accounts/signIn.store.ts'
import { countVisit } from '#network/accounts/tries.ts'
import { sessionToken } from '#platform/web/cookies.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import { type Behind, behind } from './invitation.behind.ts'
import { InvitationView, WhyNotView } from './invitation.view.tsx'

const options = { apart: true } as const

/** What the link of an invitation opens on. Opening it changes nothing; accepting sends a code to the address invited. */
export const invitationPages = (accounts: Accounts): Routes =>
  routes()
    .get(
      '/invitation/:jeton',
      'anyone',
      async (c) => {
        const invitation = await opened(c, accounts)
        return 'status' in invitation
          ? invitation
          : c.render(<InvitationView invitation={invitation} here={Boolean(c.var.visitor)} />, page)
      },
      options,
    )
    .post(
      '/invitation/:jeton',
      'anyone',
      async (c) => {
        const invitation = await opened(c, accounts)
        if ('status' in invitation) return invitation
        const token = c.req.param('jeton') ?? ''
        const { visitor } = c.var
        if (visitor) {
          await joinInvited(
            accounts,
            { userId: visitor.userId, token: sessionToken(c) ?? '', headers: new Headers() },
            token,
          )
          return c.redirect(accounts.home, 303)
        }
        await countVisit(c, accounts, 'code')
        const { sent } = await askForCode(accounts, invitation.email)
        keepEntry(c, accounts, { email: invitation.email, suite: accounts.home, invitation: token })
        return c.redirect(sent ? '/connexion/code' : '/connexion/code?deja=oui', 303)
      },
      options,
    )

const page = { title: 'Votre invitation', layout: 'bare' } as const

/** The invitation, or the page that says why it cannot be accepted here. */
async function opened(c: Page, accounts: Accounts): Promise<Behind | Response> {
  const invitation = await behind(accounts.database, c.req.param('jeton') ?? '')
  const other =
    c.var.visitor && invitation && c.var.visitor.email.toLowerCase() !== invitation.email.toLowerCase()
      ? c.var.visitor.email
      : null
  if (invitation?.state === 'open' && !other) return invitation
  return c.render(<WhyNotView invitation={invitation} other={other} />, { ...page, status: invitation ? 200 : 404 })
}
