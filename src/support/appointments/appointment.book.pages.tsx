import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDay, sayHour } from '#platform/i18n/dates.ts'
import { uncapital } from '#platform/text/capital.ts'
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
import { saidTo, sayChange, sayMeeting, tellHousehold } from '#support/messages/tellHousehold.store.ts'
import { receives, refusalToExpect } from '#support/support.rules.ts'
import { MeetingFields } from './appointment.fields.tsx'
import { BookForm } from './appointment.form.ts'
import { receivers } from './appointment.read.store.ts'
import { bookAppointment } from './appointment.store.ts'
import { type Subject, subjects } from './words.ts'

const url = '/familles/:id/rendez-vous'
export const appointmentBookPages = routes().get(url, receives, ask).post(url, receives, book)

async function expected(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToExpect(household))
  return household
}

async function ask(c: Page) {
  const household = await expected(c)
  const asked = c.req.query('objet')
  const subject: Subject =
    asked === 'remise'
      ? 'handover'
      : household.stage === 4
        ? 'handover'
        : household.stage === 7
          ? 'follow_up'
          : 'training'
  return show(c, household, { subject, mediator: c.var.member.id, day: dayOf(c.var.now), minutes: '60' })
}

async function book(c: Page) {
  const household = await expected(c)
  const form = await readForm(c, BookForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const meeting = await bookAppointment(c.var.by, household.id, form.values)
  if (refused(meeting)) return show(c, household, form.typed, { [meeting.field ?? 'form']: meeting.refusal })
  const { place, startsAt } = meeting
  const where = { startsAt, placeName: place.name, address: place.address, commune: place.commune_name }
  const told = await tellHousehold(
    c.var.by,
    household.id,
    (masked) => `Vous êtes attendu·e ${sayMeeting(where, c.var.now, masked)}.${sayChange(place.phone)}`,
  )
  flash(c, saidTo(`Rendez-vous pris ${sayDay(startsAt, c.var.now)} à ${sayHour(startsAt)}.`, told))
  return c.redirect(`/familles/${household.id}`, 303)
}

async function show(c: Page, household: SeenHousehold, values: Typed, errors?: Errors) {
  const [places, people] = await Promise.all([placesOf(c.var.by, c.var.member.organisationId), receivers(c.var.by)])
  const shown = places.length === 1 ? { place: places[0]?.id ?? '', ...values } : values
  return c.render(
    <>
      <Heading
        title="Prendre rendez-vous"
        lead={[household.name, household.best_moment && `plutôt ${uncapital(household.best_moment)}`]
          .filter(Boolean)
          .join(', ')}
      />
      {places.length === 0 ? (
        <Empty title="Il faut d’abord un lieu">
          <p>Un rendez-vous se tient dans un lieu de votre structure : son adresse sera donnée à la famille.</p>
          <LinkButton href="/lieux/nouveau">Ajouter un lieu</LinkButton>
        </Empty>
      ) : (
        <>
          <ErrorSummary errors={errors} />
          <Form>
            <Radios
              name="subject"
              label="Objet"
              inline
              required
              value={values.subject}
              error={errors?.subject}
              options={Object.entries(subjects)}
            />
            <MeetingFields {...{ values: shown, errors, places, people, now: c.var.now }} />
            <Actions>
              <Submit label="Prendre le rendez-vous" />
              <LinkButton href={`/familles/${household.id}`} second>
                Annuler
              </LinkButton>
            </Actions>
          </Form>
        </>
      )}
    </>,
    {
      title: 'Prendre rendez-vous',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
