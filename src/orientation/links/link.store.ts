import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Ways } from '#platform/access/acting.ts'
import type { Db } from '#platform/db/bound.ts'
import { newId } from '#platform/db/id.ts'
import { familyWords, tellsFamily } from '../prescriptions/family.words.ts'
import { answerLetter, questionLetter } from '../prescriptions/letters.ts'
import { sayWhy } from '../prescriptions/words.ts'
import type { AskForm, NameForm, RefuseForm } from './link.form.ts'
import { nameByLink } from './link.rules.ts'

/** Whom to call, for who accepted by this very link. */
export type Contact = {
  name: string
  phone: string | null
  email: string | null
  channel: string
  best_moment: string
  languages: string[]
  interpreter: boolean
  neutral: boolean
  /** What the family said, and what it already has. */
  situation: string | null
  equipment_at_hand: string[]
  connection_at_hand: string | null
  /** What is said of a young person. */
  young?: string | null
}

/** What whoever holds a link may know: what is asked, and the first letter of a name. */
export type Behind = {
  id: string
  state: string
  kinds: string[]
  urgent: boolean
  message: string
  sender: string
  receiver: string
  commune: string
  letter: string
  adults: number
  children: number
  sent_at: Date
  asked_at: Date | null
  paused_seconds: number
  answered_by: string | null
  why: string | null
  expires_at: Date
  contact: Contact | null
}
export type Said = { id: string; kind: string; said_by: string; body: string; said_at: Date }
export type Other = { id: string; name: string; commune: string | null }

/** Nothing for a link that is unknown, replaced, expired, taken back, answered elsewhere: nothing says which. */
export async function behindLink(db: Db, token: string, now: Date): Promise<Behind | undefined> {
  const { rows } = await sql<Behind>`select * from app.prescription_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows[0]
}

export async function saidBehind(db: Db, token: string, now: Date): Promise<Said[]> {
  const { rows } = await sql<Said>`select * from app.messages_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows
}

/** Organisations that may be proposed instead. */
export async function othersBehind(db: Db, token: string, now: Date): Promise<Other[]> {
  const { rows } = await sql<Other>`select * from app.others_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows
}

/** Whether the link would open, had the family not asked that nothing more be done for now. */
export async function isLinkStopped(db: Db, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{
    stopped: boolean
  }>`select app.link_stopped(${digestOf(token)}, ${now}) as stopped`.execute(db)
  return rows[0]?.stopped ?? false
}

/** A page was asked for; a filter of the mailbox may have done it. */
export const noteOpened = (db: Db, token: string, now: Date) =>
  sql`select app.note_opened(${digestOf(token)}, ${now})`.execute(db)

const [subject, body] = answerLetter

/** False when the link holds nothing any more. */
export async function acceptByLink(db: Db, token: string, now: Date, form: NameForm): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select app.accept_by_link(${digestOf(token)}, ${now},
    ${nameByLink(form.who)}, ${subject}, ${body}) as done`.execute(db)
  return rows[0]?.done ?? false
}

/** False when the link holds nothing any more, or when the one proposed cannot receive. */
export async function refuseByLink(
  db: Db,
  token: string,
  { now, ways }: { now: Date; ways: Ways },
  form: RefuseForm,
): Promise<boolean> {
  const words = tellsFamily(form.reason) ? JSON.stringify(familyWords) : null
  const { rows } = await sql<{ done: boolean }>`select app.refuse_by_link(${digestOf(token)}, ${now},
    ${nameByLink(form.who)}, ${sayWhy(form.reason, form.said)}, ${form.suggested ?? null}, ${subject}, ${body},
    ${words}::jsonb, ${ways.email}, ${ways.sms}) as done`.execute(db)
  return rows[0]?.done ?? false
}

/** False when the link holds nothing any more, or when a question waits already. */
export async function askByLink(db: Db, token: string, now: Date, form: AskForm): Promise<boolean> {
  const [about, text] = questionLetter
  const { rows } = await sql<{ done: boolean }>`select app.ask_by_link(${digestOf(token)}, ${now},
    ${nameByLink(form.who)}, ${newId()}, ${form.question}, ${about}, ${text}) as done`.execute(db)
  return rows[0]?.done ?? false
}
