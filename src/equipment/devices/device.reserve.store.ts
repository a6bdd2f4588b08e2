import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { freeDevice } from './device.moves.store.ts'
import { mayMove } from './device.rules.ts'

const onTheShelf = (by: Acting, kind?: string) =>
  by.db
    .selectFrom('device')
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'ready')
    .where('locked', 'is', null)
    .where('missing_part', 'is', null)
    .where('in_dispute', '=', false)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))

/** How many devices of each kind this organisation could hand over today. */
export const readyByKind = (by: Acting) =>
  onTheShelf(by)
    .select((q) => ['kind', q.fn.countAll<number>().as('n')])
    .groupBy('kind')
    .orderBy('n', 'desc')
    .orderBy('kind')
    .execute()

/**
 * Reserves up to so many devices of a kind, in the order of their numbers, inside the caller's act: each arrow is `ready` to
 * `reserved`. Two lists prepared at the same instant take different ones.
 */
export async function reserveNext(by: Acting, kind: string, wanted: number): Promise<string[]> {
  if (wanted === 0) return []
  const rows = await onTheShelf(by, kind)
    .select(['id'])
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .limit(wanted)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await by.db
      .updateTable('device')
      .set({ state: 'reserved', updated_at: by.now, version: sql`version + 1` })
      .where('id', 'in', ids)
      .execute()
  return ids
}

/** A reserved device turned out not to work: off the shelf, to be repaired. Part of an act that records the event. */
export async function sendToRepair(by: Acting, id: string): Promise<Refusal | null> {
  const freed = await freeDevice(by, id)
  if (freed) return freed
  const refusal = mayMove('ready', 'repairing')
  if (refusal) return refuse(refusal)
  await by.db.updateTable('device').set({ state: 'repairing' }).where('id', '=', id).execute()
  return null
}
