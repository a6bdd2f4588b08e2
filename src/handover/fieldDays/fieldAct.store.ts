import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { sayHour } from '#platform/i18n/dates.ts'
import { applyAct } from './apply.store.ts'
import { FieldAct, type SentAct, type Taken } from './fieldAct.form.ts'
import { fieldTime, refusalOfAct } from './fieldAct.rules.ts'
import { openSealed } from './seal.rules.ts'
import { lockSheet } from './sheetNow.store.ts'
import type { Tablet } from './tablet.store.ts'

/** What binds a sealed act to its place: the same words on both ends. */
export const aboutAct = (tablet: string, act: string, seq: number): string => `${tablet} ${act} ${seq}`

/**
 * Takes one act that a tablet sends: done, or kept as an incident with its reason, never lost and never done twice. Sent again,
 * it is answered as the first time. What cannot be read is kept too.
 */
export async function takeFieldAct(by: Acting, tablet: Tablet, sent: SentAct): Promise<Taken> {
  const read = await readAct(tablet, sent)
  const at = read ? fieldTime(new Date(read.at), new Date(sent.now), by.now, tablet.taken_at) : by.now
  const fresh = await keepAct(by, tablet, sent, read, at)
  if (!fresh) return (await takenBefore(by, sent.act)) ?? { outcome: 'incident', why: null, again: true }
  const answer = read ? await settle(by, tablet, read, at) : UNREADABLE
  await concludeAct(by, sent.act, answer)
  return { ...answer, again: false }
}

const UNREADABLE = { outcome: 'incident', why: 'Ce que la tablette a envoyé ne se lit pas. Tout est gardé.' } as const

/** The act, asked of the rule under the lock of its sheet, then done by the same stores as on line. */
async function settle(
  by: Acting,
  tablet: Tablet,
  act: FieldAct,
  at: Date,
): Promise<{ outcome: 'done' | 'incident'; why: string | null }> {
  const done = await attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const sheet = await lockSheet(by, act.handover)
    const refusal = refusalOfAct(act.kind, sheet && { ...sheet, signedAt: sheet.signed_at && sayHour(sheet.signed_at) })
    if (refusal) return refuse(refusal)
    return applyAct(by, act, at)
  })
  if (!refused(done)) return { outcome: 'done', why: null }
  await record(by, {
    act: 'field_act.kept_aside',
    subject: ['field_tablet', tablet.id],
    why: done.refusal,
    data: { act: act.id, kind: act.kind, handover: act.handover },
  })
  return { outcome: 'incident', why: done.refusal }
}

async function readAct(tablet: Tablet, sent: SentAct): Promise<FieldAct | null> {
  if (!tablet.private_key) return null
  const sealed = new Uint8Array(Buffer.from(sent.sealed, 'base64'))
  const opened = await openSealed(new Uint8Array(tablet.private_key), sealed, aboutAct(tablet.id, sent.act, sent.seq))
  if (opened === null) return null
  const read = FieldAct.safeParse(jsonOf(opened))
  return read.success && read.data.id === sent.act ? read.data : null
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Writes the act down before anything is tried; false when it is already there, sent by a first try. */
async function keepAct(by: Acting, tablet: Tablet, sent: SentAct, act: FieldAct | null, at: Date): Promise<boolean> {
  const sheet = act && (await lockSheet(by, act.handover))
  const { signature, ...data } = act?.kind === 'signed' ? act : { ...act, signature: undefined }
  const image = signature && Buffer.from(signature.slice(signature.indexOf(',') + 1), 'base64')
  const written = await by.db
    .insertInto('field_act')
    .values({
      id: sent.act,
      organisation_id: by.member.organisationId,
      tablet_id: tablet.id,
      handover_id: sheet ? (act?.handover ?? null) : null,
      household_id: sheet?.household_id ?? null,
      seq: sent.seq,
      kind: act?.kind ?? 'unreadable',
      said_at: act ? new Date(act.at) : null,
      at,
      received_at: by.now,
      data: act ? JSON.stringify(data) : JSON.stringify({ sealed: sent.sealed }),
      signature: image || null,
      outcome: 'waiting',
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

const concludeAct = (by: Acting, id: string, answer: { outcome: string; why: string | null }) =>
  by.db.updateTable('field_act').set(answer).where('id', '=', id).execute()

async function takenBefore(by: Acting, id: string): Promise<Taken | null> {
  const row = await by.db
    .selectFrom('field_act')
    .select(['outcome', 'why'])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
  return row ? { outcome: row.outcome === 'incident' ? 'incident' : 'done', why: row.why, again: true } : null
}
