import { noteReading } from '#needs/households/household.store.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { acceptPrescription, noteAnswer, refusePrescription, withdrawPrescription } from './answering.store.ts'
import { followUpOf } from './followUp.store.ts'
import { RefuseForm } from './prescription.form.ts'
import { PrescriptionPage } from './prescription.page.tsx'
import { answers, sends } from './prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from './prescription.store.ts'
import { receiversFor } from './receiver.store.ts'
import { alikeServed, servedKinds } from './served.store.ts'

const url = '/orientations/:id'
export const prescriptionPages = routes()
  .get(url, sends, async (c) => show(c, await asked(c)), { writes: true })
  .post(`${url}/accepter`, answers, accept)
  .post(`${url}/refuser`, answers, turnDown)
  .post(`${url}/retirer`, sends, takeBack)
  .post(`${url}/noter`, sends, note)

const asked = async (c: Page): Promise<SeenPrescription> =>
  found(await prescriptionSeenBy(c.var.by, c.req.param('id') ?? ''))
const isMine = (c: Page, { organisation_id }: SeenPrescription) => organisation_id === c.var.member.organisationId

/** Only the receiver answers, only the sender takes back: for anyone else there is nothing here. */
const received = async (c: Page) => {
  const prescription = await asked(c)
  return found(isMine(c, prescription) ? undefined : prescription)
}
const sent = async (c: Page) => {
  const prescription = await asked(c)
  return found(isMine(c, prescription) ? prescription : undefined)
}

async function accept(c: Page) {
  const prescription = await received(c)
  const done = await acceptPrescription(c.var.by, prescription.id)
  return after(
    c,
    prescription,
    done,
    'La famille est acceptée. L’expéditeur est prévenu.',
    `/familles/${prescription.household_id}`,
  )
}

async function turnDown(c: Page) {
  const prescription = await received(c)
  const form = await readForm(c, RefuseForm)
  if (form.errors) return show(c, prescription, form.values, form.errors)
  const done = await refusePrescription(c.var.by, prescription.id, form.values)
  return after(c, prescription, done, 'Le refus est parti, avec sa raison.', '/orientations', form.typed)
}

async function takeBack(c: Page) {
  const prescription = await sent(c)
  return after(
    c,
    prescription,
    await withdrawPrescription(c.var.by, prescription.id),
    'L’orientation est retirée.',
    `/orientations/${prescription.id}`,
  )
}

async function note(c: Page) {
  const prescription = await sent(c)
  return after(c, prescription, await noteAnswer(c.var.by, prescription.id), 'C’est noté.', '/ma-journee')
}

/** Where the act leads, or the same page as it is now with the reason why not. */
async function after(
  c: Page,
  { id }: SeenPrescription,
  done: Refusal | { id: string },
  said: string,
  next: string,
  typed: Typed = {},
) {
  if (!refused(done)) {
    flash(c, said)
    return c.redirect(next, 303)
  }
  const still = await prescriptionSeenBy(c.var.by, id)
  if (still) return show(c, still, typed, { [done.field ?? 'form']: done.refusal })
  flash(c, done.refusal)
  return c.redirect('/orientations', 303)
}

async function show(c: Page, prescription: SeenPrescription, values: Typed = {}, errors?: Errors) {
  const { by, member, now } = c.var
  const mine = isMine(c, prescription)
  const mayAnswer = !mine && prescription.state === 'sent' && answers.includes(member.role)
  const [followUp, others, served, alike] = await Promise.all([
    mine ? followUpOf(by, prescription) : [],
    mayAnswer || prescription.suggested_id ? receiversFor(by, prescription.insee ?? '') : [],
    mayAnswer
      ? servedKinds(by, prescription.household_id, {
          organisationId: member.organisationId,
          programmeId: prescription.programme_id,
          kinds: prescription.kinds,
        })
      : [],
    mayAnswer ? alikeServed(by, prescription) : [],
    prescription.household ? noteReading(by, prescription.household_id) : null,
  ])
  const once = others.filter(
    (other, at) => others.findIndex((first) => first.organisationId === other.organisationId) === at,
  )
  const suggested = once.find((other) => other.organisationId === prescription.suggested_id)?.name
  return c.render(
    <PrescriptionPage
      {...{ prescription, mine, mayAnswer, followUp, suggested, alike, values, errors, now }}
      others={once}
      served={served.length > 0}
    />,
    {
      title: 'Orientation',
      crumbs: [['Orientations', '/orientations']],
      status: errors ? 422 : 200,
    },
  )
}
