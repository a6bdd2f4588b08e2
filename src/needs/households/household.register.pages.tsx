import { communeMeant } from '#network/communes/commune.store.ts'
import type { Member } from '#platform/access/member.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { FifteenField, NextQuestion } from '../ages/fifteen.fields.tsx'
import { fifteenQuestion } from '../ages/fifteen.words.ts'
import { alikeSeenBy, typingOf } from '../alike/alike.store.ts'
import { type Known, knownOf } from '../alike/known.store.ts'
import { AgreementFields } from './agreement.fields.tsx'
import { AtHandFields } from './atHand.fields.tsx'
import { hearAgain } from './heardAgain.store.ts'
import { sayAddress } from './heardAgain.words.ts'
import { type Filled, WhoFields } from './household.fields.tsx'
import { HouseholdForm } from './household.form.ts'
import { asksForPupil, besidesAlike, meetsFamilies } from './household.rules.ts'
import { registerHousehold } from './household.store.ts'
import { KnownHouseholds } from './known.view.tsx'
import { NeedFields } from './need.fields.tsx'
import { type NeedHints, needHintsOf } from './need.hints.ts'
import { ReachFields } from './reach.fields.tsx'

const url = '/familles/nouvelle'
export const householdRegisterPages = routes()
  .get(url, meetsFamilies, (c) => show(c))
  .post(url, meetsFamilies, register)

async function register(c: Page) {
  const form = await readForm(c, HouseholdForm)
  if (form.errors) return show(c, form.values, form.errors)
  if (form.values.same) return hear(c, form.values.same, form.values, form.typed)
  const registered = await registerHousehold(c.var.by, form.values)
  if (refused(registered))
    return registered.field === 'fifteen'
      ? show(c, form.typed, undefined, 'fifteen')
      : show(c, form.typed, { [registered.field ?? 'form']: registered.refusal })
  flash(c, 'Le besoin est enregistré.')
  return c.redirect(`/familles/${registered.id}`, 303)
}

async function hear(c: Page, id: string, values: HouseholdForm, typed: Typed) {
  const heard = found(await hearAgain(c.var.by, id, values))
  if (refused(heard)) return show(c, typed, { [heard.field ?? 'form']: heard.refusal })
  const said = heard.added > 0 ? 'Le besoin est ajouté à son dossier' : 'Son dossier disait déjà ce besoin'
  const address = sayAddress(heard)
  flash(c, address ? `${said}. ${address}` : `${said} : ce que vous avez écrit y est.`)
  return c.redirect(`/familles/${heard.id}`, 303)
}

async function show(c: Page, values: Typed = {}, refusals?: Errors, step: 'fifteen' | null = null) {
  const { by, member } = c.var
  const asked = Boolean(refusals?.known || values.same || values.known)
  const commune = asked ? await communeMeant(by.db, String(values.commune)) : null
  const known = commune ? await knownOf(by, await alikeSeenBy(by, typingOf(values), commune)) : []
  const errors = besidesAlike(refusals, known.length > 0)
  const props = { member, values, errors, step, known, now: c.var.now, hints: needHintsOf(member.role) }
  return c.render(<RegisterPage {...props} />, {
    title: 'Signaler un besoin',
    crumbs: [['Familles', '/familles']],
    status: refusals || step ? 422 : 200,
  })
}

type Props = Filled & {
  member: Member
  hints: NeedHints
  known: Known[]
  /** The question that is asked next, of a young person alone who may be fifteen. */
  step: 'fifteen' | null
  now: Date
}

const RegisterPage = ({ member, values, errors, step, known, hints, now }: Props) => (
  <>
    <Heading
      title="Signaler un besoin"
      lead={
        <>
          {hints.opening} Notez-le ici en une minute : le besoin reste dans votre structure, et l’orientation peut
          attendre. Si la famille accepte déjà qu’une coordination l’aide,{' '}
          <a href="/orientations/nouvelle">orientez-la tout de suite</a>.
        </>
      }
    />
    <ErrorSummary errors={errors} />
    {step && <NextQuestion name={step} question={fifteenQuestion()} />}
    <Form>
      {known.length > 0 && <KnownHouseholds {...{ known, now }} today={dayOf(now)} />}
      <WhoFields {...{ values, errors }} />
      {asksForPupil(member) && <PupilFields {...{ values, errors }} />}
      {(step || values.fifteen) && <FifteenField {...{ values, errors }} />}
      <NeedFields {...{ values, errors, hints }} />
      <AtHandFields {...{ values, errors }} />
      <ReachFields {...{ values, errors }} />
      <AgreementFields {...{ values, errors }} />
      <Actions>
        <Submit label="Enregistrer le besoin" />
      </Actions>
    </Form>
  </>
)

const PupilFields = ({ values, errors }: Filled) => (
  <Fieldset legend="L’élève">
    <Field
      name="first_name"
      label="Prénom"
      value={values.first_name}
      error={errors?.first_name}
      width="medium"
      autocomplete="off"
    />
    <Field
      name="class"
      label="Classe"
      value={values.class}
      error={errors?.class}
      width="short"
      autocomplete="off"
      hint="Par exemple : 4e B"
    />
    <Field
      name="birth_year"
      label="Année de naissance"
      value={values.birth_year}
      error={errors?.birth_year}
      width="short"
      inputmode="numeric"
      autocomplete="off"
    />
  </Fieldset>
)
