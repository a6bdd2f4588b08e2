import { z } from 'zod'
import { refusalToChange } from '#needs/households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Confirm } from '#platform/ui/confirm.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, forbid, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { receives } from '#support/support.rules.ts'
import { type Reason, reasons, refusalToReopen, refusalToTakeUp } from './closing.rules.ts'
import { closeHousehold, reopenHousehold, takeUpAgain } from './closing.store.ts'

const url = '/familles/:id/clore'
const again = '/familles/:id/rouvrir'
export const closingPages = routes()
  .get(url, receives, async (c) => show(c, await ours(c), {}))
  .post(url, receives, close)
  .get(again, receives, askReopen)
  .post(again, receives, reopen)

const ClosingForm = z.object({
  reason: z.enum(Object.keys(reasons) as [Reason, ...Reason[]], 'Choisissez ce qui s’est passé.'),
})

async function ours(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToChange(household))
  return household
}

async function close(c: Page) {
  const household = await ours(c)
  const form = await readForm(c, ClosingForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const closed = await closeHousehold(c.var.by, household.id, form.values.reason)
  if (refused(closed)) return show(c, household, form.typed, { reason: closed.refusal })
  flash(
    c,
    closed.told > 0
      ? `Le parcours est clos. ${counted(closed.told, 'personne prévenue', 'personnes prévenues')}.`
      : 'Le parcours est clos.',
  )
  return c.redirect(`/familles/${household.id}`, 303)
}

async function askReopen(c: Page) {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToTakeUp(household))
  allow(refusalToReopen(household))
  return c.render(
    <Confirm
      title="Rouvrir le parcours ?"
      action={`/familles/${household.id}/rouvrir`}
      label="Rouvrir"
      back={`/familles/${household.id}`}
    >
      <p>{household.name} reprendra là où elle s’était arrêtée, avec les mêmes besoins.</p>
    </Confirm>,
    {
      title: 'Rouvrir le parcours',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
    },
  )
}

async function reopen(c: Page) {
  const seen = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToTakeUp(seen))
  allow(refusalOfStopped(await stoppedOf(c.var.by, seen.id)))
  await takeUpAgain(c.var.by, seen.id)
  const household = await ours(c)
  const reopened = await reopenHousehold(c.var.by, household.id)
  if (refused(reopened)) forbid(reopened.refusal)
  flash(c, 'Le parcours est rouvert.')
  return c.redirect(`/familles/${household.id}`, 303)
}

const show = (c: Page, household: SeenHousehold, values: Typed, errors?: Errors) =>
  c.render(
    <>
      <Heading title="Clore le parcours" lead={household.name} />
      <ErrorSummary errors={errors} />
      <Form>
        <p>
          Les besoins seront clos. Qui a signalé ou orienté la famille sera prévenu, sans détail. Vous pourrez rouvrir
          le parcours.
        </p>
        <Radios
          name="reason"
          label="Que s’est-il passé ?"
          required
          value={values.reason}
          error={errors?.reason}
          options={Object.entries(reasons)}
        />
        <Actions>
          <Submit label="Clore le parcours" />
          <LinkButton href={`/familles/${household.id}`} second>
            Ne rien changer
          </LinkButton>
        </Actions>
      </Form>
    </>,
    {
      title: 'Clore le parcours',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
