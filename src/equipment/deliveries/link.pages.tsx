import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ConfirmByLinkForm, contestForm, contestsIn } from './answer.form.ts'
import { type Behind, contestsBehind, exceptionsBehind, noteBehind } from './behind.store.ts'
import { answerByLink, type Contested, noteLinkOpened } from './confirm.store.ts'
import { ContestView } from './contest.view.tsx'
import { DeadLink } from './deadLink.tsx'
import { wordRefused } from './link.rules.ts'
import { LinkView } from './link.view.tsx'
import { MOST_EXCEPTIONS } from './note.exceptions.store.ts'

/** A donor confirms behind its personal link, without an account. Reading changes nothing: only what a person sends acts. */
const url = '/livraison/:jeton'
export const linkPages = routes()
  .get(url, 'anyone', open, { writes: true })
  .post(url, 'anyone', confirm)
  .get(`${url}/contester`, 'anyone', (c) => contesting(c))
  .post(`${url}/contester`, 'anyone', contest)

const tokenOf = (c: Page) => c.req.param('jeton') ?? ''
const behind = (c: Page) => noteBehind(c.var.db, tokenOf(c), c.var.now)
const exceptionsOf = (c: Page) => exceptionsBehind(c.var.db, tokenOf(c), c.var.now, MOST_EXCEPTIONS)
const back = (c: Page) => c.redirect(`/livraison/${tokenOf(c)}`, 303)

/** The same page whatever the reason: nothing says that a note was ever behind this link. */
const dead = (c: Page) => c.render(<DeadLink />, { title: 'Ce lien n’ouvre rien', layout: 'bare', status: 404 })

async function open(c: Page) {
  await noteLinkOpened(c.var.db, tokenOf(c), c.var.now)
  return show(c)
}

async function show(c: Page, values: Typed = {}, errors: Errors | null = null) {
  const note = await behind(c)
  if (!note) return dead(c)
  const { db, now } = c.var
  const [exceptions, contests] = await Promise.all([exceptionsOf(c), contestsBehind(db, tokenOf(c), now)])
  return c.render(<LinkView {...{ note, exceptions, contests, values, errors, now, token: tokenOf(c) }} />, {
    title: 'Confirmer une livraison',
    layout: 'bare',
    status: errors ? 422 : 200,
  })
}

async function say(c: Page, who: string, version: number, contests: readonly Contested[]) {
  const done = await answerByLink(c.var.db, tokenOf(c), c.var.now, who, { version, contests })
  if (wordRefused[done]) flash(c, wordRefused[done])
  return back(c)
}

async function confirm(c: Page) {
  const form = await readForm(c, ConfirmByLinkForm)
  if (form.errors) return show(c, form.values, form.errors)
  return say(c, form.values.who, form.values.version, [])
}

/** A page of the link while its answer is awaited. */
async function awaited(c: Page, page: (note: Behind) => Response | Promise<Response>) {
  const note = await behind(c)
  if (!note) return dead(c)
  return note.state === 'counted' ? page(note) : back(c)
}

const contesting = (c: Page, values: Typed = {}, errors: Errors | null = null) =>
  awaited(c, async ({ refurbisher, version }) => {
    const exceptions = await exceptionsOf(c)
    const here = `/livraison/${tokenOf(c)}`
    return c.render(
      <ContestView
        {...{ refurbisher, version, exceptions, values, errors, byLink: true, back: here }}
        action={`${here}/contester`}
      />,
      { title: 'Contester des lignes', layout: 'bare', status: errors ? 422 : 200 },
    )
  })

async function contest(c: Page) {
  const exceptions = await exceptionsOf(c)
  const form = await readForm(c, contestForm(ConfirmByLinkForm, exceptions))
  if (form.errors) return contesting(c, form.values, form.errors)
  const contests = contestsIn(form.values, exceptions)
  if (contests.length === 0)
    return contesting(c, form.typed, { whole: 'Écrivez au moins une phrase : ce qui n’est pas juste.' })
  return say(c, form.values.who, form.values.version, contests)
}
