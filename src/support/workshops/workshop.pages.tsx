import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { allow, forbid, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { saidTo } from '#support/messages/tellHousehold.store.ts'
import { receives } from '#support/support.rules.ts'
import { expectedAt, noteAttendance } from './attendance.store.ts'
import { excuseSeat } from './seat.store.ts'
import { SeatSheet } from './seatSheet.tsx'
import { attendanceForm, fieldOf } from './workshop.form.ts'
import { type SeenWorkshop, seatsOf, workshopSeenBy } from './workshop.read.store.ts'
import { type Attendance, refusalToCancel } from './workshop.rules.ts'
import { cancelWorkshop } from './workshop.store.ts'
import { Workshop } from './workshopView.tsx'

const url = '/ateliers/:id'
export const workshopPages = routes()
  .get(url, receives, async (c) => show(c, await seen(c)))
  .get(`${url}/feuille`, receives, sheet)
  .post(`${url}/appel`, receives, attend)
  .post(`${url}/places/:seat/rendre`, receives, excuse)
  .get(`${url}/annuler`, receives, askCancel)
  .post(`${url}/annuler`, receives, cancel)

const seen = async (c: Page): Promise<SeenWorkshop> => found(await workshopSeenBy(c.var.by, c.req.param('id') ?? ''))

async function show(c: Page, workshop: SeenWorkshop, errors?: Errors) {
  const seats = await seatsOf(c.var.by, workshop.id)
  return c.render(<Workshop {...{ workshop, seats, errors, now: c.var.now }} />, {
    title: workshop.title,
    crumbs: [['Ateliers', '/ateliers']],
    status: errors ? 422 : 200,
  })
}

/** The sheet to print and sign on the spot. */
async function sheet(c: Page) {
  const workshop = await seen(c)
  const seats = expectedAt(await seatsOf(c.var.by, workshop.id)).filter((seat) => seat.state !== 'excused')
  return c.render(<SeatSheet {...{ workshop, seats, now: c.var.now }} />, {
    title: `Feuille de présence, ${sayDate(dayOf(workshop.starts_at))}`,
    layout: 'bare',
    print: true,
  })
}

async function attend(c: Page) {
  const workshop = await seen(c)
  const seats = expectedAt(await seatsOf(c.var.by, workshop.id))
  const form = await readForm(c, attendanceForm(seats.map((seat) => seat.id)))
  if (form.errors) return show(c, workshop, form.errors)
  const answers = seats.flatMap((seat) => {
    const attendance = form.values[fieldOf(seat.id)] as Attendance | undefined
    return attendance ? [{ seat, attendance }] : []
  })
  const noted = await noteAttendance(c.var.by, workshop, answers)
  if (refused(noted)) return show(c, workshop, { form: noted.refusal })
  flash(c, 'L’appel est noté.')
  return c.redirect(`/ateliers/${workshop.id}`, 303)
}

async function excuse(c: Page) {
  const workshop = await seen(c)
  const seat = found((await seatsOf(c.var.by, workshop.id)).find(({ id }) => id === c.req.param('seat')))
  const excused = await excuseSeat(c.var.by, workshop, seat)
  if (refused(excused)) return show(c, workshop, { form: excused.refusal })
  const { promoted } = excused
  flash(c, promoted ? saidTo(`La place est rendue. ${promoted.name} la prend.`, promoted.told) : 'La place est rendue.')
  return c.redirect(`/ateliers/${workshop.id}`, 303)
}

async function askCancel(c: Page) {
  const workshop = await seen(c)
  allow(refusalToCancel(workshop))
  return c.render(
    <Confirm
      title={`Annuler « ${workshop.title} » ?`}
      action={`/ateliers/${workshop.id}/annuler`}
      label="Annuler l’atelier"
      back={`/ateliers/${workshop.id}`}
      danger
      undo="On ne revient pas sur une annulation : un autre atelier pourra être ouvert."
    >
      <p>Les familles attendues et celles en liste d’attente seront prévenues, chacune comme elle l’a choisi.</p>
    </Confirm>,
    {
      title: 'Annuler l’atelier',
      crumbs: [
        ['Ateliers', '/ateliers'],
        [workshop.title, `/ateliers/${workshop.id}`],
      ],
    },
  )
}

async function cancel(c: Page) {
  const workshop = await seen(c)
  const cancelled = await cancelWorkshop(c.var.by, workshop)
  if (refused(cancelled)) forbid(cancelled.refusal)
  const { toCall } = cancelled
  flash(
    c,
    toCall.length
      ? `L’atelier est annulé. À appeler : ${toCall.join(', ')}.`
      : 'L’atelier est annulé, les familles sont prévenues.',
  )
  return c.redirect(`/ateliers/${workshop.id}`, 303)
}
