import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { endedInNothing } from '../arrivals/arrival.store.ts'
import { isSuspended } from './limits.store.ts'
import { lockedPrescription } from './locked.store.ts'
import { refusalToReroute } from './prescription.rules.ts'

/** The prescription that a new one replaces: held until the act commits, unless it still goes on. */
export async function lockedInstead(by: Acting, id: string | undefined): Promise<Refusal | { id: string } | undefined> {
  const replaced = id ? await lockedPrescription(by, id, 'organisation_id') : undefined
  if (!replaced) return undefined
  const refusal = refusalToReroute({
    state: replaced.state,
    suspended: await isSuspended(by, replaced.to_organisation_id),
    toNothing: replaced.state === 'accepted' && (await endedInNothing(by, replaced.id)),
  })
  return refusal ? refuse(refusal) : { id: replaced.id }
}

/** Part of the sending: what was replaced is over, and its receiver reads the family no more unless something else gives a reason to. */
export async function endReplaced(by: Acting, { id }: { id: string }): Promise<void> {
  await by.db
    .updateTable('prescription')
    .set({ state: 'rerouted', asked_at: null, noted_at: by.now, updated_at: by.now })
    .where('id', '=', id)
    .execute()
  await sql`select end_prescription(${id})`.execute(by.db)
}
