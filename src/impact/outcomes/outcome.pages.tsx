import { refusalToChange } from '#needs/households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { receives } from '#support/support.rules.ts'
import { OutcomeForm } from './outcome.form.ts'
import { noteOutcome, type Outcomes, outcomesOf } from './outcome.store.ts'
import { Progress } from './progress.tsx'
import { gestureNames, gestures, levels, moments } from './words.ts'

const url = '/familles/:id/bilan'
export const outcomePages = routes().get(url, receives, ask).post(url, receives, note)

async function ours(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

async function ask(c: Page) {
  const household = await ours(c)
  const outcomes = await outcomesOf(c.var.by, household.id)
  return show(c, household, outcomes, { moment: outcomes.before ? 'after' : 'before' })
}

async function note(c: Page) {
  const household = await ours(c)
  const form = await readForm(c, OutcomeForm)
  if (form.errors) return show(c, household, await outcomesOf(c.var.by, household.id), form.values, form.errors)
  await noteOutcome(c.var.by, household.id, form.values)
  const after = form.values.moment === 'after'
  flash(c, after ? 'Le bilan est noté.' : 'Le point de départ est noté.')
  return c.redirect(after ? `/familles/${household.id}/bilan` : `/familles/${household.id}`, 303)
}

function show(c: Page, household: SeenHousehold, outcomes: Outcomes, values: Typed, errors?: Errors) {
  const closable = outcomes.after && household.status === 'open'
  return c.render(
    <>
      <Heading
        title="Le bilan"
        lead={household.name}
        action={closable && <LinkButton href={`/familles/${household.id}/clore`}>Clore le parcours</LinkButton>}
      />
      {(outcomes.before || outcomes.after) && (
        <Block title="Avant et après">
          <Progress outcomes={outcomes} />
        </Block>
      )}
      <Block title={outcomes.after ? 'Refaire le point' : 'Faire le point'}>
        <p>Avec la personne, sans rien lui faire passer : où en est-elle, selon elle, dans ces cinq gestes ?</p>
        <ErrorSummary errors={errors} />
        <Form>
          <Radios
            name="moment"
            label="De quel moment parlez-vous ?"
            required
            value={values.moment}
            error={errors?.moment}
            options={Object.entries(moments)}
          />
          {gestureNames.map((gesture) => (
            <Radios
              name={gesture}
              label={gestures[gesture]}
              required
              inline
              value={values[gesture]}
              error={errors?.[gesture]}
              options={levels.map((level, n) => [String(n), level] as const)}
            />
          ))}
          <Actions>
            <Submit label="Noter" second={Boolean(closable)} />
            <LinkButton href={`/familles/${household.id}`} second>
              Retour
            </LinkButton>
          </Actions>
        </Form>
      </Block>
    </>,
    {
      title: 'Le bilan',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
