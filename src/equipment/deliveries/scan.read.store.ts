import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { deviceWithSerial } from '../devices/device.acts.store.ts'
import { deviceCalled } from '../devices/device.store.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { Note } from './note.store.ts'
import { readCode, type SaidCode } from './scan.code.ts'
import { type Facts, type MetDevice, type MetLine, type Verdict, verdictOf } from './scan.rules.ts'

/** What a code is for this note, on what is there now. Nothing is written. */
export async function verdictFor(by: Acting, note: Note, said: string, host: string): Promise<Verdict> {
  const code = readCode(said, host)
  const devices = await devicesSaid(by, note.id, code)
  const lines = await linesCalled(by, note.id, keysOf(code, devices))
  return verdictOf(code, { donationId: note.donation_id, lines, devices })
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

const met = sql`y.id, y.line, y.box, y.kind, y.brand, y.model, y.serial, y.inventory_tag, z.id as scan_id
  from delivery_line y left join delivery_scan z on z.line_id = y.id and z.undone_at is null`

const linesCalled = async (by: Acting, noteId: string, keys: readonly string[]): Promise<MetLine[]> =>
  (
    await sql<MetLine>`select ${met} where y.note_id = ${noteId} and y.double_of is null
      and (y.serial_key = any(${keys}::text[]) or y.tag_key = any(${keys}::text[])) limit 50`.execute(by.db)
  ).rows

/** Lines that no machine came for, those that look like this one first. */
export const openLines = async (
  by: Acting,
  noteId: string,
  { kind, model, inventory_tag }: Facts,
): Promise<MetLine[]> =>
  (
    await sql<MetLine>`select ${met} where y.note_id = ${noteId} and y.double_of is null and z.id is null
      order by (y.tag_key is not distinct from ${inventory_tag ? serialKey(inventory_tag) : ''}) desc, lower(y.model) = lower(${model}) desc,
        y.kind = ${kind} desc, y.line, y.id limit 200`.execute(by.db)
  ).rows

/** The line of this note, when no machine came for it. */
export const openLine = async (by: Acting, noteId: string, id: string): Promise<MetLine | undefined> =>
  isId(id)
    ? (
        await sql<MetLine>`select ${met} where y.note_id = ${noteId} and y.id = ${id} and y.double_of is null and z.id is null`.execute(
          by.db,
        )
      ).rows[0]
    : undefined

/** A scan as its answer shows it. */
export type ShownScan = {
  id: string
  result: 'listed' | 'surplus' | 'swapped'
  again: number
  scanned_at: Date
  scanned_by: string
  device_id: string
  number: string
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  line: number | null
  box: string | null
  expected_serial: string | null
}

const shown = sql`z.id, z.result, z.again, z.scanned_at, z.scanned_by, z.device_id, d.number, d.kind, d.brand, d.model, d.serial, d.inventory_tag,
  y.line, y.box, y.serial as expected_serial
  from delivery_scan z join device d on d.id = z.device_id left join delivery_line y on y.id = z.line_id`

export const scanOf = async (by: Acting, noteId: string, id: string): Promise<ShownScan | undefined> =>
  isId(id)
    ? (
        await sql<ShownScan>`select ${shown} where z.note_id = ${noteId} and z.id = ${id} and z.undone_at is null`.execute(
          by.db,
        )
      ).rows[0]
    : undefined

/** The last machines scanned, the latest first. */
export const lastScans = async (by: Acting, noteId: string, most: number): Promise<ShownScan[]> =>
  (
    await sql<ShownScan>`select ${shown} where z.note_id = ${noteId} and z.undone_at is null
      order by z.scanned_at desc, z.id desc limit ${most}`.execute(by.db)
  ).rows

/** The machine that a line announces, when this organisation knows it already; why it cannot have come, when it is elsewhere. */
export async function knownFor(
  by: Acting,
  note: Note,
  { serial, inventory_tag }: Pick<Facts, 'serial' | 'inventory_tag'>,
): Promise<MetDevice | null | Refusal> {
  const said = serial ?? inventory_tag
  if (!said) return null
  const verdict = await verdictFor(by, note, said, '')
  if (verdict.is === 'listed') return verdict.device
  return verdict.is === 'unlisted'
    ? verdict.device
    : refuse('Cet appareil ne peut pas être reçu ainsi : scannez-le pour savoir pourquoi.')
}
