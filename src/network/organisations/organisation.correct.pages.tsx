import { findCommunes } from '#network/communes/commune.store.ts'
import { CommuneField } from '#network/communes/communeField.tsx'
import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { uncapital } from '#platform/text/capital.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { basisOf, legalBases } from './legalBasis.ts'
import { isUnderMask } from './mask.rules.ts'
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
  legal_basis: organisation.legal_basis ?? '',
  uai: organisation.uai ?? '',
  dpo_name: organisation.dpo_name ?? '',
  dpo_email: organisation.dpo_email ?? '',
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
        {organisation.kind === 'school' && (
          <Field
            name="uai"
            label="Code UAI"
            hint="Sept chiffres et une lettre. Les listes du Département vous retrouvent par ce code."
            value={values.uai}
            error={errors?.uai}
            width="medium"
            autocomplete="off"
            spellcheck={false}
          />
        )}
        {!isUnderMask(organisation) && (
          <Field
            name="masked_as"
            label="Mots qui remplacent votre nom"
            hint={MASK_HINT}
            value={values.masked_as}
            error={errors?.masked_as}
            autocomplete="off"
          />
        )}
        <Fieldset legend="Ce que lisent les personnes que vous aidez">
          <Select
            name="legal_basis"
            label="Ce qui lui permet de garder leurs informations"
            hint="La notice et leur dossier le disent. En cas de doute, demandez à son délégué à la protection des données."
            empty={`Selon son genre : ${uncapital(legalBases[basisOf({ ...organisation, legal_basis: null })])}`}
            value={values.legal_basis}
            error={errors?.legal_basis}
            options={Object.entries(legalBases)}
          />
          <Field
            name="dpo_name"
            label="Délégué à la protection des données"
            hint="Son nom ou son service. C’est à lui que l’on écrit pour une question sur ses informations."
            value={values.dpo_name}
            error={errors?.dpo_name}
            autocomplete="off"
          />
          <Field
            name="dpo_email"
            label="Son e-mail"
            type="email"
            value={values.dpo_email}
            error={errors?.dpo_email}
            autocomplete="off"
          />
        </Fieldset>
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
