import { readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { answers, sends } from '../prescriptions/prescription.rules.ts'
import { after, received, sent, show } from '../prescriptions/prescription.shown.tsx'
import { ArrivalForm } from './arrival.form.ts'
import { noteArrival, sayArrival } from './arrival.store.ts'

const url = '/orientations/:id/venue'
/** Whether the person came: said on the receiver's page, read on the sender's. */
export const arrivalPages = routes().post(url, answers, say).post(`${url}/noter`, sends, note)

async function say(c: Page) {
  const prescription = await received(c)
  const form = await readForm(c, ArrivalForm)
  if (form.errors) return show(c, prescription, form.values, form.errors)
  const done = await sayArrival(c.var.by, prescription.id, form.values)
  return after(
    c,
    prescription,
    done,
    'Merci. L’expéditeur est prévenu.',
    `/orientations/${prescription.id}`,
    form.typed,
  )
}

async function note(c: Page) {
  const prescription = await sent(c)
  return after(c, prescription, await noteArrival(c.var.by, prescription.id), 'C’est noté.', '/ma-journee')
}
