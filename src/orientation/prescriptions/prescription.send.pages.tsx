import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { allow, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { cameToNothing } from '../arrivals/arrival.rules.ts'
import { youngOf } from '../young/young.store.ts'
import { agreedTowards } from './agreement.rules.ts'
import { agreedOf } from './agreement.store.ts'
import { maskedWords } from './masked.store.ts'
import { openNeeds } from './need.store.ts'
import { SendForm } from './prescription.form.ts'
import { refusalToReroute, refusalToSend, sends } from './prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from './prescription.store.ts'
import { receiversFor } from './receiver.store.ts'
import { whyStopped } from './sendable.store.ts'
import { sendPrescription } from './sending.store.ts'
import { SendPage } from './sendPage.tsx'
import { goingOnFor } from './served.store.ts'

const url = '/familles/:id/orienter'
export const prescriptionSendPages = routes().get(url, sends, ask).post(url, sends, sendOff)

async function ask(c: Page) {
  const addressed = await addressedIn(c)
  return showSend(c, addressed, await proposed(c, addressed))
}

/** What was asked before, or what is needed. */
async function proposed(c: Page, { household, instead }: Addressed): Promise<Typed> {
  if (instead) return { kinds: instead.kinds, urgent: instead.urgent ? 'oui' : '', message: instead.message }
  const needs = await openNeeds(c.var.by, household.id)
  return { kinds: needs.map((need) => need.kind), urgent: needs.some((need) => need.urgent) ? 'oui' : '' }
}

async function sendOff(c: Page) {
  const addressed = await addressedIn(c)
  const form = await readForm(c, SendForm)
  if (form.errors) return showSend(c, addressed, form.values, form.errors)
  const sent = await sendPrescription(c.var.by, addressed.household, form.values, addressed.instead?.id)
  if (refused(sent)) return showSend(c, addressed, form.typed, { [sent.field ?? 'form']: sent.refusal })
  flash(c, 'L’orientation est partie. La réponse vous sera signalée.')
  return c.redirect(`/orientations/${sent.id}`, 303)
}

/** The household that is addressed, and the prescription that a new one would replace. */
export type Addressed = { household: SeenHousehold; instead: SeenPrescription | undefined }

/** What the address of the page names, when this member may address it. */
export async function addressedIn(c: Page): Promise<Addressed> {
  const household = await addressable(c)
  return { household, instead: await replaced(c, household.id) }
}

async function addressable(c: Page): Promise<SeenHousehold> {
  const household = found(await householdSeenBy(c.var.by, c.req.param('id') ?? ''))
  const stopped = await whyStopped(c.var.by, household.id)
  allow(refusalToSend({ household, mayShare: true, already: undefined, served: [], stopped, receiver: '' }, c.var.now))
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

/** The page as it is now, with what was typed and why it was refused. */
export async function showSend(c: Page, { household, instead }: Addressed, values: Typed, errors?: Errors) {
  const { by } = c.var
  const suggested = c.req.query('vers') ?? instead?.suggested_id
  const [all, agreed, open, young, masked] = await Promise.all([
    receiversFor(by, household.commune, household.id),
    agreedOf(by, household.id),
    goingOnFor(by, household.id),
    youngOf(by, household.id),
    maskedWords(by),
  ])
  const goingOn = open.filter(({ id }) => id !== instead?.id)
  const receivers = all.filter((one) => !goingOn.some((other) => other.to_organisation_id === one.organisationId))
  const ask = receivers.every(({ organisationId }) => agreedTowards(agreed, organisationId))
    ? null
    : agreed.length > 0
      ? 'again'
      : 'first'
  const query = instead ? `?suite=${instead.id}` : ''
  return c.render(
    <SendPage
      {...{
        household,
        receivers,
        ask,
        values,
        errors,
        instead,
        suggested,
        goingOn,
        query,
        young,
        masked,
        now: by.now,
      }}
    />,
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
