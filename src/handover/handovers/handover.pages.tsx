import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { recallCopy } from './copy.recall.store.ts'
import { giveCopy } from './copy.store.ts'
import { CopyForm, SignForm } from './handover.form.ts'
import { handsOver } from './handover.rules.ts'
import { handoverSeenBy, type SeenHandover } from './handover.store.ts'
import { itemsOf } from './item.store.ts'
import { sealOf } from './seal.store.ts'
import { SheetSigned } from './sheetSigned.view.tsx'
import { SheetToSign } from './sheetToSign.view.tsx'
import { comesBack, sheetShown } from './shown.rules.ts'
import { missingOnSheet } from './sign.missing.ts'
import { signHandover } from './sign.store.ts'

export const sheetPages = routes()
  .get('/remises/:id', handsOver, async (c) => show(c, await handoverOf(c)))
  .post('/remises/:id/signer', handsOver, sign)
  .post('/remises/:id/exemplaire', handsOver, copy)
  .post('/remises/:id/exemplaire/rappel', handsOver, recall)

/** Where a sheet stands: on the list of a session, or in a household's file. */
export const crumbsOf = ({ handout_id, handout, household, household_id }: SeenHandover): [string, string][] =>
  handout_id
    ? [
        ['Séances de remise', '/seances'],
        [handout ?? '', `/seances/${handout_id}`],
      ]
    : [
        ['Familles', '/familles'],
        [household, `/familles/${household_id}`],
      ]

/** A handover of one's own organisation, or a page that does not exist. */
export const handoverOf = async (c: Page): Promise<SeenHandover> =>
  found(await handoverSeenBy(c.var.by, c.req.param('id') ?? ''))

async function sign(c: Page) {
  const handover = await handoverOf(c)
  const form = await readForm(c, SignForm)
  const missing = handover.state === 'prepared' ? missingOnSheet(handover, form.typed, form.errors) : null
  if (missing) return show(c, handover, form.typed, missing)
  if (form.errors) return show(c, handover, form.values, form.errors)
  const signed = await signHandover(c.var.by, handover, form.values)
  if (refused(signed)) return show(c, await handoverOf(c), form.typed, { [signed.field ?? 'form']: signed.refusal })
  flash(
    c,
    handover.handout_id
      ? `${handover.household} : c’est signé.`
      : 'C’est signé : le matériel est entre les mains de la famille.',
  )
  return c.redirect(handover.handout_id ? `/seances/${handover.handout_id}` : `/remises/${handover.id}`, 303)
}

async function copy(c: Page) {
  const handover = await handoverOf(c)
  const form = await readForm(c, CopyForm)
  if (form.errors) return show(c, handover, form.values, form.errors)
  const given = await giveCopy(c.var.by, handover, form.values)
  if (refused(given)) return show(c, await handoverOf(c), form.typed, { [given.field ?? 'form']: given.refusal })
  flash(
    c,
    form.values.how === 'email'
      ? `L’exemplaire part à l’adresse ${form.values.email ?? ''}.`
      : 'L’exemplaire de la famille est noté.',
  )
  return c.redirect(`/familles/${handover.household_id}`, 303)
}

async function recall(c: Page) {
  const handover = await handoverOf(c)
  const recalled = await recallCopy(c.var.by, handover)
  if (refused(recalled)) return show(c, await handoverOf(c), {}, { form: recalled.refusal })
  flash(
    c,
    'Le lien n’ouvre plus rien. Donnez un autre exemplaire. Si quelqu’un a pu lire le premier, prévenez la personne qui veille aux données chez vous.',
  )
  return c.redirect(`/remises/${handover.id}`, 303)
}

async function show(c: Page, handover: SeenHandover, values: Typed = {}, errors?: Errors) {
  const items = await itemsOf(c.var.by, handover.id)
  const toSign = handover.state === 'prepared'
  const seal = toSign ? null : await sealOf(c.var.by, handover)
  const form = toSign ? comesBack(values, errors, sheetShown(handover, items)) : { values, errors }
  const shown = { handover, items, ...form, seal, now: c.var.now }
  return c.render(toSign ? <SheetToSign {...shown} /> : <SheetSigned {...shown} />, {
    title: `Remise ${handover.number}`,
    crumbs: crumbsOf(handover),
    status: errors ? 422 : 200,
    islands: toSign ? ['signature'] : [],
  })
}
