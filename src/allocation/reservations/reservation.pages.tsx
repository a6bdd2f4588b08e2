import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { EndForm, ReservationForm } from './reservation.form.ts'
import { endReservation, possibleHolders, reservationsOf, reserve } from './reservation.store.ts'
import { ReservationsPage } from './reservation.view.tsx'

const url = '/programmes/:id/reservations'
const coordination = ['coordinator'] as const
export const reservationPages = routes()
  .get(url, coordination, (c) => show(c))
  .post(url, coordination, make)
  .post(`${url}/fin`, coordination, end)

async function make(c: Page) {
  const programme = await ownProgramme(c)
  const form = await readForm(c, ReservationForm)
  if (form.errors) return show(c, form.values, form.errors)
  const made = await reserve(c.var.by, programme, form.values)
  if (refused(made)) return show(c, form.typed, { [made.field ?? 'form']: made.refusal })
  flash(c, `${counted(form.values.places, 'place est réservée', 'places sont réservées')}.`)
  return c.redirect(`/programmes/${programme.id}/reservations`, 303)
}

async function end(c: Page) {
  const programme = await ownProgramme(c)
  const form = await readForm(c, EndForm)
  if (form.errors) return show(c, {}, { form: Object.values(form.errors)[0] ?? '' })
  const ended = await endReservation(c.var.by, programme, form.values.reservation)
  if (refused(ended)) return show(c, {}, { form: ended.refusal })
  flash(
    c,
    `La réservation est terminée : ${counted(ended.left, 'place est', 'places sont')} de nouveau pour tout le monde.`,
  )
  return c.redirect(`/programmes/${programme.id}/reservations`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const [quotas, reservations, holders] = [
    await quotasOf(by, programme.id),
    await reservationsOf(by, programme.id),
    await possibleHolders(by),
  ]
  return c.render(
    <ReservationsPage {...{ programme, quotas, reservations, holders, values, errors, today: dayOf(by.now) }} />,
    {
      title: 'Places réservées',
      crumbs: crumbsUnder(programme),
      status: errors ? 422 : 200,
    },
  )
}
