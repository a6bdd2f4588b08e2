import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { refusalOfRefusing } from '../prescriptions/prescription.rules.ts'
import { refusalToAsk } from '../questions/question.rules.ts'
import { AnsweredView, CallSheet } from './answered.view.tsx'
import { StoppedLink } from './deadLink.view.tsx'
import { AskForm, NameForm, RefuseForm } from './link.form.ts'
import { ANSWERED, nameBefore } from './link.rules.ts'
import {
  acceptByLink,
  askByLink,
  type Behind,
  behindLink,
  isLinkStopped,
  noteOpened,
  othersBehind,
  refuseByLink,
  type Said,
  saidBehind,
} from './link.store.ts'
import { AskView, Closed, LinkView, RefuseView } from './link.view.tsx'

/**
 * A receiver answers behind its personal link, without an account. Reading changes nothing, since filters of mailboxes follow
 * links: only what a person sends acts.
 */
const url = '/reponse/:jeton'
export const linkPages = routes()
  .get(url, 'anyone', open, { writes: true })
  .post(url, 'anyone', accept)
  .get(`${url}/feuille`, 'anyone', sheet)
  .get(`${url}/question`, 'anyone', (c) => onAsking(c))
  .post(`${url}/question`, 'anyone', ask)
  .get(`${url}/refus`, 'anyone', (c) => onRefusing(c))
  .post(`${url}/refus`, 'anyone', turnDown)

/** The name typed with the question, offered again for the answer. */
const namedIn = (said: readonly Said[]): string => nameBefore(said.findLast(({ kind }) => kind === 'question')?.said_by)

const tokenOf = (c: Page) => c.req.param('jeton') ?? ''
const behind = (c: Page) => behindLink(c.var.db, tokenOf(c), c.var.now)
const back = (c: Page) => c.redirect(`/reponse/${tokenOf(c)}`, 303)

/** The same page whatever the reason, and the same status: nothing says that a family was ever behind this link. One that is only suspended says so. */
export async function closed(c: Page, view = <Closed />) {
  if (await isLinkStopped(c.var.db, tokenOf(c), c.var.now))
    return c.render(<StoppedLink />, { title: 'Cette demande est suspendue', layout: 'bare' })
  return c.render(view, { title: 'Ce lien n’ouvre rien', layout: 'bare', status: 404 })
}

async function open(c: Page) {
  await noteOpened(c.var.db, tokenOf(c), c.var.now)
  return show(c)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const asked = await behind(c)
  if (!asked) return closed(c)
  const { now } = c.var
  if (asked.state !== 'sent')
    return c.render(<AnsweredView {...{ asked, now, token: tokenOf(c) }} />, { title: 'Votre réponse', layout: 'bare' })
  const said = await saidBehind(c.var.db, tokenOf(c), now)
  return c.render(
    <LinkView {...{ asked, said, now, values: { who: namedIn(said), ...values }, errors, token: tokenOf(c) }} />,
    {
      title: 'Répondre à une orientation',
      layout: 'bare',
      status: errors ? 422 : 200,
    },
  )
}

/** On paper, once accepted: for whoever will call. */
async function sheet(c: Page) {
  const asked = await behind(c)
  if (!asked?.contact) return closed(c)
  return c.render(<CallSheet {...{ asked, contact: asked.contact }} />, {
    title: 'Famille à joindre',
    layout: 'bare',
    print: true,
    issuer: asked.receiver,
  })
}

async function accept(c: Page) {
  const form = await readForm(c, NameForm)
  if (form.errors) return show(c, form.values, form.errors)
  if (!(await acceptByLink(c.var.db, tokenOf(c), c.var.now, form.values))) flash(c, ANSWERED)
  return back(c)
}

/** A page of the link while its answer is awaited. */
async function awaited(c: Page, page: (asked: Behind) => Response | Promise<Response>) {
  const asked = await behind(c)
  if (!asked) return closed(c)
  return asked.state === 'sent' ? page(asked) : back(c)
}

const onAsking = (c: Page, values: Typed = {}, errors?: Errors) =>
  awaited(c, () =>
    c.render(<AskView {...{ values, errors, token: tokenOf(c) }} />, {
      title: 'Poser une question',
      layout: 'bare',
      status: errors ? 422 : 200,
    }),
  )

async function ask(c: Page) {
  const form = await readForm(c, AskForm)
  if (form.errors) return onAsking(c, form.values, form.errors)
  return awaited(c, async (asked) => {
    const waiting = refusalToAsk(asked)
    if (waiting) return onAsking(c, form.typed, { question: waiting })
    if (await askByLink(c.var.db, tokenOf(c), c.var.now, form.values))
      flash(c, 'Votre question est partie. La réponse arrivera par e-mail, avec un nouveau lien.')
    return back(c)
  })
}

const onRefusing = (c: Page, values: Typed = {}, errors?: Errors) =>
  awaited(c, async () => {
    const { db, now } = c.var
    const [others, said] = await Promise.all([othersBehind(db, tokenOf(c), now), saidBehind(db, tokenOf(c), now)])
    return c.render(
      <RefuseView {...{ others, values: { who: namedIn(said), ...values }, errors, token: tokenOf(c) }} />,
      {
        title: 'Refuser, ou proposer ailleurs',
        layout: 'bare',
        status: errors ? 422 : 200,
      },
    )
  })

async function turnDown(c: Page) {
  const form = await readForm(c, RefuseForm)
  if (form.errors) return onRefusing(c, form.values, form.errors)
  const missing = refusalOfRefusing(form.values)
  if (missing) return onRefusing(c, form.typed, { [missing.field]: missing.sentence })
  return awaited(c, async () => {
    if (await refuseByLink(c.var.db, tokenOf(c), c.var, form.values)) return back(c)
    const gone = { suggested: 'Cette structure ne reçoit pas d’orientations. Choisissez-en une autre, ou personne.' }
    return onRefusing(c, form.typed, gone)
  })
}
