import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { forbid } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { countArrival, finishArrival, scanArrival, takeAll } from './receive.store.ts'
import { ReceiveView } from './receive.view.tsx'
import { sayThings } from './things.words.ts'
import { expectedByClass, slipCounts } from './transfer.counts.store.ts'
import { AllForm, CountForm, FinishForm, ScanForm } from './transfer.form.ts'
import { itemOf } from './transfer.items.store.ts'
import { slipAsked, slipCrumbs } from './transfer.pages.tsx'
import { movesDevices } from './transfer.roles.ts'

/** The slip of the address, at the place where it arrives. */
async function arriving(c: Page) {
  const slip = await slipAsked(c)
  return slip.receiver_id === c.var.member.organisationId && slip.way !== 'within'
    ? slip
    : forbid(`C’est ${slip.receiver} qui compte à l’arrivée.`)
}

async function show(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const { by, member } = c.var
  const slip = await arriving(c)
  if (!errors && slip.state !== 'sent' && slip.state !== 'received') return c.redirect(`/transferts/${slip.id}`, 303)
  const [counts, boxes, last] = await Promise.all([
    slipCounts(by, slip.id),
    expectedByClass(by, slip.id),
    itemOf(by, slip.id, c.req.query('vu') ?? ''),
  ])
  return c.render(
    <ReceiveView
      {...{ slip, counts, boxes, member, typed, errors }}
      last={last}
      again={c.req.query('deja') !== undefined}
    />,
    {
      title: `Recevoir ${slip.number}`,
      crumbs: [...slipCrumbs, [slip.number, `/transferts/${slip.id}`]],
      status: errors ? 422 : 200,
    },
  )
}

const back = (c: Page) => `/transferts/${c.req.param('id')}/reception`

async function count(c: Page) {
  const slip = await arriving(c)
  const form = await readForm(c, CountForm)
  if (form.errors) return show(c, form.values, form.errors)
  const refusal = await countArrival(c.var.by, slip.id, form.values.count)
  return refusal ? show(c, form.typed, { count: refusal.refusal }) : c.redirect(back(c), 303)
}

async function scan(c: Page) {
  const slip = await arriving(c)
  const form = await readForm(c, ScanForm)
  if (form.errors) return show(c, form.values, form.errors)
  const done = await scanArrival(c.var.by, slip.id, form.values)
  if (refused(done)) return show(c, form.typed, { code: done.refusal })
  return c.redirect(`${back(c)}?vu=${done.itemId}${done.as === 'again' ? '&deja' : ''}`, 303)
}

async function all(c: Page) {
  const slip = await arriving(c)
  const form = await readForm(c, AllForm)
  if (form.errors) return show(c, form.values, form.errors)
  const done = await takeAll(c.var.by, slip.id, form.values.class_name)
  if (refused(done)) return show(c, {}, { form: done.refusal })
  flash(c, `${sayThings(done.n, null)} : tout y est.`)
  return c.redirect(back(c), 303)
}

async function finish(c: Page) {
  const slip = await arriving(c)
  const form = await readForm(c, FinishForm)
  if (form.errors) return show(c, form.values, form.errors)
  const refusal = await finishArrival(c.var.by, slip.id, form.values.who)
  if (refusal) return show(c, form.typed, { form: refusal.refusal })
  flash(c, 'Réception signée. Le reçu s’imprime depuis cette page.')
  return c.redirect(`/transferts/${slip.id}`, 303)
}

export const receivePages = routes()
  .get('/transferts/:id/reception', movesDevices, (c) => show(c))
  .post('/transferts/:id/reception/compte', movesDevices, count)
  .post('/transferts/:id/reception/lecture', movesDevices, scan)
  .post('/transferts/:id/reception/tout', movesDevices, all)
  .post('/transferts/:id/reception/fin', movesDevices, finish)
