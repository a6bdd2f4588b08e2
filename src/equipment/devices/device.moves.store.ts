import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { endCustody, moveCustody, placeCustody, type Receipt } from '../custody/custody.store.ts'
import { type Leaving, mayGive, mayMove, mayPromise } from './device.rules.ts'
import { onTheShelf } from './device.shelf.store.ts'
import { sayDevice } from './device.words.ts'

/** Moves of a device that are part of a later act (a promise, a handover): that act records the one event. */

/** Promised to a household. */
export const reserveDevice = (by: Acting, id: string) => move(by, id, 'reserved')

/**
 * Promised in one act, each to its household. Why some may not, by their identifier: none is moved then. They are locked in the order of
 * their identifiers.
 */
export async function reserveDevices(by: Acting, ids: readonly string[]): Promise<Map<string, string>> {
  const devices = await by.db
    .selectFrom('device')
    .select(moved)
    .where('id', 'in', [...ids])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const known = new Map(devices.map((device) => [device.id, device]))
  const refusals = new Map<string, string>()
  for (const id of ids) {
    const refusal = refusalOfMove(known.get(id), 'reserved')
    if (refusal) refusals.set(id, refusal)
  }
  if (refusals.size === 0)
    await by.db
      .updateTable('device')
      .set({ state: 'reserved', updated_at: by.now, version: sql`version + 1` })
      .where('id', 'in', [...ids])
      .execute()
  return refusals
}

/** The promise was cancelled: back in stock. */
export const freeDevice = (by: Acting, id: string) => move(by, id, 'ready')

/** Given or lent: the household answers for it from now on. */
export async function handOverDevice(
  by: Acting,
  id: string,
  to: { householdId: string; handoverId: string },
): Promise<Refusal | null> {
  const refusal = await move(by, id, 'handed_over')
  if (refusal) return refusal
  await moveCustody(by, id, to, { givenBy: by.member.name })
  return null
}

/** Lent together to somebody who is no family: a person of an organisation, or a place. They come back like any other loan. */
export async function lendDevices(
  by: Acting,
  ids: readonly string[],
  to: { batchId: string; placeId: string | null },
  receipt: Receipt,
): Promise<Refusal | null> {
  for (const id of [...ids].sort()) {
    const refusal = await move(by, id, 'handed_over')
    if (refusal) return refusal
  }
  if (ids.length > 0) await placeCustody(by, ids, to, receipt)
  return null
}

/** Back from whoever had it: in quarantine, to be wiped again whatever happens next. */
export async function takeBackDevice(by: Acting, id: string): Promise<Refusal | null> {
  const refusal = await move(by, id, 'returned')
  if (refusal) return refusal
  await moveCustody(by, id, { organisationId: by.member.organisationId })
  return null
}

/** Its day of return was moved away: it stays where it is. */
export const keepLent = (by: Acting, id: string) => move(by, id, 'handed_over')

/** A family declares it lost or stolen: it answers for it no more, and nobody else does until it is found. */
export async function loseDevice(by: Acting, id: string, as: 'lost' | 'stolen'): Promise<Refusal | null> {
  const refusal = await move(by, id, as)
  if (refusal) return refusal
  await endCustody(by, id)
  return null
}

/** What is out already stays there, whatever is found meanwhile. */
function mayLeave(device: Leaving & { state: string }, to: string): string | null {
  if (to === 'reserved') return mayPromise(device)
  return to === 'handed_over' && device.state === 'reserved' ? mayGive(device) : null
}

const moved = [
  'id',
  'number',
  'brand',
  'model',
  'kind',
  'state',
  'transfer_id',
  'locked',
  'missing_part',
  'in_dispute',
] as const
type Moved = Leaving & { state: string; number: string; brand: string; model: string }

function refusalOfMove(device: Moved | undefined, to: string): string | null {
  if (!device) return 'Cet appareil n’est plus dans votre stock.'
  const refusal = mayMove(device.state, to) ?? mayLeave(device, to)
  return refusal && `${sayDevice(device)} : ${refusal}`
}

async function move(by: Acting, id: string, to: string): Promise<Refusal | null> {
  const device = await by.db
    .selectFrom('device')
    .select(moved)
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
  const refusal = refusalOfMove(device, to)
  if (refusal) return refuse(refusal)
  await by.db
    .updateTable('device')
    .set({ state: to, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  return null
}

/** What may leave the shelf today, promised or delivered: ready, and nothing in its way. The longest ready first. */
export const readyDevices = (by: Acting, limit = 50) => readyOnes(by).limit(limit).execute()

/** The same, still to be narrowed. */
export const readyOnes = (by: Acting) =>
  onTheShelf(by)
    .leftJoin('place', 'place.id', 'device.place_id')
    .select([
      'device.id',
      'device.number',
      'device.kind',
      'device.brand',
      'device.model',
      'device.cpu',
      'device.memory_mb',
      'device.storage_gb',
      'device.drives',
      'device.aspect',
      'device.working',
      'device.battery',
      'place.name as place',
    ])
    .orderBy('device.updated_at')
    .orderBy('device.id')
