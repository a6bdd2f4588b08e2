import { sql } from 'kysely'
import { keptOf, newToken } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { DAY, dayOf, sayDate, sayDay } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { askLetter } from './letters.ts'
import { linkEnd, linkPath } from './link.rules.ts'
import { lockNote, type Note } from './note.store.ts'

/**
 * Sends the donor its personal link, in the caller's act; without an address, the donor is asked in its account. The former
 * link opens nothing any more.
 */
export async function askDonor(by: Acting, note: Note, email: string | null): Promise<void> {
  await by.db
    .updateTable('delivery_note')
    .set({ sent_to: email, asked_at: by.now })
    .where('id', '=', note.id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
  if (!email) return
  const token = newToken()
  const until = linkEnd(by.now)
  const kept = { token_hash: keptOf(token), sent_at: by.now, expires_at: until, opened_at: null }
  await by.db
    .insertInto('delivery_link')
    .values({ note_id: note.id, organisation_id: by.member.organisationId, ...kept })
    .onConflict((conflict) => conflict.column('note_id').doUpdateSet(kept))
    .execute()
  const lot = await donationSeenBy(by, note.donation_id)
  const letter = askLetter(by.member.organisationName, lot?.title ?? '', sayDate(dayOf(until)))
  await send(by, { email, ...letter, link: linkPath(token) })
}

/** Asks again, at this address: a message may have been lost, or gone to somebody who left. A day apart. */
export async function askAgain(by: Acting, donationId: string, email: string): Promise<Refusal | null> {
  const note = await lockNote(by, donationId)
  if (note?.state !== 'counted') return refuse('Ce bordereau n’attend pas la réponse du donateur.')
  if (note.sent_to === email && note.asked_at && by.now.getTime() - note.asked_at.getTime() < DAY)
    return refuse(
      `Un message est déjà parti à cette adresse ${sayDay(note.asked_at, by.now)} : attendez demain, ou appelez.`,
      'email',
    )
  await askDonor(by, note, email)
  await record(by, { act: 'delivery.asked', subject: ['delivery_note', note.id], from: note.state, to: note.state })
  return null
}

/** Answers what the donor contested, line by line, and asks it again. */
export async function answerContests(
  by: Acting,
  donationId: string,
  answers: ReadonlyMap<string, string>,
): Promise<Refusal | null> {
  const note = await lockNote(by, donationId)
  if (note?.state !== 'contested') return refuse('Rien n’est contesté aujourd’hui sur ce bordereau.')
  const waiting = await by.db
    .selectFrom('delivery_contest')
    .select('id')
    .where('note_id', '=', note.id)
    .where('answer', 'is', null)
    .execute()
  if (waiting.some(({ id }) => !answers.get(id)))
    return refuse('Répondez à chaque point : le donateur les lira un par un.')
  for (const { id } of waiting)
    await by.db
      .updateTable('delivery_contest')
      .set({ answer: answers.get(id) ?? null, answered_by: by.member.name, answered_at: by.now })
      .where('id', '=', id)
      .where('note_id', '=', note.id)
      .execute()
  await by.db
    .updateTable('delivery_note')
    .set({ state: 'counted', reminded_at: null, version: sql`version + 1` })
    .where('id', '=', note.id)
    .execute()
  await record(by, {
    act: 'delivery.answered',
    subject: ['delivery_note', note.id],
    from: 'contested',
    to: 'counted',
    data: { points: waiting.length },
  })
  await askDonor(by, note, note.sent_to)
  return null
}
