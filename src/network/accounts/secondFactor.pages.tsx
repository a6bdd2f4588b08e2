import { z } from 'zod'
import { setCookies } from '#platform/auth/setCookies.ts'
import { sessionToken } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'
import { hasFactor } from './factor.rules.ts'
import { factorsOf } from './factor.store.ts'
import { ChooseView, SecondFactorView } from './factor.view.tsx'
import { localPath } from './localPath.ts'
import { becomeStrong, checkProof } from './proof.store.ts'
import { countTry } from './tries.ts'

const options = { apart: true, beforeSecondFactor: true } as const

const ProofForm = z.object({
  code: z
    .string({ error: 'Écrivez le code.' })
    .max(40)
    .transform((typed) => typed.replaceAll(/\s/g, '').toLowerCase()),
  suite: z.string().max(500).optional(),
})

/** After the mailbox, the second proof; or the way to add a first one. */
export const secondFactorPages = (accounts: Accounts): Routes =>
  routes()
    .get('/connexion/second-facteur', 'members', (c) => show(c, accounts, c.req.query('suite'), null), options)
    .post(
      '/connexion/second-facteur',
      'members',
      async (c) => {
        const form = await readForm(c, ProofForm)
        if (form.errors) return show(c, accounts, String(form.values.suite ?? ''), form.errors)
        const { member } = c.var
        const factors = await factorsOf(accounts.database, member.userId)
        if (!factors.application) return show(c, accounts, form.values.suite, null)
        await countTry(c, accounts, 'proof', member.userId)
        const refusal = await checkProof(accounts, member.userId, sessionToken(c) ?? '', form.values.code)
        if (refusal) return show(c, accounts, form.values.suite, { code: refusal.refusal })
        setCookies(c, (await becomeStrong(accounts, member, sessionToken(c) ?? '', c.var.now)).headers)
        return c.redirect(localPath(form.values.suite, accounts.home), 303)
      },
      options,
    )

async function show(c: Page, accounts: Accounts, asked: string | undefined, errors: Errors | null) {
  const suite = localPath(asked, accounts.home)
  if (c.var.member.strong) return c.redirect(suite, 303)
  const factors = await factorsOf(accounts.database, c.var.member.userId)
  const view = hasFactor(factors) ? (
    <SecondFactorView factors={factors} suite={suite} errors={errors} />
  ) : (
    <ChooseView suite={suite} />
  )
  return c.render(view, {
    title: 'Une seconde preuve',
    layout: 'bare',
    islands: ['passkey'],
    status: errors ? 422 : 200,
  })
}
