import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { askDonor } from './ask.store.ts'
import { refusalToCloseReception } from './note.rules.ts'
import { lockNote } from './note.store.ts'
import { tallyOf } from './note.tally.store.ts'
import { moveNote } from './reception.store.ts'

/** Closes the reception with its exceptions as they are, and asks the donor to confirm it. */
export async function closeReception(by: Acting, donationId: string, email: string | null): Promise<Refusal | null> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToCloseReception(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  await dropTakenBack(by, note.id)
  const tally = await tallyOf(by, note.id)
  await moveNote(by, note.id, {
    ...{ state: 'counted', closed_at: by.now, closed_by: by.member.name },
    ...{ asked_at: null, reminded_at: null, answered_at: null, answered_by: null },
  })
  await record(by, {
    act: 'delivery.counted',
    subject: ['delivery_note', note.id],
    from: note.state,
    to: 'counted',
    data: { ...tally },
  })
  await askDonor(by, note, email)
  return null
}

/** Machines that a mistaken scan created, and that no line awaits, leave the lot: they never were there. */
async function dropTakenBack(by: Acting, noteId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update device d set state = 'exited', exited_as = null, updated_at = ${by.now}, version = version + 1
    where d.organisation_id = ${by.member.organisationId} and d.state = 'announced' and d.id in (
      select z.device_id from delivery_scan z where z.note_id = ${noteId} and z.undone_at is not null and z.result = 'surplus'
        and z.scanned_at = d.created_at)
    returning d.id`.execute(by.db)
  for (const { id } of rows)
    await record(by, { act: 'device.never_came', subject: ['device', id], from: 'announced', to: 'exited' })
}
