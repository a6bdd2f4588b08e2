import { isMissing } from '#allocation/allocations/allocation.rules.ts'
import { promisesTo } from '#allocation/allocations/allocation.store.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf, sayMoment } from '#platform/i18n/dates.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { yearsAfter } from './due.rules.ts'
import { PrepareForm } from './handover.form.ts'
import { handsOver, refusalToPrepare } from './handover.rules.ts'
import { openHandover } from './handover.store.ts'
import { handoverAppointments, ownPlaces } from './prepare.choices.store.ts'
import { prepareHandover } from './prepare.store.ts'
import { PreparePage } from './prepare.view.tsx'

const url = '/familles/:id/remise'
export const preparePages = routes().get(url, handsOver, open).post(url, handsOver, prepare)

async function householdOf(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToPrepare(c.var.member, household))
  return household
}

/** A sheet that awaits its signature is opened again rather than made twice. */
async function open(c: Page) {
  const household = await householdOf(c)
  const present = await openHandover(c.var.by, household.id)
  return present ? c.redirect(`/remises/${present.id}`, 303) : show(c, household)
}

async function prepare(c: Page) {
  const household = await householdOf(c)
  const form = await readForm(c, PrepareForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const prepared = await prepareHandover(c.var.by, household, form.values)
  if (refused(prepared)) return show(c, household, form.typed, { [prepared.field ?? 'form']: prepared.refusal })
  flash(c, 'La feuille est prête. Rien ne change de mains avant la signature.')
  return c.redirect(`/remises/${prepared.id}`, 303)
}

async function show(c: Page, household: SeenHousehold, typed?: Typed, errors?: Errors) {
  const { by, now } = c.var
  const standing = (await promisesTo(by, household.id)).filter((row) => row.state === 'promised')
  const promised = standing.filter((row) => !isMissing(row))
  const appointments = await handoverAppointments(by, household.id)
  const places = await ownPlaces(by)
  const values = typed ?? {
    items: promised.map((row) => row.id),
    kind: 'loan',
    due_on: yearsAfter(dayOf(now), 1),
    appointment: appointments[0]?.id ?? '',
    place: appointments[0]?.place_id ?? '',
  }
  const shown = {
    ...{ household, promised, missing: standing.filter(isMissing) },
    values,
    errors,
    places: places.map(({ id, name }) => [id, name] as const),
    appointments: appointments.map(
      ({ id, starts_at, place }) => [id, `${sayMoment(starts_at, now)}, ${place}`] as const,
    ),
    today: dayOf(now),
    coordinates: by.member.role === 'coordinator',
  }
  return c.render(<PreparePage {...shown} />, {
    title: 'Préparer la remise',
    crumbs: [
      ['Familles', '/familles'],
      [household.name, `/familles/${household.id}`],
    ],
    status: errors ? 422 : 200,
  })
}
