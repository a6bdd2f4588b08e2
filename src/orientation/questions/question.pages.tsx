import { readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { answers, sends } from '../prescriptions/prescription.rules.ts'
import { after, received, sent, show } from '../prescriptions/prescription.shown.tsx'
import { AskForm, ReplyForm } from './question.form.ts'
import { askSender, replyToReceiver } from './question.store.ts'

const url = '/orientations/:id'
export const questionPages = routes().post(`${url}/demander`, answers, ask).post(`${url}/repondre`, sends, reply)

async function ask(c: Page) {
  const prescription = await received(c)
  const form = await readForm(c, AskForm)
  if (form.errors) return show(c, prescription, form.values, form.errors)
  const done = await askSender(c.var.by, prescription.id, form.values.question)
  return after(
    c,
    prescription,
    done,
    'La question est partie. La réponse vous sera signalée.',
    back(prescription),
    form.typed,
  )
}

async function reply(c: Page) {
  const prescription = await sent(c)
  const form = await readForm(c, ReplyForm)
  if (form.errors) return show(c, prescription, form.values, form.errors)
  const done = await replyToReceiver(c.var.by, prescription.id, form.values.reply)
  return after(c, prescription, done, 'Votre réponse est partie.', back(prescription), form.typed)
}

const back = ({ id }: { id: string }) => `/orientations/${id}`
