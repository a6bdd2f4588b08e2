import { ageOn } from '#needs/ages/age.rules.ts'
import { alikeSeenBy, typingOf } from '#needs/alike/alike.store.ts'
import { knownOf } from '#needs/alike/known.store.ts'
import { hearAgain } from '#needs/households/heardAgain.store.ts'
import type { HouseholdForm } from '#needs/households/household.form.ts'
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
import { refusalOfNewYoung } from '../young/young.rules.ts'
import { communeChoice, labelOf, sayUnknown } from './communeChoice.ts'
import { NewForm } from './prescription.form.ts'
import { NewPage } from './prescription.new.view.tsx'
import { sends } from './prescription.rules.ts'
import { ownCommune, receiversFor } from './receiver.store.ts'
import type { Known } from './sendable.store.ts'
import { sendPrescription } from './sending.store.ts'

const url = '/orientations/nouvelle'
export const prescriptionNewPages = routes()
  .get(url, sends, (c) => showNew(c))
  .post(url, sends, registerAndSend)

/** Two acts of one page, kept together or not at all: the family is registered, or heard again, then addressed. */
async function registerAndSend(c: Page) {
  const { by } = c.var
  const form = await readForm(c, NewForm)
  if (form.errors) return showNew(c, form.values, form.errors)
  const { to, needs, urgent, agreed, commune_choice, young, ...household } = form.values
  const { meant: commune } = await communeChoice(by.db, household.commune, commune_choice)
  if (!commune) return showNew(c, form.typed, {})
  const unsaid = refusalOfNewYoung({ ...form.values, age: ageTyped(c, form.values.birth_year) })
  if (unsaid) return showNew(c, form.typed, unsaid)
  const sent = await attempt(by.db, async () => {
    const written = await noted(by, { ...household, needs, urgent, agreed, commune: labelOf(commune) }, commune)
    return refused(written)
      ? written
      : sendPrescription(by, written, { to, kinds: needs, urgent, agreed, young, message: '' })
  })
  if (refused(sent)) return showNew(c, form.typed, { [sent.field ?? 'form']: sent.refusal })
  flash(c, 'La famille est orientée. La réponse vous sera signalée.')
  return c.redirect(`/orientations/${sent.id}`, 303)
}

/** The household to address: that of the file which was said to be hers, or a new one. */
async function noted(by: Acting, form: HouseholdForm, { insee }: Commune): Promise<Refusal | Known> {
  const written = form.same ? found(await hearAgain(by, form.same, form)) : await registerHousehold(by, form)
  if (refused(written)) return written
  return form.same
    ? found(await householdSeenBy(by, written.id))
    : { id: written.id, commune: insee, scope: 'full', status: 'open' }
}

/** Years lived by somebody born in the year that was typed, the youngest that it allows. */
export const ageTyped = (c: Page, birth_year: number | undefined): number | null =>
  ageOn({ birth_year: birth_year ?? null, birth_month: null, birth_day: null }, dayOf(c.var.now))

/** The page as it is now, with what was typed and why it was refused. */
export async function showNew(c: Page, values: Typed = {}, refusals?: Errors) {
  const { by } = c.var
  const place = await communeChoice(by.db, String(values.commune ?? ''), String(values.commune_choice ?? ''))
  const own = await ownCommune(by)
  const near = place.meant ?? own
  const asked = refusals?.known || values.same || values.known
  const [receivers, known] = await Promise.all([
    receiversFor(by, near?.insee ?? ''),
    asked && near ? knownOf(by, await alikeSeenBy(by, typingOf(values), near)) : [],
  ])
  const errors = refusals && inOrder(NewForm, { ...refusals, ...sayUnknown(place) })
  const hints = needHintsOf(by.member.role)
  return c.render(
    <NewPage
      {...{ at: url, values, errors, hints, receivers, known }}
      now={c.var.now}
      choices={place.choices}
      commune={place.meant?.name ?? ''}
    />,
    {
      title: 'Orienter une personne',
      crumbs: [['Orientations', '/orientations']],
      status: errors ? 422 : 200,
    },
  )
}
