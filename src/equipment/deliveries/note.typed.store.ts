import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { lockDonation } from '../donations/donation.acts.store.ts'
import type { NoteDraft } from './note.read.ts'
import { refusalToNote } from './note.rules.ts'
import { lockNote } from './note.store.ts'
import { type Noted, openNote, replaceLines } from './note.take.store.ts'

/** Takes numbers by kind as the expectation: machines without any number. They replace those that were typed before. */
export async function typeNote(
  by: Acting,
  donationId: string,
  counts: readonly { kind: NoteDraft['kind']; count: number }[],
): Promise<Noted | Refusal> {
  const lot = await lockDonation(by, donationId)
  const before = await lockNote(by, donationId)
  const refusal = lot ? refusalToNote(by.member, lot, before?.state ?? null) : 'Ce don n’est pas pour vous.'
  if (refusal || !lot) return refuse(refusal ?? '')
  if (before?.file_name) return refuse('Ce don a déjà un bordereau : déposez un fichier corrigé pour le remplacer.')
  const machines = counts.flatMap(({ kind, count }, at) =>
    Array.from({ length: count }, (): NoteDraft => ({ ...typed, line: at + 1, kind })),
  )
  const note = before ?? (await openNote(by, lot))
  const noted = await replaceLines(by, note.id, machines, [])
  await by.db
    .updateTable('delivery_note')
    .set({ noted_at: by.now, version: sql`version + 1` })
    .where('id', '=', note.id)
    .execute()
  await record(by, {
    act: 'delivery.noted',
    subject: ['delivery_note', note.id],
    to: note.state,
    data: { ...noted, lot: donationId },
  })
  return noted
}

const typed = { box: '', brand: '', model: '', serial: null, inventory_tag: null }
