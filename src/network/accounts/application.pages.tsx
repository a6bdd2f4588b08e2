import { refused } from '#platform/access/refusal.ts'
import { setCookies } from '#platform/auth/setCookies.ts'
import { flash, sessionToken } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import { membershipsOf } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import { whyNotChange, whyNotRemove } from './factor.rules.ts'
import { factorsOf, isBegun, removeApplication } from './factor.store.ts'
import { BackupCodesView, BeginningView, IntroView } from './factor.view.tsx'
import { applicationBegun, beginApplication, confirmApplication, renewBackupCodes } from './proof.store.ts'
import { RemovalView } from './removal.view.tsx'
import { CodeForm } from './signIn.form.ts'
import { countTry } from './tries.ts'

const options = { apart: true, beforeSecondFactor: true } as const
const removal = { title: 'Retirer une protection', layout: 'bare' } as const

/** The application of codes: adding it, its backup codes, taking it away. */
export const applicationPages = (accounts: Accounts): Routes =>
  routes()
    .get(
      '/compte/application',
      'members',
      async (c) => {
        await guard(c, accounts)
        if ((await factorsOf(accounts.database, c.var.member.userId)).application) return c.redirect('/compte', 303)
        if (await isBegun(accounts.database, c.var.member.userId)) return showBeginning(c, accounts, null)
        return c.render(<IntroView />, { title: 'Application de codes', layout: 'bare' })
      },
      options,
    )
    .post(
      '/compte/application',
      'members',
      async (c) => {
        const factors = await guard(c, accounts)
        if (!factors.application) await beginApplication(accounts, sessionToken(c) ?? '')
        return c.redirect('/compte/application', 303)
      },
      options,
    )
    .post(
      '/compte/application/confirmation',
      'members',
      async (c) => {
        await guard(c, accounts)
        if (!(await isBegun(accounts.database, c.var.member.userId))) return c.redirect('/compte/application', 303)
        const form = await readForm(c, CodeForm)
        if (form.errors) return showBeginning(c, accounts, form.errors)
        await countTry(c, accounts, 'proof', c.var.member.userId)
        const confirmed = await confirmApplication(
          accounts,
          c.var.member,
          sessionToken(c) ?? '',
          form.values.code,
          c.var.now,
        )
        if (refused(confirmed)) return showBeginning(c, accounts, { code: confirmed.refusal })
        setCookies(c, confirmed.headers)
        return c.render(<BackupCodesView codes={confirmed.backupCodes} />, {
          title: 'Vos codes de secours',
          layout: 'bare',
        })
      },
      options,
    )
    .post(
      '/compte/codes-de-secours',
      'members',
      async (c) => {
        const factors = await guard(c, accounts)
        if (!factors.application) return c.redirect('/compte', 303)
        const codes = await renewBackupCodes(accounts, sessionToken(c) ?? '')
        return c.render(<BackupCodesView codes={codes} />, { title: 'Vos codes de secours', layout: 'bare' })
      },
      options,
    )
    .get(
      '/compte/application/retrait',
      'members',
      (c) => c.render(<RemovalView what="l’application de codes" action={c.req.path} />, removal),
      options,
    )
    .post(
      '/compte/application/retrait',
      'members',
      async (c) => {
        const factors = await guard(c, accounts)
        const { userId } = c.var.member
        const memberships = await membershipsOf(accounts.database, userId)
        if (factors.application) {
          allow(whyNotRemove(memberships, factors))
          await removeApplication(accounts.database, userId, sessionToken(c) ?? '')
          flash(c, 'L’application de codes est retirée.')
        }
        return c.redirect('/compte', 303)
      },
      options,
    )

async function guard(c: Page, accounts: Accounts) {
  const factors = await factorsOf(accounts.database, c.var.member.userId)
  allow(whyNotChange(c.var.member, factors))
  return factors
}

async function showBeginning(c: Page, accounts: Accounts, errors: Errors | null) {
  const beginning = await applicationBegun(accounts, sessionToken(c) ?? '')
  return c.render(<BeginningView beginning={beginning} errors={errors} />, {
    title: 'Scannez cette image',
    layout: 'bare',
    status: errors ? 422 : 200,
  })
}
