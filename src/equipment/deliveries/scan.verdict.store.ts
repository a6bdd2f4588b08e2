import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { deviceCalled } from '../devices/device.called.store.ts'
import { deviceWithSerial } from '../devices/device.serial.store.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { Note } from './note.store.ts'
import { type SaidCode, scannedCode } from './scan.code.ts'
import { type MetDevice, type MetLine, scanVerdict, type Verdict } from './scan.rules.ts'

/** What a code is for this note, on what is there now. Nothing is written. */
export async function verdictFor(by: Acting, note: Note, said: string, host: string): Promise<Verdict> {
  const code = scannedCode(said, host)
  const devices = await devicesSaid(by, note.id, code)
  const lines = await linesCalled(by, note.id, keysOf(code, devices))
  return scanVerdict(code, { donationId: note.donation_id, lines, devices })
}

/** The machines of this organisation that a code calls, the whole text before its half. */
async function devicesSaid(by: Acting, noteId: string, code: SaidCode): Promise<MetDevice[]> {
  if (code.reads !== 'number' && code.reads !== 'text') return []
  const texts = code.reads === 'text' && code.half ? [code.text, code.half] : [code.text]
  for (const text of texts) {
    const called = (await deviceCalled(by, text)).map(({ id }) => id)
    const twin = called.length === 0 && code.reads === 'text' ? await deviceWithSerial(by, text) : undefined
    const ids = twin ? [twin.id] : called
    if (ids.length > 0) return metDevices(by, noteId, ids)
  }
  return []
}

const metDevices = async (by: Acting, noteId: string, ids: readonly string[]): Promise<MetDevice[]> =>
  (
    await sql<MetDevice>`select d.id, d.number, d.donation_id, d.kind, d.brand, d.model, d.serial, d.inventory_tag, d.state, z.id as scan_id
      from device d left join delivery_scan z on z.device_id = d.id and z.note_id = ${noteId} and z.undone_at is null
      where d.organisation_id = ${by.member.organisationId} and d.id = any(${ids}::uuid[])`.execute(by.db)
  ).rows

const keysOf = (code: SaidCode, devices: readonly MetDevice[]): string[] =>
  [
    ...(code.reads === 'text' ? [code.text, code.half] : []),
    ...devices.flatMap(({ serial, inventory_tag }) => [serial, inventory_tag]),
  ].flatMap((one) => (one ? [serialKey(one)] : []))

/** The columns of a line as the rules of a reading judge it. */
export const met = sql`y.id, y.line, y.box, y.kind, y.brand, y.model, y.serial, y.inventory_tag, z.id as scan_id
  from delivery_line y left join delivery_scan z on z.line_id = y.id and z.undone_at is null`

const linesCalled = async (by: Acting, noteId: string, keys: readonly string[]): Promise<MetLine[]> =>
  (
    await sql<MetLine>`select ${met} where y.note_id = ${noteId} and y.double_of is null
      and (y.serial_key = any(${keys}::text[]) or y.tag_key = any(${keys}::text[])) limit 50`.execute(by.db)
  ).rows
