import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { AtHandFields } from './atHand.fields.tsx'
import { addressFor } from './atHand.ts'
import { correctHousehold } from './household.correct.store.ts'
import { WhoFields } from './household.fields.tsx'
import { CorrectionForm } from './household.form.ts'
import { meetsFamilies, refusalToChange } from './household.rules.ts'
import { householdSeenBy, type SeenHousehold } from './household.store.ts'
import { ReachFields } from './reach.fields.tsx'

const url = '/familles/:id/modifier'
export const householdCorrectPages = routes().get(url, meetsFamilies, edit).post(url, meetsFamilies, correct)

async function edit(c: Page) {
  const household = await changeable(c)
  return show(c, household, typedOf(c.var.member.organisationId, household))
}

async function correct(c: Page) {
  const household = await changeable(c)
  const form = await readForm(c, CorrectionForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const corrected = await correctHousehold(c.var.by, household, form.values)
  if (refused(corrected)) return show(c, household, form.typed, { [corrected.field ?? 'form']: corrected.refusal })
  flash(c, sayCorrected(c.var.member.organisationId, household, form.values))
  return c.redirect(`/familles/${household.id}`, 303)
}

/** What became of a confidential address that another organisation registered is said to who asked. */
const sayCorrected = (
  own: string,
  { organisation_id, confidential_address }: SeenHousehold,
  asked: CorrectionForm,
): string => {
  if (organisation_id === own || asked.confidential_address === confidential_address) return 'La fiche est à jour.'
  return asked.confidential_address
    ? 'La fiche est à jour. L’adresse est confidentielle : seule la structure qui a enregistré la famille la lit désormais.'
    : 'La fiche est à jour. L’adresse reste confidentielle : seule la structure qui a enregistré la famille peut la rouvrir.'
}

async function changeable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

const typedOf = (by: string, household: SeenHousehold): Typed => ({
  name: household.name,
  commune: household.commune_name,
  address: addressFor(by, household),
  phone: household.phone ?? '',
  email: household.email ?? '',
  channel: household.channel,
  best_moment: household.best_moment,
  languages: household.languages,
  interpreter: household.interpreter ? 'oui' : '',
  adults: String(household.adults),
  children: String(household.children),
  equipment_at_hand: household.equipment_at_hand,
  connection_at_hand: household.connection_at_hand ?? '',
  living: household.living,
  neutral_message: household.neutral_message ? 'oui' : '',
  confidential_address: household.confidential_address ? 'oui' : '',
  version: String(household.version),
})

const show = (c: Page, household: SeenHousehold, values: Typed, errors?: Errors) =>
  c.render(
    <>
      <Heading title={`Corriger la fiche`} lead={household.name} />
      <ErrorSummary errors={errors} />
      <Form>
        <input type="hidden" name="version" value={String(values.version)} />
        <WhoFields {...{ values, errors }} />
        <Field name="address" label="Adresse" value={values.address} error={errors?.address} autocomplete="off" />
        <ReachFields {...{ values, errors }} />
        <AtHandFields {...{ values, errors }} own={household.organisation_id === c.var.member.organisationId} />
        <Actions>
          <Submit label="Enregistrer" />
          <LinkButton href={`/familles/${household.id}`} second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    {
      title: 'Corriger la fiche',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
