import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { arrive } from './arrive.store.ts'
import { refusalToScan } from './note.rules.ts'
import { lockNote } from './note.store.ts'
import type { UnlistedForm } from './scan.form.ts'
import { placeOf } from './scan.place.store.ts'
import { type Facts, isSameMoment, type MetDevice, type MetLine, type Verdict } from './scan.rules.ts'
import { verdictFor } from './scan.verdict.store.ts'

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
