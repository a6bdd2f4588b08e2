import { ageOn } from '#needs/ages/age.rules.ts'
import { alikeSeenBy, typingOf } from '#needs/alike/alike.store.ts'
import { registerHousehold } from '#needs/households/household.store.ts'
import { needHintsOf } from '#needs/households/need.hints.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, inOrder, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { refusalOfNewYoung } from '../young/young.rules.ts'
import { communeChoice, labelOf, sayUnknown } from './communeChoice.ts'
import { refusalOfSender } from './limits.store.ts'
import { NewForm } from './prescription.form.ts'
import { NewPage } from './prescription.new.view.tsx'
import { sends } from './prescription.rules.ts'
import { ownCommune, receiversFor } from './receiver.store.ts'
import { sendPrescription } from './sending.store.ts'

const url = '/orientations/nouvelle'
export const prescriptionNewPages = routes()
  .get(url, sends, (c) => showNew(c))
  .post(url, sends, registerAndSend)

/** Two acts of one page: the family is registered, then addressed. What could refuse the second is checked before the first. */
async function registerAndSend(c: Page) {
  const { by } = c.var
  const form = await readForm(c, NewForm)
  if (form.errors) return showNew(c, form.values, form.errors)
  const { to, needs, urgent, agreed, commune_choice, young, ...household } = form.values
  const { meant: commune } = await communeChoice(by.db, household.commune, commune_choice)
  if (!commune) return showNew(c, form.typed, {})
  const unsaid = refusalOfNewYoung({ ...form.values, age: ageTyped(c, form.values.birth_year) })
  if (unsaid) return showNew(c, form.typed, unsaid)
  const receivers = await receiversFor(by, commune.insee)
  if (!receivers.some(({ value }) => value === to))
    return showNew(c, form.typed, { to: 'Choisissez à qui vous adressez cette famille.' })
  const stopped = await refusalOfSender(by)
  if (stopped) return showNew(c, form.typed, { form: stopped })
  const registered = await registerHousehold(by, { ...household, needs, urgent, agreed, commune: labelOf(commune) })
  if (refused(registered)) return showNew(c, form.typed, { [registered.field ?? 'form']: registered.refusal })
  const known = { id: registered.id, commune: commune.insee, scope: 'full', status: 'open' }
  const sent = await sendPrescription(by, known, { to, kinds: needs, urgent, agreed, young, message: '' })
  if (refused(sent)) throw new Error(`A new household could not be addressed: ${sent.refusal}`)
  flash(c, 'La famille est orientée. La réponse vous sera signalée.')
  return c.redirect(`/orientations/${sent.id}`, 303)
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
  const [receivers, alike] = await Promise.all([
    receiversFor(by, near?.insee ?? ''),
    refusals?.known && near ? alikeSeenBy(by, typingOf(values), { insee: near.insee, name: near.name }) : [],
  ])
  const errors = refusals && inOrder(NewForm, { ...refusals, ...sayUnknown(place) })
  const hints = needHintsOf(by.member.role)
  return c.render(
    <NewPage
      {...{ at: url, values, errors, hints, receivers, alike }}
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
