import { refused } from '#platform/access/refusal.ts'
import { download, fileSeenBy } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { WhyForm } from '../handovers/handover.form.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import { sealOf } from '../handovers/seal.store.ts'
import { comesBack } from '../handovers/shown.rules.ts'
import { takeBatchBack } from './batch.back.store.ts'
import { eraseBatch } from './batch.erase.store.ts'
import { BackForm, BatchSignForm, EraseForm } from './batch.form.ts'
import { batchPdf } from './batch.pdf.ts'
import { batchShown } from './batch.rules.ts'
import { signBatch } from './batch.sign.store.ts'
import { type Batch, batchItems, batchSeenBy } from './batch.store.ts'
import { cancelBatch, refuseBatchItem } from './batch.undo.store.ts'
import { BatchView } from './batch.view.tsx'
import { Why } from './batch.why.tsx'
import { crumbs } from './batch.words.ts'

const url = '/remises-groupees/:id'
/** One batch: signed once for all that it holds, thing by thing refused, brought back. */
export const batchPages = routes()
  .get(url, handsOver, async (c) => show(c, await batchOf(c)))
  .get(`${url}/convention.pdf`, handsOver, paper, { plain: true })
  .post(`${url}/signer`, handsOver, sign)
  .post(`${url}/retour`, handsOver, back)
  .post(`${url}/effacer`, handsOver, erase)
  .get(`${url}/annuler`, handsOver, (c) => askWhy(c))
  .post(`${url}/annuler`, handsOver, giveUp)
  .get(`${url}/objets/:thing/refuser`, handsOver, (c) => askWhy(c))
  .post(`${url}/objets/:thing/refuser`, handsOver, giveUp)

const batchOf = async (c: Page): Promise<Batch> => found(await batchSeenBy(c.var.by, c.req.param('id') ?? ''))

/** Once signed, the very file that was signed; before, the sheet as it stands, with room to sign on paper. */
async function paper(c: Page) {
  const { by } = c.var
  const batch = await batchOf(c)
  if (batch.agreement_file_id) return download(found(await fileSeenBy(by, batch.agreement_file_id)), { inline: true })
  const items = (await batchItems(by, batch.id)).filter(({ state }) => state === 'pending')
  if (items.length === 0) return found<Response>(null)
  const bytes = await batchPdf({ batch, items, signature: null, day: dayOf(by.now), at: by.now })
  return download({ name: `remise-${batch.number}.pdf`, type: 'application/pdf', bytes }, { inline: true })
}

async function sign(c: Page) {
  const batch = await batchOf(c)
  const form = await readForm(c, BatchSignForm)
  if (form.errors) return show(c, batch, form.values, form.errors)
  const signed = await signBatch(c.var.by, batch, form.values)
  if (refused(signed)) return show(c, await batchOf(c), form.typed, { [signed.field ?? 'form']: signed.refusal })
  flash(c, 'C’est signé. La chaîne de chaque appareil dit qui en répond.')
  return c.redirect(`/remises-groupees/${batch.id}`, 303)
}

async function back(c: Page) {
  const batch = await batchOf(c)
  const form = await readForm(c, BackForm)
  if (form.errors) return show(c, batch, form.values, form.errors)
  const taken = await takeBatchBack(c.var.by, batch, form.values)
  if (refused(taken)) return show(c, await batchOf(c), form.typed, { [taken.field ?? 'form']: taken.refusal })
  flash(
    c,
    taken.left > 0
      ? `C’est noté. ${counted(taken.left, 'appareil reste dehors', 'appareils restent dehors')}.`
      : 'Tout est revenu. Les appareils sont à effacer avant de resservir.',
  )
  return c.redirect(`/remises-groupees/${batch.id}`, 303)
}

async function erase(c: Page) {
  const batch = await batchOf(c)
  const form = await readForm(c, EraseForm)
  if (form.errors) return show(c, batch, form.values, form.errors)
  const done = await eraseBatch(c.var.by, batch.id)
  if (refused(done)) return show(c, await batchOf(c), form.typed, { form: done.refusal })
  flash(c, 'C’est effacé : cette remise ne nomme plus personne.')
  return c.redirect(`/remises-groupees/${batch.id}`, 303)
}

async function giveUp(c: Page) {
  const batch = await batchOf(c)
  const form = await readForm(c, WhyForm)
  if (form.errors) return askWhy(c, form.values, form.errors)
  const item = c.req.param('thing')
  const done = item
    ? await refuseBatchItem(c.var.by, batch.id, item, form.values.why)
    : await cancelBatch(c.var.by, batch.id, form.values.why)
  if (refused(done)) return askWhy(c, form.typed, { form: done.refusal })
  flash(
    c,
    item ? 'C’est noté : cet objet ne sera pas remis.' : 'La remise est annulée. Le matériel est de nouveau libre.',
  )
  return c.redirect(`/remises-groupees/${batch.id}`, 303)
}

async function askWhy(c: Page, values: Typed = {}, errors?: Errors) {
  const batch = await batchOf(c)
  const items = await batchItems(c.var.by, batch.id)
  const item = c.req.param('thing') ? found(items.find(({ id }) => id === c.req.param('thing'))) : null
  return c.render(<Why {...{ batch, item, values, errors }} action={c.req.path} />, {
    title: item ? 'Ne pas remettre cet objet' : 'Annuler la remise',
    crumbs: [...crumbs, [batch.number, `/remises-groupees/${batch.id}`]],
    status: errors ? 422 : 200,
  })
}

async function show(c: Page, batch: Batch, values: Typed = {}, errors?: Errors) {
  const { by, now } = c.var
  const [items, seal, places] = await Promise.all([
    batchItems(by, batch.id),
    sealOf(by, batch, 'batch.signed'),
    batch.state === 'signed' ? ownPlaces(by) : [],
  ])
  const form = batch.state === 'prepared' ? comesBack(values, errors, batchShown(batch, items)) : { values, errors }
  return c.render(<BatchView {...{ batch, items, seal, places, now }} {...form} />, {
    title: `Remise ${batch.number}`,
    crumbs,
    status: errors ? 422 : 200,
    islands: batch.state === 'prepared' ? ['signature'] : [],
  })
}
