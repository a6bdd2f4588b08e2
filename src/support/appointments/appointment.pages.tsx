import { sayPhone } from '#network/phones/phone.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDay, sayHour, sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { saidTo, tellHousehold } from '#support/messages/tellHousehold.store.ts'
import { receives } from '#support/support.rules.ts'
import { MarkForm } from './appointment.form.ts'
import { markAppointment } from './appointment.mark.store.ts'
import { appointmentSeenBy, type SeenAppointment } from './appointment.read.store.ts'
import { marks, marksOf, refusalToMove } from './appointment.rules.ts'
import { sayState, saySubject, toneOf } from './words.ts'

const url = '/rendez-vous/:id'
export const appointmentPages = routes()
  .get(url, receives, async (c) => show(c, await seen(c), {}))
  .post(url, receives, mark)

const seen = async (c: Page) => found(await appointmentSeenBy(c.var.by, c.req.param('id') ?? ''))

async function mark(c: Page) {
  const appointment = await seen(c)
  const form = await readForm(c, MarkForm)
  if (form.errors) return show(c, appointment, form.values, form.errors)
  const marked = await markAppointment(c.var.by, appointment, form.values)
  if (refused(marked)) return show(c, appointment, form.typed, { [marked.field ?? 'form']: marked.refusal })
  flash(c, await said(c, appointment, form.values.mark))
  return c.redirect(
    marked.state === 'no_show' ? `/rendez-vous/${appointment.id}` : `/familles/${appointment.household_id}`,
    303,
  )
}

/** A meeting that the organisation cancels is told to the household; what the household did, it knows. */
async function said(c: Page, appointment: SeenAppointment, noted: string): Promise<string> {
  if (noted !== 'organisation') return 'C’est noté.'
  const when = `${sayDay(appointment.starts_at, c.var.now)} à ${sayHour(appointment.starts_at)}`
  const told = await tellHousehold(
    c.var.by,
    appointment.household_id,
    () => `Votre rendez-vous du ${when} est annulé. Nous vous proposerons une autre date.`,
  )
  return saidTo('Le rendez-vous est annulé.', told)
}

const show = (c: Page, appointment: SeenAppointment, values: Typed, errors?: Errors) =>
  c.render(<Appointment {...{ appointment, values, errors, now: c.var.now }} />, {
    title: `Rendez-vous, ${appointment.household_name}`,
    crumbs: [['Rendez-vous', `/rendez-vous?jour=${dayOf(appointment.starts_at)}`]],
    status: errors ? 422 : 200,
  })

type Props = { appointment: SeenAppointment; values: Typed; errors?: Errors; now: Date }

const Appointment = ({ appointment, values, errors, now }: Props) => {
  const possible = marksOf(appointment, now)
  const again = ['no_show', 'excused', 'cancelled'].includes(appointment.state)
  return (
    <>
      <Heading
        title={appointment.household_name}
        over={`${saySubject(appointment.subject)}, ${sayMoment(appointment.starts_at, now)}`}
      >
        <Chips>
          <Chip tone={toneOf(appointment.state)}>{sayState(appointment)}</Chip>
        </Chips>
      </Heading>
      <Facts>
        <Fact label="Lieu">
          {[appointment.place_name, appointment.address, appointment.commune_name].filter(Boolean).join(', ')}
        </Fact>
        {appointment.place_note && <Fact label="Pour venir">{appointment.place_note}</Fact>}
        <Fact label="Avec">{appointment.mediator_name}</Fact>
        <Fact label="Téléphone de la famille">
          {appointment.household_phone && (
            <a href={`tel:${appointment.household_phone}`}>{sayPhone(appointment.household_phone)}</a>
          )}
        </Fact>
        {appointment.note && <Fact label="Note">{appointment.note}</Fact>}
      </Facts>
      <Actions>
        <LinkButton href={`/familles/${appointment.household_id}`} second>
          Voir la famille
        </LinkButton>
        {!refusalToMove(appointment) && (
          <LinkButton href={`/rendez-vous/${appointment.id}/deplacer`} second>
            Déplacer
          </LinkButton>
        )}
        {again && (
          <LinkButton href={`/familles/${appointment.household_id}/rendez-vous`}>Reprendre rendez-vous</LinkButton>
        )}
      </Actions>
      <ErrorSummary errors={errors} />
      {possible.length > 0 && (
        <Form>
          <Radios
            name="mark"
            label="Qu’en est-il ?"
            required
            value={values.mark}
            error={errors?.mark}
            options={possible.map((mark) => [mark, marks[mark]] as const)}
          />
          <TextArea
            name="note"
            label="Note"
            hint="Ce qui a été fait, ce qu’il reste à faire. Rien sur la santé."
            rows={3}
            value={values.note ?? appointment.note}
            error={errors?.note}
            maxlength={500}
          />
          <Submit label="Noter" second={again} />
        </Form>
      )}
    </>
  )
}
