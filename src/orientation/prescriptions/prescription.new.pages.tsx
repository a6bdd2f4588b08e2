import type { z } from 'zod'
import { alikeSeenBy, typingOf } from '#needs/alike/alike.store.ts'
import { knownOf } from '#needs/alike/known.store.ts'
import { hearAgain } from '#needs/households/heardAgain.store.ts'
import { sayAddress } from '#needs/households/heardAgain.words.ts'
import type { HouseholdForm } from '#needs/households/household.form.ts'
import { besidesAlike } from '#needs/households/household.rules.ts'
import { householdSeenBy, registerHousehold } from '#needs/households/household.store.ts'
import { needHintsOf } from '#needs/households/need.hints.ts'
import type { Commune } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, inOrder, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type NewYoungStep, newYoung } from '../young/young.rules.ts'
import { communeChoice, labelOf, sayUnknown } from './communeChoice.ts'
import { maskedWords } from './masked.store.ts'
import { NewForm, type NewSheetForm } from './prescription.form.ts'
import { NewPage } from './prescription.new.view.tsx'
import { sends } from './prescription.rules.ts'
import { ownCommune, receiversFor } from './receiver.store.ts'
import type { AddressedHousehold } from './sendable.store.ts'
import { sendPrescription } from './sending.store.ts'

const url = '/orientations/nouvelle'
export const prescriptionNewPages = routes()
  .get(url, sends, (c) => showNew(c))
  .post(url, sends, registerAndSend)

/** Two acts of one page, kept together or not at all: the family is registered, or heard again, then addressed. */
async function registerAndSend(c: Page) {
  const { by } = c.var
  const typed = await readNew(c, NewForm)
  if (typed instanceof Response) return typed
  const { to, urgent, agreed, young, fifteen, message } = typed.form
  const sent = await attempt(by.db, async () => {
    const written = await familyOf(by, { ...typed.form, commune: labelOf(typed.commune) }, typed.commune)
    if (refused(written)) return written
    const said = { to, kinds: typed.form.needs, urgent, agreed, young, fifteen, message }
    const one = await sendPrescription(by, written.addressed, said)
    return refused(one) ? one : { ...one, address: written.address }
  })
  if (refused(sent)) return showNew(c, typed.asTyped, { [sent.field ?? 'form']: sent.refusal })
  flash(c, sayOriented({ again: typed.form.same !== undefined, address: sent.address }))
  return c.redirect(`/orientations/${sent.id}`, 303)
}

export type NewTyped<F> = { form: F; commune: Commune; asTyped: Typed }

/** What the page sends, read once for the sending and for the sheet to sign: what it lacks, or the next question, is the page again. */
export async function readNew<S extends typeof NewForm | typeof NewSheetForm>(
  c: Page,
  schema: S,
): Promise<NewTyped<z.output<S>> | Response> {
  const read = await readForm<typeof NewForm | typeof NewSheetForm>(c, schema)
  if (read.errors) return showNew(c, read.values, read.errors)
  const form = read.values
  const { meant: commune } = await communeChoice(c.var.by.db, form.commune, form.commune_choice)
  if (!commune) return showNew(c, read.typed, {})
  const unsaid = form.same ? null : newYoung(form, dayOf(c.var.now))
  if (unsaid && 'step' in unsaid) return showNew(c, read.typed, undefined, unsaid.step)
  return unsaid ? showNew(c, read.typed, unsaid.errors) : { form: form as z.output<S>, commune, asTyped: read.typed }
}

/** The household to address: that of the file which was said to be hers, or a new one. */
async function familyOf(
  by: Acting,
  form: HouseholdForm,
  { insee }: Commune,
): Promise<Refusal | { addressed: AddressedHousehold; address: string }> {
  if (form.same) {
    const heard = found(await hearAgain(by, form.same, form))
    if (refused(heard)) return heard
    return { addressed: found(await householdSeenBy(by, heard.id)), address: sayAddress(heard) }
  }
  const written = await registerHousehold(by, form)
  if (refused(written)) return written
  return { addressed: { id: written.id, commune: insee, scope: 'full', status: 'open' }, address: '' }
}

/** Who chose her file knows that it served. */
const sayOriented = ({ again, address }: { again: boolean; address: string }): string =>
  [
    again
      ? 'La famille est orientée, avec le dossier que votre structure suivait déjà : rien n’est en double.'
      : 'La famille est orientée.',
    address,
    'La réponse vous sera signalée.',
  ]
    .filter(Boolean)
    .join(' ')

/** The page as it is now, with what was typed, and why it was refused or the next question. */
export async function showNew(c: Page, values: Typed = {}, refusals?: Errors, step: NewYoungStep | null = null) {
  const { by } = c.var
  const place = await communeChoice(by.db, String(values.commune ?? ''), String(values.commune_choice ?? ''))
  const own = await ownCommune(by)
  const near = place.meant ?? own
  const asked = refusals?.known || values.same || values.known
  const [receivers, masked, alike] = await Promise.all([
    receiversFor(by, near?.insee ?? ''),
    maskedWords(by),
    asked && near ? knownOf(by, await alikeSeenBy(by, typingOf(values), near)) : [],
  ])
  const mended = refusals && besidesAlike({ ...refusals, ...sayUnknown(place) }, alike.length > 0)
  const errors = mended && inOrder(NewForm, mended)
  const hints = needHintsOf(by.member.role)
  return c.render(
    <NewPage
      {...{ at: url, values, errors, hints, receivers, alike, step, masked }}
      now={c.var.now}
      choices={place.choices}
      commune={place.meant?.name ?? ''}
    />,
    {
      title: 'Orienter une personne',
      crumbs: [['Orientations', '/orientations']],
      status: refusals || step ? 422 : 200,
    },
  )
}
