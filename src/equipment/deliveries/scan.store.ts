import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { endCustody } from '../custody/custody.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { arrive } from './arrive.store.ts'
import { refusalToScan, refusalToTakeBack } from './note.rules.ts'
import { lockNote, type Note } from './note.store.ts'
import type { UnlistedForm } from './scan.form.ts'
import { openLine, openLines } from './scan.read.store.ts'
import { anyOf, type Facts, isSameMoment, type MetDevice, type MetLine, type Verdict } from './scan.rules.ts'
import { verdictFor } from './scan.verdict.store.ts'
import { swapCandidates } from './swap.rules.ts'

/** What a scan did: counted a machine; met one that was counted (`moment`: the scanner typed twice); or asks the person, and wrote nothing. */
export type Scanned = { scan: string; again: boolean; moment: boolean } | { asks: Verdict }

/** Scans a code for the note of a lot. */
export async function scanCode(by: Acting, donationId: string, said: string, host: string): Promise<Scanned | Refusal> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToScan(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '', 'code')
  const verdict = await verdictFor(by, note, said, host)
  if (verdict.is === 'again') return again(by, verdict.scan_id)
  if (verdict.is !== 'listed') return { asks: verdict }
  const { line, device } = verdict
  const arrived = await arrive(by, note, device, line, { line: line.id, result: 'listed', said })
  return refused(arrived) ? arrived : { ...arrived, again: false, moment: false }
}

async function again(by: Acting, scan: string): Promise<Scanned> {
  const row = await by.db
    .selectFrom('delivery_scan')
    .select('last_at')
    .where('id', '=', scan)
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirstOrThrow()
  if (isSameMoment(row.last_at, by.now)) return { scan, again: true, moment: true }
  await sql`update delivery_scan set again = again + 1, last_at = ${by.now} where id = ${scan}`.execute(by.db)
  return { scan, again: true, moment: false }
}

/** A machine that the note does not name asks whether it came in the place of one of these lines. */
export type Asked = { candidates: MetLine[] }

/** Takes in a machine that the note does not name, with what a person says of it; without any code, it has no number and gets a label. */
export async function scanUnlisted(
  by: Acting,
  donationId: string,
  form: UnlistedForm,
  host: string,
): Promise<Scanned | Asked | Refusal> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToScan(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  const verdict: Verdict = form.code ? await verdictFor(by, note, form.code, host) : { is: 'unlisted', device: null }
  if (verdict.is === 'again') return again(by, verdict.scan_id)
  if (verdict.is !== 'unlisted') return { asks: verdict }
  const facts = factsOf(form, verdict.device)
  const place = await placeOf(by, note, facts, form.replaces)
  if (refused(place) || 'candidates' in place) return place
  const arrived = await arrive(by, note, verdict.device, facts, { ...place, said: form.code ?? '' })
  return refused(arrived) ? arrived : { ...arrived, again: false, moment: false }
}

/** What a person typed; a machine already known keeps what is known of it. */
const factsOf = (form: UnlistedForm, device: MetDevice | null): Facts =>
  device ?? {
    ...{ kind: form.kind, brand: form.brand, model: form.model },
    serial: form.code_is === 'serial' ? (form.code ?? null) : null,
    inventory_tag: form.inventory_tag ?? (form.code_is === 'inventory_tag' ? (form.code ?? null) : null),
  }

type Placed = { line: string | null; result: 'listed' | 'surplus' | 'swapped' }

/** For which line it came: any machine of its kind, the one that it replaces, or none. */
async function placeOf(by: Acting, note: Note, facts: Facts, replaces?: string): Promise<Placed | Asked | Refusal> {
  if (replaces && replaces !== 'surplus') {
    const line = await openLine(by, note.id, replaces)
    if (!line)
      return refuse('Un autre appareil vient d’être pointé pour cette ligne : choisissez à nouveau.', 'replaces')
    const any = line.serial === null && line.inventory_tag === null && line.kind === facts.kind
    return { line: line.id, result: any ? 'listed' : 'swapped' }
  }
  if (replaces === 'surplus') return { line: null, result: 'surplus' }
  const open = await openLines(by, note.id, facts)
  const candidates = swapCandidates(facts, open)
  const any = anyOf(facts, open)
  if (any && !candidates.some(({ id }) => id !== any.id && isNumbered(id, open)))
    return { line: any.id, result: 'listed' }
  return candidates.length > 0 ? { candidates } : { line: null, result: 'surplus' }
}

const isNumbered = (id: string, open: readonly MetLine[]): boolean =>
  open.some((line) => line.id === id && (line.serial !== null || line.inventory_tag !== null))

/** Takes back one's own last scan: the machine is awaited again when that scan had taken it in. */
export async function takeScanBack(
  by: Acting,
  donationId: string,
  scanId: string,
): Promise<{ number: string } | Refusal> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToScan(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  const last = await by.db
    .selectFrom('delivery_scan')
    .select(['id', 'device_id', 'received', 'result'])
    .where('note_id', '=', note.id)
    .where('scanned_by', '=', by.member.name)
    .where('undone_at', 'is', null)
    .orderBy('scanned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.id !== scanId) return refuse('Ce n’est plus votre dernier pointage : rien n’a changé.')
  const device = await lockDevice(by, last.device_id)
  const stuck = device ? last.received && refusalToTakeBack(device) : 'Cet appareil n’est plus chez vous.'
  if (stuck || !device) return refuse(stuck || '')
  await by.db.updateTable('delivery_scan').set({ undone_at: by.now }).where('id', '=', last.id).execute()
  await sql`update delivery_note set version = version + 1 where id = ${note.id}`.execute(by.db)
  const to = last.received ? 'announced' : device.state
  if (last.received) {
    await endCustody(by, device.id)
    await by.db
      .updateTable('device')
      .set({ state: to, updated_at: by.now, version: sql`version + 1` })
      .where('id', '=', device.id)
      .execute()
  }
  await record(by, { act: 'device.unticked', subject: ['device', device.id], from: device.state, to })
  return { number: device.number }
}
