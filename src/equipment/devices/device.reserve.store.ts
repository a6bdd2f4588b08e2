import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { freeDevice } from './device.moves.store.ts'
import { ownedByAnother } from './device.owner.store.ts'
import { mayMove } from './device.rules.ts'
import { onTheShelf } from './device.shelf.store.ts'

/**
 * How many devices of each kind this organisation could hand over today, how many of them are its own, and to whom others belong (one
 * of the names).
 */
export const readyByKind = (by: Acting) =>
  onTheShelf(by)
    .leftJoin('organisation as owner', ownedByAnother(by))
    .select((q) => [
      'device.kind',
      q.fn.countAll<number>().as('n'),
      q.fn.countAll<number>().filterWhere('owner.id', 'is', null).as('own'),
      q.fn.min<string | null>('owner.name').as('owner'),
    ])
    .groupBy('device.kind')
    .orderBy('n', 'desc')
    .orderBy('device.kind')
    .execute()

/**
 * Reserves up to so many devices of a kind, in the order of their numbers, inside the caller's act: each arrow is `ready` to
 * `reserved`. Two lists prepared at the same instant take different ones. `own`: those that belong to it alone.
 */
export async function reserveNext(
  by: Acting,
  kind: string,
  wanted: number,
  { own = false }: { own?: boolean } = {},
): Promise<string[]> {
  if (wanted === 0) return []
  const rows = await onTheShelf(by, { kind, own })
    .select(['device.id'])
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
