import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { endCustody } from '../custody/custody.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { arrive } from './arrive.store.ts'
import { type Exception, exceptionOf } from './note.exceptions.store.ts'
import { refusalToSettle, refusalToTakeBack } from './note.rules.ts'
import { lockNote, type Note } from './note.store.ts'
import { type FoundOutcome, foundOutcomes, type MissingOutcome, missingOutcomes } from './note.words.ts'
import { knownFor } from './scan.read.store.ts'

/** Gives an exception its end, with a word. A machine found later is taken in; one that is turned down or given back leaves. */
export async function settle(
  by: Acting,
  donationId: string,
  id: string,
  { outcome, word }: { outcome: string; word: string },
): Promise<Refusal | null> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToSettle(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  const exception = await exceptionOf(by, note.id, id)
  if (!exception || exception.what === 'found') return refuse('Ce point est déjà réglé : rouvrez le bordereau.')
  const done =
    exception.what === 'missing'
      ? await settleMissing(by, note, exception, outcome, word)
      : await settleFound(by, exception, outcome, word)
  if (refused(done)) return done
  await sql`update delivery_note set version = version + 1 where id = ${note.id}`.execute(by.db)
  if (done === 'moved') return null
  await record(by, {
    act: 'delivery.settled',
    subject: ['delivery_note', note.id],
    from: note.state,
    to: note.state,
    why: word || null,
    data: { outcome, exception: id },
  })
  return null
}

/** 'moved' when a machine came or left: its own event says so. */
type Done = 'moved' | 'said' | Refusal

async function settleMissing(
  by: Acting,
  note: Note,
  { line_id, ...facts }: Exception,
  outcome: string,
  word: string,
): Promise<Done> {
  if (!(outcome in missingOutcomes)) return refuse('Dites ce qu’est devenu cet appareil.', 'outcome')
  if ((outcome as MissingOutcome) === 'found_later') {
    const known = await knownFor(by, note, facts)
    if (refused(known)) return known
    const arrived = await arrive(by, note, known, facts, { line: line_id, result: 'listed', said: '' })
    if (refused(arrived)) return arrived
  }
  await by.db
    .updateTable('delivery_line')
    .set({ outcome, word, settled_by: by.member.name, settled_at: by.now })
    .where('id', '=', line_id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
  return (outcome as MissingOutcome) === 'found_later' ? 'moved' : 'said'
}

async function settleFound(by: Acting, { scan_id }: Exception, outcome: string, word: string): Promise<Done> {
  if (!(outcome in foundOutcomes)) return refuse('Dites ce que devient cet appareil.', 'outcome')
  const scan = await by.db
    .selectFrom('delivery_scan')
    .select(['id', 'device_id', 'outcome'])
    .where('id', '=', scan_id)
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirstOrThrow()
  if (scan.outcome && scan.outcome !== 'kept') return refuse('Cet appareil est déjà reparti : rien n’a changé.')
  if ((outcome as FoundOutcome) !== 'kept') {
    const gone = await letGo(by, scan.device_id, outcome, word)
    if (gone) return gone
  }
  await by.db
    .updateTable('delivery_scan')
    .set({ outcome, word, settled_by: by.member.name, settled_at: by.now })
    .where('id', '=', scan.id)
    .execute()
  return (outcome as FoundOutcome) === 'kept' ? 'said' : 'moved'
}

/** Not wiped, it goes back to whom its data belong to: the only way out that asks for no wipe, and only from its arrival. */
async function letGo(by: Acting, deviceId: string, outcome: string, word: string): Promise<Refusal | null> {
  const device = await lockDevice(by, deviceId)
  const stuck = device ? refusalToTakeBack(device) : 'Cet appareil n’est plus chez vous.'
  if (stuck || !device) return refuse(stuck ?? '')
  await endCustody(by, device.id)
  await by.db
    .updateTable('device')
    .set({ state: 'exited', exited_as: null, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', device.id)
    .execute()
  await record(by, {
    act: `device.${outcome}`,
    subject: ['device', device.id],
    from: device.state,
    to: 'exited',
    why: word || null,
  })
  return null
}
