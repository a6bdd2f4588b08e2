import { refused } from '#platform/access/refusal.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsTo } from '../households/household.crumbs.ts'
import { meetsFamilies, refusalToChange } from '../households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '../households/household.store.ts'
import { BeneficiaryFields } from './beneficiary.fields.tsx'
import { BeneficiaryForm } from './beneficiary.form.ts'
import {
  addBeneficiary,
  type Beneficiary,
  beneficiarySeenBy,
  correctBeneficiary,
  noteDeparture,
} from './beneficiary.store.ts'

const one = '/familles/:id/personnes/:person'
export const beneficiaryPages = routes()
  .get('/familles/:id/personnes/nouvelle', meetsFamilies, async (c) => showNew(c, await changeable(c), {}))
  .post('/familles/:id/personnes/nouvelle', meetsFamilies, add)
  .get(one, meetsFamilies, edit)
  .post(one, meetsFamilies, correct)
  .get(`${one}/depart`, meetsFamilies, askDeparture)
  .post(`${one}/depart`, meetsFamilies, leave)

async function changeable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

/** The person that the address names, in a household that this member may change; otherwise nothing is there. */
export async function somebody(c: Page): Promise<{ household: SeenHousehold; person: Beneficiary }> {
  const household = await changeable(c)
  const person = found(await beneficiarySeenBy(c.var.by, household.id, c.req.param('person') ?? ''))
  return { household, person }
}

async function add(c: Page) {
  const household = await changeable(c)
  const form = await readForm(c, BeneficiaryForm)
  if (form.errors) return showNew(c, household, form.values, form.errors)
  const added = await addBeneficiary(c.var.by, household.id, form.values)
  if (refused(added)) return showNew(c, household, form.typed, { [added.field ?? 'form']: added.refusal })
  flash(c, `${form.values.first_name} est sur la fiche.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

async function edit(c: Page) {
  const { household, person } = await somebody(c)
  return showOne(c, household, person, typedOf(person))
}

async function correct(c: Page) {
  const { household, person } = await somebody(c)
  const form = await readForm(c, BeneficiaryForm)
  if (form.errors) return showOne(c, household, person, form.values, form.errors)
  const corrected = await correctBeneficiary(c.var.by, person, form.values)
  if (refused(corrected))
    return showOne(c, household, person, form.typed, { [corrected.field ?? 'form']: corrected.refusal })
  flash(c, 'La fiche est à jour.')
  return c.redirect(`/familles/${household.id}`, 303)
}

async function askDeparture(c: Page) {
  const { household, person } = await somebody(c)
  return c.render(
    <Confirm
      title={`${person.first_name} ne vit plus ici ?`}
      action={c.req.path}
      label="Noter son départ"
      back={`/familles/${household.id}`}
    >
      <p>
        Cette personne ne figurera plus sur la fiche. Ce qui a été fait avec elle reste dans l’histoire de la famille.
      </p>
    </Confirm>,
    { title: 'Départ', crumbs: crumbsTo(household) },
  )
}

async function leave(c: Page) {
  const { household, person } = await somebody(c)
  await noteDeparture(c.var.by, person)
  flash(c, `${person.first_name} ne figure plus sur la fiche.`)
  return c.redirect(`/familles/${household.id}`, 303)
}

const typedOf = (person: Beneficiary): Typed =>
  Object.fromEntries(
    Object.entries({ ...person, age_group: person.adult ? 'adult' : 'child' }).flatMap(([name, value]) =>
      value === null || typeof value === 'object' ? [] : [[name, String(value)]],
    ),
  )

const showNew = (c: Page, household: SeenHousehold, values: Typed, errors?: Errors) =>
  c.render(
    <>
      <Heading title="Ajouter une personne" lead={`Au foyer ${ofName(household.name)}.`} />
      <ErrorSummary errors={errors} />
      <Form>
        <BeneficiaryFields {...{ values, errors }} />
        <Actions>
          <Submit label="Ajouter" />
        </Actions>
      </Form>
    </>,
    { title: 'Ajouter une personne', crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )

const showOne = (c: Page, household: SeenHousehold, person: Beneficiary, values: Typed, errors?: Errors) =>
  c.render(
    <>
      <Heading
        title={`Corriger ce que l’on sait de ${person.first_name}`}
        action={
          <LinkButton href={`/familles/${household.id}/personnes/${person.id}/depart`} second>
            Ne vit plus ici
          </LinkButton>
        }
      />
      <ErrorSummary errors={errors} />
      <Form>
        <input type="hidden" name="version" value={String(values.version ?? person.version)} />
        <BeneficiaryFields {...{ values, errors }} />
        <Actions>
          <Submit label="Enregistrer" />
        </Actions>
      </Form>
    </>,
    { title: person.first_name, crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )
