import { refused } from '#platform/access/refusal.ts'
import { readForm } from '#platform/web/form.ts'
import { type Page, type Routes, routes } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'
import { dropEntry, keepEntry, readEntry } from './entry.ts'
import { joinInvited } from './invited.ts'
import { localPath } from './localPath.ts'
import { CodeForm, SignInForm } from './signIn.form.ts'
import { askForCode, useCode, useLink } from './signIn.store.ts'
import { CodeView, LinkView, SignInView } from './signIn.view.tsx'
import { countTry, countVisit, hasTriesLeft } from './tries.ts'
import { welcomeIn } from './welcomeIn.ts'

const open = { apart: true } as const

/** Entering with an e-mail address: a code of six digits, or the link that comes with it. */
export const signInPages = (accounts: Accounts): Routes =>
  routes()
    .get(
      '/connexion',
      'anyone',
      (c) => {
        const suite = localPath(c.req.query('suite'), accounts.home)
        if (c.var.visitor) return c.redirect(suite, 303)
        return showSignIn(c, accounts, { suite }, c.req.query('error') ? { '': REFUSED_ELSEWHERE } : null)
      },
      open,
    )
    .post(
      '/connexion',
      'anyone',
      async (c) => {
        const form = await readForm(c, SignInForm)
        if (form.errors) return showSignIn(c, accounts, form.values, form.errors)
        const { email } = form.values
        await countVisit(c, accounts, 'code')
        const { sent } = await askForCode(accounts, email)
        keepEntry(c, accounts, { email, suite: localPath(form.values.suite, accounts.home) })
        return c.redirect(sent ? '/connexion/code' : '/connexion/code?deja=oui', 303)
      },
      open,
    )
    .get('/connexion/code', 'anyone', (c) => showCode(c, accounts, null), open)
    .post(
      '/connexion/code',
      'anyone',
      async (c) => {
        const entry = readEntry(c, accounts.home)
        if (!entry) return c.redirect('/connexion', 303)
        const form = await readForm(c, CodeForm)
        if (form.errors) return showCode(c, accounts, form.errors)
        await countVisit(c, accounts, 'try')
        if (!(await hasTriesLeft(accounts, 'try', entry.email)))
          return showCode(c, accounts, { code: USE_THE_LINK }, 429)
        const entered = await useCode(accounts, entry.email, form.values.code)
        if (refused(entered)) return showCode(c, accounts, { code: entered.refusal })
        if (entry.invitation) await joinInvited(accounts, entered, entry.invitation)
        return welcomeIn(c, accounts, entered.headers, entry.suite)
      },
      open,
    )
    .get(
      '/connexion/lien/:jeton',
      'anyone',
      (c) => c.render(<LinkView />, { title: 'Entrer dans Maillon', layout: 'bare' }),
      open,
    )
    .post(
      '/connexion/lien/:jeton',
      'anyone',
      async (c) => {
        await countTry(c, accounts, 'try', c.req.param('jeton') ?? '')
        const entered = await useLink(accounts, c.req.param('jeton') ?? '')
        if (refused(entered)) return showSignIn(c, accounts, {}, { '': entered.refusal })
        const entry = readEntry(c, accounts.home)
        if (entry?.invitation) await joinInvited(accounts, entered, entry.invitation)
        return welcomeIn(c, accounts, entered.headers, entry?.suite ?? accounts.home)
      },
      open,
    )

const USE_THE_LINK =
  'Trop de codes ont été essayés pour cette adresse. Ouvrez plutôt le lien du dernier message reçu : il fait entrer aussi.'
const REFUSED_ELSEWHERE =
  'L’identification n’a pas abouti, ou cette adresse n’est pas connue ici. Vous pouvez entrer avec un code.'

function showSignIn(
  c: Page,
  accounts: Accounts,
  typed: { email?: unknown; suite?: unknown },
  errors: Record<string, string> | null,
) {
  dropEntry(c)
  const view = (
    <SignInView
      email={String(typed.email ?? '')}
      suite={String(typed.suite ?? '')}
      errors={errors}
      provider={accounts.provider}
    />
  )
  return c.render(view, {
    title: 'Entrer dans Maillon',
    layout: 'bare',
    islands: ['passkey'],
    status: errors ? 422 : 200,
  })
}

function showCode(c: Page, accounts: Accounts, errors: Record<string, string> | null, refusedAs: 422 | 429 = 422) {
  const entry = readEntry(c, accounts.home)
  if (!entry) return c.redirect('/connexion', 303)
  const view = <CodeView email={entry.email} again={c.req.query('deja') === 'oui'} errors={errors} />
  return c.render(view, { title: 'Votre code', layout: 'bare', status: errors ? refusedAs : 200 })
}
