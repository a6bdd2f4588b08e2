import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { NeedsForm } from './household.form.ts'
import { meetsFamilies } from './household.rules.ts'
import { householdSeenBy, type SeenHousehold } from './household.store.ts'
import { correctNeeds, openNeedsOf } from './need.correct.store.ts'
import { NeedFields } from './need.fields.tsx'
import { needHintsOf } from './need.hints.ts'
import { MOST_KEPT, refusalToCorrectNeeds, saidOf } from './need.rules.ts'

const url = '/familles/:id/besoins'
export const needCorrectPages = routes().get(url, meetsFamilies, edit).post(url, meetsFamilies, correct)

async function edit(c: Page) {
  const household = await correctable(c)
  const needs = await openNeedsOf(c.var.by, household.id)
  const { situation, urgent } = saidOf(needs)
  return show(c, household, {
    needs: needs.map(({ kind }) => kind),
    situation,
    urgent: urgent ? 'oui' : '',
    version: String(household.version),
  })
}

async function correct(c: Page) {
  const household = await correctable(c)
  const form = await readForm(c, NeedsForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const corrected = await correctNeeds(c.var.by, household.id, form.values)
  if (refused(corrected)) return show(c, household, form.typed, { [corrected.field ?? 'form']: corrected.refusal })
  flash(c, 'Les besoins sont à jour.')
  return c.redirect(`/familles/${household.id}`, 303)
}

async function correctable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToCorrectNeeds(household))
  return household
}

const show = (c: Page, household: SeenHousehold, values: Typed, errors?: Errors) =>
  c.render(
    <>
      <Heading title="Corriger les besoins" lead={household.name} />
      <ErrorSummary errors={errors} />
      <Form>
        <input type="hidden" name="version" value={String(values.version)} />
        <NeedFields {...{ values, errors }} hints={needHintsOf(c.var.member.role)} most={MOST_KEPT} />
        <Actions>
          <Submit label="Enregistrer" />
          <LinkButton href={`/familles/${household.id}`} second>
            Annuler
          </LinkButton>
        </Actions>
      </Form>
    </>,
    {
      title: 'Corriger les besoins',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
