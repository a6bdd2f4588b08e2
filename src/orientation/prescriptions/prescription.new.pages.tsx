import { alikeSeenBy, typingOf } from '#needs/alike/alike.store.ts'
import { ageOn } from '#needs/beneficiaries/beneficiary.rules.ts'
import { type Filled, WhoFields } from '#needs/households/household.fields.tsx'
import { registerHousehold } from '#needs/households/household.store.ts'
import { NeedFields } from '#needs/households/need.fields.tsx'
import { type NeedHints, needHintsOf } from '#needs/households/need.hints.ts'
import { ReachFields } from '#needs/households/reach.fields.tsx'
import type { Commune } from '#network/communes/commune.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, inOrder, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { NewYoungFields } from '../young/young.fields.tsx'
import { refusalOfNewYoung } from '../young/young.rules.ts'
import { communeChoice, labelOf, sayUnknown } from './communeChoice.ts'
import { refusalOfSender } from './limits.store.ts'
import { ConsentFields, PrintFirst, ToField } from './prescription.fields.tsx'
import { NewForm } from './prescription.form.ts'
import { sends } from './prescription.rules.ts'
import { ownCommune, type Receiver, receiversFor } from './receiver.store.ts'
import { sendPrescription } from './sending.store.ts'
import { Transmitted } from './transmitted.tsx'

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

const aloneYoung = ({ adults, children }: Typed): boolean =>
  adults === '0' && children !== undefined && children !== '0'

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
      {...{ values, errors, hints, receivers, alike }}
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

type Props = Filled & {
  receivers: Receiver[]
  hints: NeedHints
  alike: { id: string; name: string }[]
  choices: readonly Commune[]
  commune: string
}

const NewPage = ({ values, errors, hints, receivers, alike, choices, commune }: Props) => (
  <>
    <Heading
      title="Orienter une personne"
      lead="Deux minutes, avec elle si possible. Vous saurez ce qu’elle devient."
    />
    <ErrorSummary errors={errors} />
    <Form action={url}>
      {alike.length > 0 && <Alike alike={alike} checked={values.known === 'oui'} />}
      <WhoFields {...{ values, errors }} />
      <p class="quiet">Un jeune de moins de 18 ans, seul ? Écrivez 0 adulte et 1 enfant : son âge vous sera demandé.</p>
      {choices.length > 0 && (
        <Radios
          name="commune_choice"
          label="Laquelle de ces communes ?"
          required
          value={values.commune_choice}
          error={errors?.commune_choice}
          options={choices.map((choice) => [labelOf(choice), `${choice.name}, ${choice.postcodes.join(' ou ')}`])}
        />
      )}
      {aloneYoung(values) && <NewYoungFields {...{ values, errors }} />}
      <NeedFields {...{ values, errors, hints }} />
      <ReachFields {...{ values, errors }} />
      <ConsentFields {...{ values, errors }} />
      <ToField {...{ receivers, values, errors, commune }} kinds={[values.needs ?? []].flat()} />
      <Transmitted />
      {receivers.length > 0 && (
        <Actions>
          <Submit label="Envoyer l’orientation" />
          <PrintFirst action={`${url}/feuille`} />
        </Actions>
      )}
    </Form>
  </>
)

const Alike = ({ alike, checked }: { alike: Props['alike']; checked: boolean }) => (
  <Notice tone="turn" title="Cette famille est déjà connue de votre structure">
    <ul>
      {alike.map(({ id, name }) => (
        <li>
          <a href={`/familles/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
    <Checkbox name="known" label="C’est une autre famille" required checked={checked} />
  </Notice>
)
