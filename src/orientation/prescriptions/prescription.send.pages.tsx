import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { cameToNothing } from '../arrivals/arrival.rules.ts'
import { hasAgreed } from './agreement.store.ts'
import { openNeeds } from './need.store.ts'
import { SendForm } from './prescription.form.ts'
import { refusalToReroute, refusalToSend, sends } from './prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from './prescription.store.ts'
import { receiversFor } from './receiver.store.ts'
import { sendPrescription } from './sending.store.ts'
import { SendPage } from './sendPage.tsx'
import { goingOnFor } from './served.store.ts'

const url = '/familles/:id/orienter'
export const prescriptionSendPages = routes().get(url, sends, ask).post(url, sends, sendOff)

async function ask(c: Page) {
  const household = await addressable(c)
  const before = await replaced(c, household.id)
  if (before)
    return show(c, household, { kinds: before.kinds, urgent: before.urgent ? 'oui' : '', message: before.message })
  const needs = await openNeeds(c.var.by, household.id)
  return show(c, household, {
    kinds: needs.map((need) => need.kind),
    urgent: needs.some((need) => need.urgent) ? 'oui' : '',
  })
}

async function sendOff(c: Page) {
  const household = await addressable(c)
  const instead = await replaced(c, household.id)
  const form = await readForm(c, SendForm)
  if (form.errors) return show(c, household, form.values, form.errors)
  const sent = await sendPrescription(c.var.by, household, form.values, instead?.id)
  if (refused(sent)) return show(c, household, form.typed, { [sent.field ?? 'form']: sent.refusal })
  flash(c, 'L’orientation est partie. La réponse vous sera signalée.')
  return c.redirect(`/orientations/${sent.id}`, 303)
}

async function addressable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  allow(refusalToSend({ household, agreed: true, already: undefined, served: [] }, c.var.now))
  return household
}

/** `?suite=`: the refused prescription of this household that a new one would replace. */
async function replaced(c: Page, householdId: string): Promise<SeenPrescription | undefined> {
  const id = c.req.query('suite')
  if (!id) return undefined
  const before = await prescriptionSeenBy(c.var.by, id)
  const ours = before?.household_id === householdId && before.organisation_id === c.var.member.organisationId
  const refusedOne = found(ours ? before : undefined)
  allow(refusalToReroute({ ...refusedOne, toNothing: cameToNothing(refusedOne) }))
  return refusedOne
}

async function show(c: Page, household: SeenHousehold, values: Typed, errors?: Errors) {
  const { by } = c.var
  const instead = await replaced(c, household.id)
  const suggested = c.req.query('vers') ?? instead?.suggested_id
  const [all, agreed, open] = await Promise.all([
    receiversFor(by, household.commune),
    hasAgreed(by, household.id),
    goingOnFor(by, household.id),
  ])
  const goingOn = open.filter(({ id }) => id !== instead?.id)
  const receivers = all.filter((one) => !goingOn.some((other) => other.to_organisation_id === one.organisationId))
  return c.render(
    <SendPage {...{ household, receivers, agreed, values, errors, instead, suggested, goingOn, now: by.now }} />,
    {
      title: 'Orienter',
      crumbs: [
        ['Familles', '/familles'],
        [household.name, `/familles/${household.id}`],
      ],
      status: errors ? 422 : 200,
    },
  )
}
