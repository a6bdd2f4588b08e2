import { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { noteAbsence, noteArrival, noteAwaited } from '../handouts/arrive.store.ts'
import { swapDevice } from '../handouts/swap.store.ts'
import { handoverSeenBy, type SeenHandover } from '../handovers/handover.store.ts'
import { type Item, itemsOf } from '../handovers/item.store.ts'
import { shownOf } from '../handovers/shown.rules.ts'
import { signHandover } from '../handovers/sign.store.ts'
import { refuseItem } from '../handovers/undo.store.ts'
import type { CargoSheet } from './cargo.rules.ts'
import type { FieldAct } from './fieldAct.form.ts'
import { isSigned } from './fieldAct.rules.ts'

type Signed = Extract<FieldAct, { kind: 'signed' }>
type Done = { id: string }

/**
 * Does what a tablet did, by the same stores as a page: whole, or refused with the sentence that says why. Its sheet is locked.
 * @param from where the tablet was
 * @param differs why what the family saw is not what the sheet says now, or null
 */
export async function applyAct(
  by: Acting,
  act: FieldAct,
  at: Date,
  from: { handout_id: string },
  differs: (sheet: CargoSheet) => string | null,
): Promise<Refusal | Done> {
  const handover = await handoverSeenBy(by, act.handover)
  if (!handover) return refuse('Cette feuille n’existe plus ici, ou elle n’est pas de votre structure.')
  const changed = differs(sheetNow(handover, await itemsOf(by, handover.id)))
  if (changed) return refuse(changed)
  const sent = { said_at: at.toISOString() }
  if (act.kind === 'signed') return sign(by, handover, act, sent)
  if (act.kind === 'declined') return decline(by, handover, act.why, sent)
  // Who came or did not come is told by the signature, once there is one.
  // Who came to a session that is over says nothing of the next one.
  if (isSigned(handover.state) || handover.state === 'cancelled' || handover.handout_id !== from.handout_id)
    return { id: handover.id }
  const note = { arrived: noteArrival, absent: noteAbsence, awaited: noteAwaited }[act.kind]
  return note(by, handover, sent)
}

type Sent = { said_at: string }

/** The sheet as it stands, in the terms that a tablet takes along: what still awaits being given. */
const sheetNow = (handover: SeenHandover, items: readonly Item[]): CargoSheet => ({
  household: handover.household_id,
  kind: handover.kind,
  dueOn: handover.due_on,
  items: Object.fromEntries(items.filter(({ state }) => state === 'pending').map((item) => [item.id, shownOf(item)])),
})

/** What was refused leaves the sheet, what was replaced changes, then one signature holds for the rest. */
async function sign(by: Acting, handover: SeenHandover, act: Signed, sent: Sent): Promise<Refusal | Done> {
  const pending = new Map((await itemsOf(by, handover.id)).map((item) => [item.id, item]))
  for (const said of act.items) {
    const item = pending.get(said.item)
    if (!item) return refuse('Un objet de cette feuille a changé depuis que la tablette l’a emportée.')
    const changed = await settleItem(by, handover, { ...said, number: item.number, state: item.state }, sent)
    if (changed) return changed
  }
  const { signer, as, address, how, witness, signature, copy } = act
  const email = z.email().safeParse(act.email).data
  return signHandover(by, handover, {
    ...{ signer, signer_as: as, how, witness, signature, read: 'oui', checked: [] },
    ...{ address, guardian: '', other_home: '' },
    ...(copy === 'email' && !email ? {} : { copy, email }),
    ...sent,
  })
}

async function settleItem(
  by: Acting,
  handover: SeenHandover,
  item: Signed['items'][number] & { number: string | null; state: string },
  sent: Sent,
): Promise<Refusal | null> {
  if (item.outcome === 'refused') {
    if (item.state === 'refused') return null
    const done = await refuseItem(by, handover, item.item, { why: item.why || 'Refusé devant la tablette', ...sent })
    return refused(done) ? done : null
  }
  if (item.state !== 'pending') return refuse('Un objet que la famille a pris était déjà retiré de sa feuille.')
  if (!item.device || item.device === item.number) return null
  const done = await swapDevice(by, handover, item.item, {
    device: item.device,
    why: item.broken ? 'broken' : 'other',
    ...sent,
  })
  return refused(done) ? done : null
}

/** It came and takes nothing: each thing goes back where it was promised from, and the sheet ends. */
async function decline(by: Acting, handover: SeenHandover, why: string, sent: Sent): Promise<Refusal | Done> {
  for (const item of await itemsOf(by, handover.id)) {
    if (item.state !== 'pending') continue
    const done = await refuseItem(by, handover, item.id, { why, ...sent })
    if (refused(done)) return done
  }
  return { id: handover.id }
}
