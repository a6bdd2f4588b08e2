import { type Page, routes } from '#platform/web/routes.ts'
import { sends } from '../prescriptions/prescription.rules.ts'
import { after, sent } from '../prescriptions/prescription.shown.tsx'
import { remindReceiver } from './remind.store.ts'

export const remindPages = routes().post('/orientations/:id/relancer', sends, remind)

async function remind(c: Page) {
  const prescription = await sent(c)
  const done = await remindReceiver(c.var.by, prescription.id)
  const said = `${prescription.receiver} reçoit un nouveau lien pour répondre.`
  return after(c, prescription, done, said, `/orientations/${prescription.id}`)
}
