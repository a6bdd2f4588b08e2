import { refused } from '#platform/access/refusal.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Table } from '#platform/ui/table.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { peopleOf } from '../beneficiaries/beneficiary.store.ts'
import { meetsFamilies, refusalToChange } from '../households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '../households/household.store.ts'
import { PublicForm } from './public.form.ts'
import { type DeclaredPublic, declarePublic, endPublic, publicsOf } from './public.store.ts'
import { type TargetPublic, targetPublics } from './words.ts'

const url = '/familles/:id/publics'
export const publicPages = routes()
  .get(url, meetsFamilies, async (c) => show(c, await changeable(c)))
  .post(url, meetsFamilies, declare)
  .post(`${url}/:public/fin`, meetsFamilies, end)

async function changeable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

async function declare(c: Page) {
  const household = await changeable(c)
  const form = await readForm(c, PublicForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const declared = await declarePublic(c.var.by, household.id, form.values)
  if (refused(declared)) return show(c, household, form.typed, { [declared.field ?? 'form']: declared.refusal })
  flash(c, 'C’est noté, avec votre nom et le jour.')
  return c.redirect(`/familles/${household.id}/publics`, 303)
}

async function end(c: Page) {
  const household = await changeable(c)
  const ended = await endPublic(c.var.by, household.id, c.req.param('public') ?? '')
  flash(c, refused(ended) ? ended.refusal : 'Ce n’est plus noté.')
  return c.redirect(`/familles/${household.id}/publics`, 303)
}

async function show(c: Page, household: SeenHousehold, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const [publics, people] = await Promise.all([publicsOf(by, household.id), peopleOf(by, household.id)])
  const own = by.member.organisationId
  return c.render(
    <>
      <Heading
        title="Publics"
        lead="Ce qu’un professionnel sait et déclare, pour que les programmes servent ceux qu’ils visent. Aucun justificatif n’est gardé."
      />
      <ErrorSummary errors={errors} />
      {publics.length > 0 ? (
        <Table
          caption="Ce qui est déclaré"
          captionHidden
          columns={['Public', 'Qui', 'Déclaré par', 'Depuis', '']}
          rows={publics.map((line) => rowOf(household, line, own))}
        />
      ) : (
        <Empty title="Rien n’est déclaré">
          <p>
            Un programme peut réserver des places à un public : déclarez celui que vous connaissez, et seulement lui.
          </p>
        </Empty>
      )}
      <Form>
        <Select
          name="kind"
          label="Cette famille, ou l’un des siens, est"
          required
          value={values.kind}
          error={errors?.kind}
          options={Object.entries(targetPublics)}
        />
        {people.length > 0 && (
          <Select
            name="person"
            label="De qui s’agit-il"
            empty="De toute la famille"
            value={values.person}
            error={errors?.person}
            options={people.map(({ id, first_name }) => [id, first_name])}
          />
        )}
        <DateField name="since" label="Depuis le" value={values.since} error={errors?.since} />
        <Actions>
          <Submit label="Déclarer" />
        </Actions>
      </Form>
    </>,
    {
      title: 'Publics',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}

const rowOf = (household: SeenHousehold, line: DeclaredPublic, own: string) => [
  targetPublics[line.kind as TargetPublic],
  line.first_name ?? 'La famille',
  [line.declared_by, line.organisation].filter(Boolean).join(', '),
  line.since ? sayDate(line.since) : `déclaré le ${sayDate(line.declared_on)}`,
  line.organisation_id === own && (
    <ActButton action={`/familles/${household.id}/publics/${line.id}/fin`} label="Retirer" second />
  ),
]
