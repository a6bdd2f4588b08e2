import { readForm } from '#platform/web/form.ts'
import { allow } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { acceptPrescription, noteAnswer, refusePrescription, withdrawPrescription } from './answering.store.ts'
import { RefuseForm } from './prescription.form.ts'
import { answers, refusalToWithdraw, sends } from './prescription.rules.ts'
import { after, asked, isMine, received, sent, show } from './prescription.shown.tsx'
import { noteSeen } from './seen.store.ts'
import { AcceptedAlready, TakeBack } from './takeBack.tsx'
import { acceptedStates } from './words.ts'

const url = '/orientations/:id'
export const prescriptionPages = routes()
  .get(url, sends, open, { writes: true })
  .post(`${url}/accepter`, answers, accept)
  .post(`${url}/refuser`, answers, turnDown)
  .get(`${url}/retirer`, sends, askToTakeBack)
  .post(`${url}/retirer`, sends, takeBack)
  .post(`${url}/noter`, sends, note)

async function open(c: Page) {
  const prescription = await asked(c)
  if (!isMine(c, prescription)) await noteSeen(c.var.by, prescription)
  return show(c, prescription)
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

async function askToTakeBack(c: Page) {
  const prescription = await sent(c)
  const accepted = acceptedStates.some((one) => one === prescription.state) && prescription.scope === 'full'
  if (!accepted) allow(refusalToWithdraw(prescription))
  const view = accepted ? (
    <AcceptedAlready {...prescription} at={`/orientations/${prescription.id}`} />
  ) : (
    <TakeBack {...prescription} at={c.req.path} />
  )
  return c.render(view, {
    title: 'Retirer l’orientation',
    status: accepted ? 403 : 200,
    crumbs: [
      ['Orientations', '/orientations'],
      [prescription.household ?? 'L’orientation', `/orientations/${prescription.id}`],
    ],
  })
}

async function takeBack(c: Page) {
  const prescription = await sent(c)
  return after(
    c,
    prescription,
    await withdrawPrescription(c.var.by, prescription.id),
    'L’orientation est retirée : dites-le à la famille, et voyez avec elle vers qui vous tourner.',
    `/orientations/${prescription.id}`,
  )
}

async function note(c: Page) {
  const prescription = await sent(c)
  return after(c, prescription, await noteAnswer(c.var.by, prescription.id), 'C’est noté.', '/ma-journee')
}
