import { refusalToReach } from '#needs/households/household.rules.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { communeChoice } from '../prescriptions/communeChoice.ts'
import { refusalOfSender } from '../prescriptions/limits.store.ts'
import { maskedWords } from '../prescriptions/masked.store.ts'
import { showNew } from '../prescriptions/prescription.new.pages.tsx'
import { senderWords, sends } from '../prescriptions/prescription.rules.ts'
import { addressedIn, showSend } from '../prescriptions/prescription.send.pages.tsx'
import { receiversFor } from '../prescriptions/receiver.store.ts'
import { NewSheetForm, SendSheetForm } from './consentSheet.form.ts'
import { ConsentSheet } from './consentSheet.view.tsx'
import { contactOf } from './contact.store.ts'
import { passedOf } from './passed.store.ts'
import { type Passed, sayPassed } from './passed.words.ts'
import { receiverAddress } from './slip.store.ts'

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
  const reach = refusalToReach(typed)
  if (reach) return showNew(c, form.typed, { [reach.field]: reach.sentence })
  const asked = await receiverAsked(c, to, commune.insee)
  if ('errors' in asked) return showNew(c, form.typed, asked.errors)
  return show(c, asked.organisationId, {
    ...{ ...typed, kinds, commune: commune.name, message: '', people: [], publics: [], followed: false },
    ...{ phone: typed.phone ?? null, email: typed.email ?? null },
    connection_at_hand: typed.connection_at_hand ?? null,
  })
}

async function ofSomebodyKnown(c: Page) {
  const addressed = await addressedIn(c)
  const form = await readForm(c, SendSheetForm)
  if (form.errors) return showSend(c, addressed, form.values, form.errors)
  const { to, ...said } = form.values
  const asked = await receiverAsked(c, to, addressed.household.commune)
  if ('errors' in asked) return showSend(c, addressed, form.typed, asked.errors)
  return show(c, asked.organisationId, await passedOf(c.var.by, addressed.household, said))
}

/** Whom it is for, unless nothing could be sent: nobody signs for nothing. */
async function receiverAsked(
  c: Page,
  to: string,
  insee: string,
): Promise<{ organisationId: string } | { errors: Errors }> {
  const stopped = await refusalOfSender(c.var.by)
  if (stopped) return { errors: { form: stopped } }
  const receiver = (await receiversFor(c.var.by, insee)).find(({ value }) => value === to)
  return receiver ?? { errors: { to: 'Choisissez à qui vous adressez cette famille.' } }
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
