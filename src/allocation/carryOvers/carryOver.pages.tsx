import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { reservationsOf } from '../reservations/reservation.store.ts'
import { CarryOverForm } from './carryOver.form.ts'
import { carryOver, carryOversOf, targetsOf } from './carryOver.store.ts'
import { CarryOversPage } from './carryOver.view.tsx'

const url = '/programmes/:id/reports'
const coordination = ['coordinator'] as const
export const carryOverPages = routes()
  .get(url, coordination, (c) => show(c))
  .post(url, coordination, decide)

async function decide(c: Page) {
  const programme = await ownProgramme(c)
  const form = await readForm(c, CarryOverForm)
  if (form.errors) return show(c, form.values, form.errors)
  const carried = await carryOver(c.var.by, programme, form.values)
  if (refused(carried)) return show(c, form.typed, { [carried.field ?? 'form']: carried.refusal })
  flash(c, 'Le report est fait, et noté ci-dessous avec sa raison.')
  return c.redirect(`/programmes/${programme.id}/reports`, 303)
}

async function show(c: Page, values: Typed = {}, errors?: Errors) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const quotas = await quotasOf(by, programme.id)
  const reservations = await reservationsOf(by, programme.id)
  const [carried, targets] = [await carryOversOf(by, programme.id), await targetsOf(by, programme)]
  return c.render(
    <CarryOversPage {...{ programme, quotas, reservations, carried, targets, values, errors, today: dayOf(by.now) }} />,
    {
      title: 'Reports de places',
      crumbs: crumbsUnder(programme),
      status: errors ? 422 : 200,
    },
  )
}
