import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { receiveDonation } from '../donations/donation.acts.store.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { refusalToOpen, refusalToReopen } from './note.rules.ts'
import { lockNote } from './note.store.ts'

/** Opens the reception of a lot: it has arrived, and its machines are scanned one by one. */
export async function openReception(by: Acting, donationId: string): Promise<Refusal | null> {
  const lot = await donationSeenBy(by, donationId)
  if (lot?.state === 'accepted') {
    const received = await receiveDonation(by, donationId, 'scan')
    if (refused(received)) return received
  }
  const note = await lockNote(by, donationId)
  const refusal = refusalToOpen(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  await moveNote(by, note.id, { state: 'counting', opened_at: by.now })
  await record(by, { act: 'delivery.opened', subject: ['delivery_note', note.id], from: note.state, to: 'counting' })
  return null
}

/** Takes a closed reception up again: what the donor was sent opens nothing any more. */
export async function reopenReception(by: Acting, donationId: string): Promise<Refusal | null> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToReopen(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  await moveNote(by, note.id, { state: 'counting', closed_at: null, asked_at: null, reminded_at: null })
  await by.db.deleteFrom('delivery_link').where('note_id', '=', note.id).execute()
  await record(by, { act: 'delivery.reopened', subject: ['delivery_note', note.id], from: note.state, to: 'counting' })
  return null
}

type Moved = Partial<Record<'opened_at' | 'closed_at' | 'asked_at' | 'reminded_at' | 'answered_at', Date | null>> & {
  state: string
  closed_by?: string
  answered_by?: string | null
}

/** Writes where the counting of a note stands. */
export const moveNote = (by: Acting, id: string, set: Moved) =>
  by.db
    .updateTable('delivery_note')
    .set({ ...set, version: sql`version + 1` })
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
