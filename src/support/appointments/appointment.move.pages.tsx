import { placesOf } from '#network/places/place.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDay, sayHour, sayMoment } from '#platform/i18n/dates.ts'
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
import { saidTo, sayChange, sayMeeting, tellHousehold } from '#support/messages/tellHousehold.store.ts'
import { clockOf } from '#support/schedule/schedule.rules.ts'
import { receives } from '#support/support.rules.ts'
import { MeetingFields } from './appointment.fields.tsx'
import { MoveForm } from './appointment.form.ts'
import { appointmentSeenBy, receivers, type SeenAppointment } from './appointment.read.store.ts'
import { refusalToMove } from './appointment.rules.ts'
import { moveAppointment } from './appointment.store.ts'

const url = '/rendez-vous/:id/deplacer'
export const appointmentMovePages = routes().get(url, receives, ask).post(url, receives, move)

async function movable(c: Page): Promise<SeenAppointment> {
  const appointment = found(await appointmentSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToMove(appointment))
  return appointment
}

async function ask(c: Page) {
  const appointment = await movable(c)
  return show(c, appointment, {
    place: appointment.place_id,
    mediator: appointment.mediator_id,
    day: dayOf(appointment.starts_at),
    hour: clockOf(appointment.starts_at),
    minutes: String((appointment.ends_at.getTime() - appointment.starts_at.getTime()) / 60_000),
  })
}

async function move(c: Page) {
  const appointment = await movable(c)
  const form = await readForm(c, MoveForm)
  if (form.errors) return show(c, appointment, form.values, form.errors)
  const meeting = await moveAppointment(c.var.by, appointment, form.values)
  if (refused(meeting)) return show(c, appointment, form.typed, { [meeting.field ?? 'form']: meeting.refusal })
  const { place, startsAt } = meeting
  const where = { startsAt, placeName: place.name, address: place.address, commune: place.commune_name }
  const told = await tellHousehold(
    c.var.by,
    appointment.household_id,
    (masked) => `Votre rendez-vous change : ${sayMeeting(where, c.var.now, masked)}.${sayChange(place.phone)}`,
  )
  flash(c, saidTo(`Rendez-vous déplacé ${sayDay(startsAt, c.var.now)} à ${sayHour(startsAt)}.`, told))
  return c.redirect(`/rendez-vous/${appointment.id}`, 303)
}

async function show(c: Page, appointment: SeenAppointment, values: Typed, errors?: Errors) {
  const [places, people] = await Promise.all([placesOf(c.var.by, c.var.member.organisationId), receivers(c.var.by)])
  return c.render(
    <>
      <Heading
        title="Déplacer le rendez-vous"
        lead={`${appointment.household_name}, prévu ${sayMoment(appointment.starts_at, c.var.now)}`}
      />
      <ErrorSummary errors={errors} />
      <Form>
        <MeetingFields {...{ values, errors, places, people, now: c.var.now }} />
        <Actions>
          <Submit label="Déplacer" />
          <LinkButton href={`/rendez-vous/${appointment.id}`} second>
            Ne rien changer
          </LinkButton>
        </Actions>
      </Form>
    </>,
    { title: 'Déplacer le rendez-vous', crumbs: [['Rendez-vous', '/rendez-vous']], status: errors ? 422 : 200 },
  )
}
