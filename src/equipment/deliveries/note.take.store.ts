import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { type KeptList, lockList, noteTakenIn } from '#platform/tables/upload.store.ts'
import { lockDonation } from '../donations/donation.acts.store.ts'
import { diffNote, type KeptLine, machinesOf, type NoteDiff } from './note.diff.ts'
import type { NoteDraft, NoteRow } from './note.read.ts'
import { refusalToNote } from './note.rules.ts'
import { lockNote, type Note, noteOf } from './note.store.ts'
import { matchAgain } from './rematch.store.ts'

/** What taking a note in did. */
export type Noted = { machines: number; added: number; removed: number }

/** What a reading would change of a note, before anything is written. */
export async function rehearseNote(by: Acting, note: Note | undefined, rows: readonly NoteRow[]): Promise<NoteDiff> {
  return diffNote(note ? await keptLines(by, note.id) : [], machinesOf(rows))
}

/** Takes a file's rows as the expectation of a lot. The same file is the same note; a corrected one replaces the lines, and keeps the scans. */
export async function takeNote(
  by: Acting,
  donationId: string,
  kept: KeptList,
  rows: readonly NoteRow[],
): Promise<Noted | Refusal> {
  await lockList(by.db, kept.id)
  const lot = await lockDonation(by, donationId)
  const before = await lockNote(by, donationId)
  const refusal = lot ? refusalToNote(by.member, lot, before?.state ?? null) : 'Ce don n’est pas pour vous.'
  if (refusal || !lot) return refuse(refusal ?? '')
  if (before?.sha256?.equals(kept.sha256)) return refuse('Ce bordereau est déjà celui de ce don : rien n’a changé.')
  const machines = machinesOf(rows)
  if (machines.length === 0) return refuse('Ce bordereau n’annonce aucun appareil.')
  const note = before ?? (await openNote(by, lot))
  const noted = await replaceLines(by, note.id, machines, rows)
  await by.db
    .updateTable('delivery_note')
    .set({ file_name: kept.name, sha256: kept.sha256, noted_at: by.now, version: sql`version + 1` })
    .where('id', '=', note.id)
    .execute()
  await noteTakenIn(by, kept.id, { machines: noted.machines })
  await record(by, {
    act: 'delivery.noted',
    subject: ['delivery_note', note.id],
    to: note.state,
    data: { ...noted, file: kept.name, lot: donationId, refused: rows.filter((row) => row.refusal).length },
  })
  return noted
}

/** The note of a lot, made when there was none. */
export async function openNote(by: Acting, lot: { id: string; organisation_id: string }): Promise<Note> {
  await by.db
    .insertInto('delivery_note')
    .values({
      ...{ id: by.newId(), donation_id: lot.id, donor_id: lot.organisation_id },
      ...{ organisation_id: by.member.organisationId, noted_at: by.now },
    })
    .execute()
  return (await noteOf(by, lot.id)) as Note
}

/** The lines of a note become these: those that were there are kept under their identity. */
export async function replaceLines(
  by: Acting,
  noteId: string,
  machines: readonly NoteDraft[],
  rows: readonly NoteRow[],
): Promise<Noted> {
  const diff = diffNote(await keptLines(by, noteId), machines)
  const gone = diff.removed.map(({ id }) => id)
  await sql`update delivery_scan set result = 'surplus', line_id = null where line_id = any(${gone}::uuid[]) and undone_at is null`.execute(
    by.db,
  )
  await sql`delete from delivery_line where note_id = ${noteId} and (double_of is not null or id = any(${gone}::uuid[]))`.execute(
    by.db,
  )
  await updateLines(by, noteId, diff.kept)
  const doubles = rows.flatMap(({ draft, doubleOf }) =>
    draft && doubleOf !== null ? [{ ...draft, double_of: doubleOf }] : [],
  )
  const lines = [...diff.added.map((draft) => ({ ...draft, double_of: null })), ...doubles]
  for (let at = 0; at < lines.length; at += 500)
    await by.db
      .insertInto('delivery_line')
      .values(
        lines.slice(at, at + 500).map((line) => ({
          ...line,
          ...{ id: by.newId(), note_id: noteId, organisation_id: by.member.organisationId },
        })),
      )
      .execute()
  await matchAgain(by, noteId)
  return { machines: machines.length, added: diff.added.length, removed: diff.removed.length }
}

const updateLines = (by: Acting, noteId: string, kept: NoteDiff['kept']) =>
  sql`update delivery_line y set line = x.line, box = x.box, kind = x.kind, brand = x.brand, model = x.model, serial = x.serial, inventory_tag = x.inventory_tag
    from jsonb_to_recordset(${JSON.stringify(kept.map(({ id, draft }) => ({ id, ...draft })))}::jsonb)
      as x (id uuid, line int, box text, kind text, brand text, model text, serial text, inventory_tag text)
    where y.id = x.id and y.note_id = ${noteId}`.execute(by.db)

const keptLines = async (by: Acting, noteId: string): Promise<KeptLine[]> =>
  (
    await sql<KeptLine>`select id, line, box, kind, brand, model, serial, inventory_tag,
        exists (select from delivery_scan z where z.line_id = y.id and z.undone_at is null) as scanned
      from delivery_line y where note_id = ${noteId} and double_of is null order by line, id`.execute(by.db)
  ).rows
