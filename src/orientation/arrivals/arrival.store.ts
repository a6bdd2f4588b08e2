import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import type { Db } from '#platform/db/bound.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { nameByLink } from '../links/link.rules.ts'
import { arrivalLetter } from '../prescriptions/letters.ts'
import { lockedPrescription, unreachable } from '../prescriptions/locked.store.ts'
import { tellArrival } from '../prescriptions/tell.ts'
import type { ArrivalByLinkForm, ArrivalForm } from './arrival.form.ts'
import { awaitsArrival, cameToNothing, refusalOfDay, refusalToSay } from './arrival.rules.ts'

/** The receiver says whether the person came; the sender is told. Said again, "no" and "not yet" give way to what is true now. */
export async function sayArrival(by: Acting, id: string, form: ArrivalForm): Promise<Refusal | { id: string }> {
  const accepted = await lockedPrescription(by, id, 'to_organisation_id')
  if (!accepted) return refuse(unreachable)
  const known = await by.db
    .selectFrom('arrival')
    .select(['came', 'said', 'said_by', 'said_at as came_at', 'asked_at as came_asked_at'])
    .where('prescription_id', '=', id)
    .executeTakeFirst()
  if (known && !awaitsArrival(known) && known.came === form.came && known.said === form.said) return { id }
  const refusal = refusalToSay({ ...accepted, told: await mayTell(by, id) }, known)
  if (refusal) return refuse(refusal, 'came')
  const day = form.came === 'came' ? form.came_on : undefined
  const wrongDay = refusalOfDay(day, dayOf(accepted.answered_at ?? accepted.sent_at), dayOf(by.now))
  if (wrongDay) return refuse(wrongDay, 'came_on')
  const said = {
    ...{ came: form.came, came_on: day ?? null, said: form.said, said_by: by.member.name, said_at: by.now },
    ...{ silent_at: null, noted_at: null },
  }
  await by.db
    .insertInto('arrival')
    .values({ prescription_id: id, organisation_id: by.member.organisationId, ...said })
    .onConflict((conflict) => conflict.column('prescription_id').doUpdateSet(said))
    .execute()
  await record(by, {
    act: 'arrival.said',
    subject: ['prescription', id],
    householdId: accepted.household_id,
    to: form.came,
  })
  await tellArrival(by, id)
  return { id }
}

/** The family's agreement stands, and it was not forgotten. */
async function mayTell(by: Acting, id: string): Promise<boolean> {
  const may = sql<boolean>`app.may_tell_arrival(prescription)`.as('may')
  const row = await by.db.selectFrom('prescription').select(may).where('id', '=', id).executeTakeFirst()
  return row?.may ?? false
}

/** Whether what was accepted may be sent on: the person did not come, or nobody says whether it did. */
export async function endedInNothing(by: Acting, id: string): Promise<boolean> {
  const known = await by.db
    .selectFrom('arrival')
    .select(['came', 'said_at as came_at', 'asked_at as came_asked_at', 'silent_at as came_silent_at'])
    .where('prescription_id', '=', id)
    .executeTakeFirst()
  return known !== undefined && cameToNothing({ state: 'accepted', ...known })
}

/** The sender has read what was said of the person's coming, or that nobody says it: it awaits nobody any more. */
export async function noteArrival(by: Acting, id: string): Promise<Refusal | { id: string }> {
  const sent = await lockedPrescription(by, id, 'organisation_id')
  if (!sent) return refuse(unreachable)
  const { rows } = await sql<{ noted: boolean }>`select note_arrival(${id}, ${by.now}) as noted`.execute(by.db)
  if (rows[0]?.noted)
    await record(by, { act: 'prescription.noted', subject: ['prescription', id], householdId: sent.household_id })
  return { id }
}

/** What whoever holds the link of an arrival may know: one letter, a commune, who accepted and when. */
export type Expected = {
  id: string
  kinds: string[]
  sender: string
  receiver: string
  commune: string
  letter: string
  answered_at: Date
  answered_by: string
  awaited: boolean
  expires_at: Date
}

/** Nothing for a link that is unknown, replaced, expired, taken back or sent on: nothing says which. */
export async function arrivalBehind(db: Db, token: string, now: Date): Promise<Expected | undefined> {
  const { rows } = await sql<Expected>`select * from app.arrival_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows[0]
}

/** False when the link holds nothing any more, or was answered already. */
export async function sayArrivalByLink(db: Db, token: string, now: Date, form: ArrivalByLinkForm): Promise<boolean> {
  const day = form.came === 'came' ? (form.came_on ?? null) : null
  const [subject, body] = arrivalLetter
  const { rows } = await sql<{ done: boolean }>`select app.say_arrival_by_link(${digestOf(token)}, ${now},
    ${nameByLink(form.who)}, ${form.came}, ${day}::date, ${form.said}, ${subject}, ${body}) as done`.execute(db)
  return rows[0]?.done ?? false
}
