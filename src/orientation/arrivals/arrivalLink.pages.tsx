import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { closed } from '../links/link.pages.tsx'
import { ANSWERED } from '../links/link.rules.ts'
import { ArrivalByLinkForm } from './arrival.form.ts'
import { refusalOfDay } from './arrival.rules.ts'
import { arrivalBehind, sayArrivalByLink } from './arrival.store.ts'
import { ArrivalAsked, ArrivalClosed, ArrivalThanks } from './arrivalLink.view.tsx'

/** Whether the person came, said without an account behind a link that does nothing else. Reading it changes nothing. */
const url = '/venue/:jeton'
export const arrivalLinkPages = routes()
  .get(url, 'anyone', (c) => show(c))
  .post(url, 'anyone', say)

const tokenOf = (c: Page) => c.req.param('jeton') ?? ''

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { db, now } = c.var
  const asked = await arrivalBehind(db, tokenOf(c), now)
  if (!asked) return closed(c, <ArrivalClosed />)
  if (!asked.awaited) return c.render(<ArrivalThanks />, { title: 'Votre réponse', layout: 'bare' })
  return c.render(<ArrivalAsked {...{ asked, now, values, errors, token: tokenOf(c) }} />, {
    title: 'La personne est-elle venue ?',
    layout: 'bare',
    status: errors ? 422 : 200,
  })
}

async function say(c: Page) {
  const { db, now } = c.var
  const form = await readForm(c, ArrivalByLinkForm)
  if (form.errors) return show(c, form.values, form.errors)
  const asked = await arrivalBehind(db, tokenOf(c), now)
  const { came, came_on } = form.values
  const wrongDay = asked && came === 'came' && refusalOfDay(came_on, dayOf(asked.answered_at), dayOf(now))
  if (wrongDay) return show(c, form.typed, { came_on: wrongDay })
  if (asked && !(await sayArrivalByLink(db, tokenOf(c), now, form.values))) flash(c, ANSWERED)
  return c.redirect(`/venue/${tokenOf(c)}`, 303)
}
