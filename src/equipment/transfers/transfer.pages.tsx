import { refused } from '#platform/access/refusal.ts'
import { PAGE } from '#platform/db/page.ts'
import { toward } from '#platform/i18n/toward.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readFilters, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { nextHref, pageOf, readCursor } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { resolveItem } from './exceptions.store.ts'
import { ownClassesOf, ownPlacesOf, receiversOf } from './prepare.choices.store.ts'
import { prepareTransfer } from './prepare.store.ts'
import { PrepareView } from './prepare.view.tsx'
import { SlipPaper } from './slip.paper.tsx'
import { sayThings } from './things.words.ts'
import { cancelTransfer, sendTransfer } from './transfer.acts.store.ts'
import { slipCounts } from './transfer.counts.store.ts'
import { CancelForm, PrepareForm, ResolveForm, SendForm, SlipFilters } from './transfer.form.ts'
import { itemsOf } from './transfer.items.store.ts'
import { TransferList } from './transfer.list.tsx'
import { movesDevices } from './transfer.roles.ts'
import { listTransfers, transferSeenBy } from './transfer.store.ts'
import { TransferView } from './transfer.view.tsx'

export const slipCrumbs = [
  ['Matériel', '/appareils'],
  ['Transferts', '/transferts'],
] as const

/** The slip of the address, for its sender and its receiver; not found for anybody else. */
export const slipAsked = async (c: Page) => found(await transferSeenBy(c.var.by, c.req.param('id') ?? ''))

async function list(c: Page) {
  const filter = readFilters(c, SlipFilters)
  const rows = await listTransfers(
    c.var.by,
    { state: filter.etat, text: filter.q, other: filter.structure },
    readCursor(c),
    PAGE + 1,
  )
  const page = pageOf(rows, PAGE, (row) => ({ at: row.moved_at, id: row.id }))
  return c.render(
    <TransferList slips={page.rows} member={c.var.member} filter={filter} older={nextHref(c, page.next)} />,
    {
      title: 'Transferts',
      crumbs: [['Matériel', '/appareils']],
    },
  )
}

async function ask(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const { by } = c.var
  const [receivers, places, classes] = await Promise.all([receiversOf(by), ownPlacesOf(by), ownClassesOf(by)])
  return c.render(<PrepareView {...{ receivers, places, classes, typed, errors }} />, {
    title: 'Préparer un transfert',
    crumbs: slipCrumbs,
    status: errors ? 422 : 200,
  })
}

async function prepare(c: Page) {
  const form = await readForm(c, PrepareForm)
  if (form.errors) return ask(c, form.values, form.errors)
  const done = await prepareTransfer(c.var.by, form.values)
  if (refused(done)) return ask(c, form.typed, { [done.field ?? 'form']: done.refusal })
  flash(
    c,
    done.within
      ? `${sayThings(done.n, null)} : rangés ${toward(done.name)}.`
      : 'Bordereau préparé. Comptez, puis signez le départ.',
  )
  return c.redirect(`/transferts/${done.id}`, 303)
}

async function show(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const { by, member } = c.var
  const slip = await slipAsked(c)
  const after = c.req.query('apres')?.slice(0, 80)
  const [counts, items, missing, surplus] = await Promise.all([
    slipCounts(by, slip.id),
    itemsOf(by, slip.id, { after }, PAGE + 1),
    itemsOf(by, slip.id, { state: 'missing' }, PAGE),
    itemsOf(by, slip.id, { state: 'surplus' }, PAGE),
  ])
  const more = items.length > PAGE ? items[PAGE - 1]?.number : undefined
  return c.render(
    <TransferView
      {...{ slip, counts, missing, surplus, member, typed, errors, now: c.var.now }}
      items={items.slice(0, PAGE)}
      older={more ? `/transferts/${slip.id}?apres=${encodeURIComponent(more)}` : null}
    />,
    { title: `Bordereau ${slip.number}`, crumbs: slipCrumbs, status: errors ? 422 : 200 },
  )
}

async function sendOff(c: Page) {
  const slip = await slipAsked(c)
  const form = await readForm(c, SendForm)
  if (form.errors) return show(c, form.values, form.errors)
  const refusal = await sendTransfer(c.var.by, slip.id, form.values)
  if (refusal) return show(c, form.typed, { [refusal.field ?? 'form']: refusal.refusal })
  flash(c, `Départ signé. ${slip.receiver} le voit dans sa journée.`)
  return c.redirect(`/transferts/${slip.id}`, 303)
}

async function askCancel(c: Page, typed: Typed = {}, errors: Errors | null = null) {
  const slip = await slipAsked(c)
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Confirm
        title={`Annuler le bordereau ${slip.number} ?`}
        action={`/transferts/${slip.id}/annulation`}
        label="Annuler ce bordereau"
        back={`/transferts/${slip.id}`}
        danger
        undo="Les appareils restent chez vous. Vous pourrez préparer un autre bordereau."
      >
        <TextArea name="why" label="Pourquoi" rows={2} value={typed.why} error={errors?.why} />
      </Confirm>
    </>,
    { title: 'Annuler un bordereau', crumbs: slipCrumbs, status: errors ? 422 : 200 },
  )
}

async function cancel(c: Page) {
  const slip = await slipAsked(c)
  const form = await readForm(c, CancelForm)
  if (form.errors) return askCancel(c, form.values, form.errors)
  const refusal = await cancelTransfer(c.var.by, slip.id, form.values.why)
  if (refusal) return askCancel(c, form.typed, { form: refusal.refusal })
  flash(c, 'Bordereau annulé. Les appareils restent chez vous.')
  return c.redirect(`/transferts/${slip.id}`, 303)
}

async function resolve(c: Page) {
  const slip = await slipAsked(c)
  const form = await readForm(c, ResolveForm)
  if (form.errors) return show(c, form.values, form.errors)
  const refusal = await resolveItem(c.var.by, slip.id, c.req.param('item') ?? '', form.values.as)
  if (refusal) return show(c, {}, { form: refusal.refusal })
  flash(c, 'C’est noté.')
  return c.redirect(`/transferts/${slip.id}`, 303)
}

async function paper(c: Page) {
  const slip = await slipAsked(c)
  const [counts, items] = await Promise.all([slipCounts(c.var.by, slip.id), itemsOf(c.var.by, slip.id, {}, 2000)])
  return c.render(<SlipPaper {...{ slip, counts, items }} />, {
    title: `Bordereau ${slip.number}`,
    layout: 'bare',
    print: true,
  })
}

export const transferPages = routes()
  .get('/transferts', movesDevices, list)
  .get('/transferts/nouveau', movesDevices, (c) => ask(c))
  .post('/transferts/nouveau', movesDevices, prepare)
  .get('/transferts/:id', movesDevices, (c) => show(c))
  .get('/transferts/:id/bordereau', movesDevices, paper)
  .post('/transferts/:id/depart', movesDevices, sendOff)
  .get('/transferts/:id/annulation', movesDevices, (c) => askCancel(c))
  .post('/transferts/:id/annulation', movesDevices, cancel)
  .post('/transferts/:id/lignes/:item', movesDevices, resolve)
