import { refused } from '#platform/access/refusal.ts'
import { readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { NewSheetForm, SendSheetForm } from '../prescriptions/prescription.form.ts'
import { readNew, showNew } from '../prescriptions/prescription.new.pages.tsx'
import { senderWords, sends } from '../prescriptions/prescription.rules.ts'
import { addressedIn, showSend } from '../prescriptions/prescription.send.pages.tsx'
import { ConsentSheet } from './consentSheet.view.tsx'
import { contactOf } from './contact.store.ts'
import { type Passed, sayPassed } from './passed.words.ts'
import { passedAsTyped, passedOnceHeard, passedSaying } from './passedBefore.store.ts'
import { receiverAddress } from './receiverAddress.store.ts'

/** The sheet that a family signs before anything leaves: made of what is typed, of which nothing is written, nor sent. */
export const consentSheetPages = routes()
  .post('/orientations/nouvelle/feuille', sends, ofSomebodyNew)
  .post('/familles/:id/orienter/feuille', sends, ofSomebodyKnown)

async function ofSomebodyNew(c: Page) {
  const { by } = c.var
  const typed = await readNew(c, NewSheetForm)
  if (typed instanceof Response) return typed
  const { same } = typed.form
  const passed = same ? found(await passedOnceHeard(by, typed, same)) : await passedAsTyped(by, typed)
  if (refused(passed)) return showNew(c, typed.asTyped, { [passed.field ?? 'form']: passed.refusal })
  return show(c, passed.receiverId, passed)
}

async function ofSomebodyKnown(c: Page) {
  const addressed = await addressedIn(c)
  const form = await readForm(c, SendSheetForm)
  if (form.errors) return showSend(c, addressed, form.values, form.errors)
  const passed = await passedSaying(c.var.by, addressed.household, form.values)
  if (refused(passed)) return showSend(c, addressed, form.typed, { [passed.field ?? 'form']: passed.refusal })
  return show(c, passed.receiverId, passed)
}

async function show(c: Page, receiverId: string, passed: Passed) {
  const { by, member } = c.var
  const [receiver, contact] = await Promise.all([receiverAddress(by, receiverId), contactOf(by)])
  // It stays in the structure, and whoever collects an agreement is named: a mask is for those who read from outside.
  const sender = senderWords(member, null)
  return c.render(<ConsentSheet {...{ receiver, contact, sender, passed }} lines={sayPassed(passed)} />, {
    title: 'Accord à signer',
    layout: 'bare',
    print: true,
    issuer: sender,
  })
}
