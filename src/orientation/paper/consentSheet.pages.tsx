import { refusalToReach } from '#needs/households/household.rules.ts'
import { refused } from '#platform/access/refusal.ts'
import { readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { communeChoice } from '../prescriptions/communeChoice.ts'
import { maskedWords } from '../prescriptions/masked.store.ts'
import { ageTyped, showNew } from '../prescriptions/prescription.new.pages.tsx'
import { senderWords, sends } from '../prescriptions/prescription.rules.ts'
import { addressedIn, showSend } from '../prescriptions/prescription.send.pages.tsx'
import { receiverAsked } from '../prescriptions/sendable.store.ts'
import { refusalOfNewYoung, refusalOfYoung, youngField, youngKept } from '../young/young.rules.ts'
import { youngOf } from '../young/young.store.ts'
import { NewSheetForm, SendSheetForm } from './consentSheet.form.ts'
import { ConsentSheet } from './consentSheet.view.tsx'
import { contactOf } from './contact.store.ts'
import { passedOf } from './passed.store.ts'
import { type Passed, sayPassed } from './passed.words.ts'
import { receiverAddress } from './receiverAddress.store.ts'

/** The sheet that a family signs before anything leaves: made of what is typed, of which nothing is written, nor sent. */
export const consentSheetPages = routes()
  .post('/orientations/nouvelle/feuille', sends, ofSomebodyNew)
  .post('/familles/:id/orienter/feuille', sends, ofSomebodyKnown)

async function ofSomebodyNew(c: Page) {
  const { by } = c.var
  const form = await readForm(c, NewSheetForm)
  if (form.errors) return showNew(c, form.values, form.errors)
  const { to, needs: kinds, commune_choice, ...typed } = form.values
  const { meant: commune } = await communeChoice(by.db, typed.commune, commune_choice)
  if (!commune) return showNew(c, form.typed, {})
  const unsaid = refusalOfNewYoung({ ...typed, age: ageTyped(c, typed.birth_year) })
  if (unsaid) return showNew(c, form.typed, unsaid)
  const reach = refusalToReach(typed)
  if (reach) return showNew(c, form.typed, { [reach.field]: reach.sentence })
  const asked = await receiverAsked(by, commune.insee, to)
  if (refused(asked)) return showNew(c, form.typed, { [asked.field ?? 'form']: asked.refusal })
  return show(c, asked.organisationId, {
    ...{ ...typed, kinds, commune: commune.name, message: '', people: [], publics: [], followed: false },
    ...{ phone: typed.phone ?? null, email: typed.email ?? null },
    connection_at_hand: typed.connection_at_hand ?? null,
    young: typed.adults === 0 ? youngKept('teen', typed.young) : null,
  })
}

async function ofSomebodyKnown(c: Page) {
  const addressed = await addressedIn(c)
  const form = await readForm(c, SendSheetForm)
  if (form.errors) return showSend(c, addressed, form.values, form.errors)
  const { to, young: answer, ...said } = form.values
  const { asked: question } = await youngOf(c.var.by, addressed.household.id)
  const unsaid = refusalOfYoung(question, answer)
  if (unsaid) return showSend(c, addressed, form.typed, { [youngField(question)]: unsaid })
  const asked = await receiverAsked(c.var.by, addressed.household.commune, to)
  if (refused(asked)) return showSend(c, addressed, form.typed, { [asked.field ?? 'form']: asked.refusal })
  return show(
    c,
    asked.organisationId,
    await passedOf(c.var.by, addressed.household, { ...said, young: youngKept(question, answer) }),
  )
}

async function show(c: Page, receiverId: string, passed: Passed) {
  const { by, member } = c.var
  const [receiver, contact, masked] = await Promise.all([
    receiverAddress(by, receiverId),
    contactOf(by),
    maskedWords(by),
  ])
  const sender = senderWords(member, masked)
  return c.render(<ConsentSheet {...{ receiver, contact, sender, passed }} lines={sayPassed(passed)} />, {
    title: 'Accord à signer',
    layout: 'bare',
    print: true,
    issuer: sender,
  })
}
