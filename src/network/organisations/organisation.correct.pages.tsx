import { findCommunes } from '#network/communes/commune.store.ts'
import { CommuneField } from '#network/communes/communeField.tsx'
import { sayPhone } from '#network/phones/phone.ts'
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
import { OrganisationForm } from './organisation.form.ts'
import { refusalToCorrect } from './organisation.rules.ts'
import { correctOrganisation, type Organisation, organisationNamed } from './organisation.store.ts'

const url = '/structures/:id/modifier'
export const organisationCorrectPages = routes().get(url, 'members', edit).post(url, 'members', correct)

async function own(c: Page): Promise<Organisation> {
  const organisation = found(await organisationNamed(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToCorrect(c.var.member, organisation.id))
  return organisation
}

async function edit(c: Page) {
  const organisation = await own(c)
  return show(c, organisation, typedOf(organisation))
}

async function correct(c: Page) {
  const organisation = await own(c)
  const form = await readForm(c, OrganisationForm)
  if (form.errors) return show(c, organisation, form.values, form.errors)
  const corrected = await correctOrganisation(c.var.by, organisation.id, form.values)
  if (refused(corrected)) return show(c, organisation, form.typed, { [corrected.field ?? 'form']: corrected.refusal })
  flash(c, 'La fiche de votre structure est à jour.')
  return c.redirect(`/structures/${organisation.id}`, 303)
}

const typedOf = (organisation: Organisation): Typed => ({
  name: organisation.name,
  commune: [organisation.commune_name, organisation.postcodes?.[0]].filter(Boolean).join(' '),
  email: organisation.email ?? '',
  phone: organisation.phone ? sayPhone(organisation.phone) : '',
  masked_as: organisation.masked_as ?? '',
})

const MASK_HINT =
  'À remplir si votre nom révèle quelque chose des personnes que vous accompagnez (santé, justice, protection). Les autres structures liront ces mots à la place : « un service d’accompagnement ».'

async function show(c: Page, organisation: Organisation, values: Typed, errors?: Errors) {
  const choices = errors?.commune ? await findCommunes(c.var.db, String(values.commune ?? '')) : []
  return c.render(
    <>
      <Heading title="Corriger la fiche de votre structure" />
      <ErrorSummary errors={errors} />
      <Form>
        <Field name="name" label="Nom" value={values.name} error={errors?.name} required autocomplete="off" />
        <CommuneField value={values.commune} error={errors?.commune} choices={choices} />
        <Field
          name="email"
          label="E-mail de contact"
          type="email"
          value={values.email}
          error={errors?.email}
          autocomplete="off"
        />
        <Field
          name="phone"
          label="Téléphone"
          type="tel"
          value={values.phone}
          error={errors?.phone}
          width="medium"
          autocomplete="off"
        />
        <Field
          name="masked_as"
          label="Mots qui remplacent votre nom"
          hint={MASK_HINT}
          value={values.masked_as}
          error={errors?.masked_as}
          autocomplete="off"
        />
        <Actions>
          <Submit label="Enregistrer" />
          <LinkButton href={`/structures/${organisation.id}`} second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    {
      title: 'Corriger la fiche',
      crumbs: [
        ['Structures', '/structures'],
        [organisation.name, `/structures/${organisation.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
