import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { sayHour } from '#platform/i18n/dates.ts'
import { versionOf } from './agreed.rules.ts'
import { applyAct } from './apply.store.ts'
import { type Cargo, refusalOfCargo } from './cargo.rules.ts'
import type { FieldAct, SentAct, Taken } from './fieldAct.form.ts'
import { readAct } from './fieldAct.read.ts'
import { fieldTime, refusalOfAct } from './fieldAct.rules.ts'
import { concludeAct, giveWay, keepAct, takenBefore } from './keep.store.ts'
import { refusalOfRoom } from './room.rules.ts'
import { lockTablet, roomOf } from './room.store.ts'
import { lockSheet } from './sheetSigned.store.ts'
import type { Tablet } from './tablet.store.ts'

/**
 * Takes one act that a tablet sends: done, or kept as an incident with its reason, never lost and never done twice. Sent again,
 * it is answered as the first time. What cannot be read is kept too, and hides nothing. Refused only for want of room: it then
 * stays on the tablet.
 */
export async function takeFieldAct(by: Acting, tablet: Tablet, sent: SentAct): Promise<Refusal | Taken> {
  await lockTablet(by, tablet.id)
  const before = await takenBefore(by, tablet.id, sent)
  if (before) return before
  const read = await readAct(tablet, sent)
  const full = refusalOfRoom(await roomOf(by, tablet.id), { bytes: sent.sealed.length, readable: read !== null })
  if (full) return refuse(full)
  const at = read ? fieldTime(new Date(read.at), new Date(sent.now), by.now, tablet.taken_at) : by.now
  const kept = await keepAct(by, tablet, sent, read, at)
  const answer = !read
    ? UNREADABLE
    : kept.id === sent.act
      ? await settle(by, tablet, read, at)
      : await aside(by, tablet, read, TWICE)
  await concludeAct(by, kept.id, answer)
  await giveWay(by, tablet.id, sent.act)
  return { ...answer, again: false }
}

type Answer = { outcome: 'done' | 'incident'; why: string | null }

const UNREADABLE = { outcome: 'incident', why: 'Ce que la tablette a envoyé ne se lit pas. Tout est gardé.' } as const
const TWICE = 'La tablette a donné le même numéro à deux gestes. Le second est gardé.'
const LOST = 'Cette tablette a été déclarée perdue : vérifiez avec la famille ce qui a été remis.'

/** The act, asked of the rules under the lock of its sheet, then done by the same stores as on line. */
async function settle(by: Acting, tablet: Tablet, act: FieldAct, at: Date): Promise<Answer> {
  const done = await attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const sheet = await lockSheet(by, act.handover)
    const refusal = refusalOfAct(act.kind, sheet && { ...sheet, signedAt: sheet.signed_at && sayHour(sheet.signed_at) })
    if (refusal) return refuse(refusal)
    if (tablet.lost_at) return refuse(LOST)
    const words = { loan: versionOf('loan'), gift: versionOf('gift') }
    return applyAct(by, act, at, tablet, (now) => refusalOfCargo(act, cargoOf(tablet), now, words))
  })
  return refused(done) ? aside(by, tablet, act, done.refusal) : { outcome: 'done', why: null }
}

async function aside(by: Acting, tablet: Tablet, act: FieldAct, why: string): Promise<Answer> {
  await record(by, {
    act: 'field_act.kept_aside',
    subject: ['field_tablet', tablet.id],
    why,
    data: { act: act.id, kind: act.kind, handover: act.handover },
  })
  return { outcome: 'incident', why }
}

/** What this tablet took along; null for one that left before it was kept. */
export const cargoOf = ({ cargo }: Pick<Tablet, 'cargo'>): Cargo | null => cargo as unknown as Cargo | null
