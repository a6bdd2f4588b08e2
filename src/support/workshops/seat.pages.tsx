import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Empty } from '#platform/ui/empty.tsx'
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
import { saidTo } from '#support/messages/tellHousehold.store.ts'
import { receives, refusalToExpect } from '#support/support.rules.ts'
import { bookSeat } from './seat.store.ts'
import { SeatForm } from './workshop.form.ts'
import { workshopSeenBy, workshopsAhead } from './workshop.read.store.ts'
import { sayRoom } from './workshop.rules.ts'

const url = '/familles/:id/atelier'
export const seatPages = routes()
  .get(url, receives, async (c) => show(c, await expected(c), {}))
  .post(url, receives, book)

async function expected(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToExpect(household))
  return household
}

async function book(c: Page) {
  const household = await expected(c)
  const form = await readForm(c, SeatForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const workshop = await workshopSeenBy(c.var.by, form.values.workshop)
  if (!workshop) return show(c, household, form.typed, { workshop: 'Choisissez un atelier.' })
  const seat = await bookSeat(c.var.by, workshop, household.id)
  if (refused(seat)) return show(c, household, form.typed, { workshop: seat.refusal })
  const said =
    seat.state === 'booked' ? 'La famille est inscrite.' : 'L’atelier est complet : la famille est en liste d’attente.'
  flash(c, saidTo(said, seat.told))
  return c.redirect(`/familles/${household.id}`, 303)
}

async function show(c: Page, household: SeenHousehold, values: Typed, errors?: Errors) {
  const workshops = await workshopsAhead(c.var.by)
  return c.render(
    <>
      <Heading title="Inscrire à un atelier" lead={household.name} />
      {workshops.length === 0 ? (
        <Empty title="Aucun atelier n’est prévu">
          <p>Ouvrez-en un, ou prenez un rendez-vous pour cette famille seule.</p>
          <LinkButton href="/ateliers/nouveau">Ouvrir un atelier</LinkButton>
        </Empty>
      ) : (
        <>
          <ErrorSummary errors={errors} />
          <Form>
            <Radios
              name="workshop"
              label="Quel atelier ?"
              required
              value={values.workshop}
              error={errors?.workshop}
              options={workshops.map(
                (w) =>
                  [w.id, w.title, `${sayMoment(w.starts_at, c.var.now)}, ${w.place_name} : ${sayRoom(w)}`] as const,
              )}
            />
            <Actions>
              <Submit label="Inscrire" />
              <LinkButton href={`/familles/${household.id}`} second>
                Annuler
              </LinkButton>
            </Actions>
          </Form>
        </>
      )}
    </>,
    {
      title: 'Inscrire à un atelier',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
