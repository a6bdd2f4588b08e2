import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { giveLink } from '../links/link.give.store.ts'
import { familyWords } from './family.words.ts'
import {
  againLetter,
  answerLetter,
  arrivalLetter,
  type Letter,
  questionLetter,
  replyLetter,
  sentLetter,
  type Writer,
} from './letters.ts'
import { referenceOf } from './reference.ts'
import { writerOf } from './writer.store.ts'

type Told = { id: string; sent_at: Date; asked_at: Date | null; paused_seconds: number }

/** Writes to the structure that was addressed, in the name of who acts, at its own address, with a new personal link. Where it has none, its account tells it. */
async function tellReceiver(
  by: Acting,
  told: Told,
  email: string | null,
  letter: (writer: Writer, day: string, reference: string) => Letter,
) {
  if (!email) return
  const { path, until } = await giveLink(by, told)
  const [subject, body] = letter(await writerOf(by), sayDate(dayOf(until)), referenceOf(told.id))
  await send(by, { email, subject, body, link: path })
}

/** Tells a coordination that somebody was addressed to it. */
export const tellSent = (by: Acting, told: Told, email: string | null) => tellReceiver(by, told, email, sentLetter)

/** Tells it again, when its answer is long in coming. */
export const tellAgain = (by: Acting, told: Told, email: string | null) => tellReceiver(by, told, email, againLetter)

/** Tells it that its question was answered. */
export const tellReply = (by: Acting, told: Told, email: string | null) => tellReceiver(by, told, email, replyLetter)

/** The sender’s address is not shown to who answers: a masked sender stays unknown. */
export const tellSender = (by: Acting, id: string) => writeToSender(by, id, answerLetter)
export const tellAsked = (by: Acting, id: string) => writeToSender(by, id, questionLetter)
export const tellArrival = (by: Acting, id: string) => writeToSender(by, id, arrivalLetter)

const writeToSender = async (by: Acting, id: string, [subject, body]: Letter): Promise<void> =>
  void (await sql`select tell_sender(${id}, ${subject}, ${body})`.execute(by.db))

/** After a refusal: the family learns, in its language and the way it chose, that another way is being looked for. */
export const tellRefusedFamily = (by: Acting, id: string) =>
  sql`select tell_refused_family(${id}, ${by.now}, ${JSON.stringify(familyWords)}::jsonb, ${by.ways.email}, ${by.ways.sms})`.execute(
    by.db,
  )
