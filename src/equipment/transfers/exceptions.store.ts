import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { devicesMeant } from '../devices/device.called.store.ts'
import { closeWhenClear, takeOver } from './receive.store.ts'
import type { Item } from './transfer.items.store.ts'
import { mayStayThere } from './transfer.rules.ts'
import { lockTransfer, type Transfer } from './transfer.store.ts'

type As = 'never_sent' | 'lost' | 'handed_back' | 'settled'

/** What the sender says of something missing, or either end of something that came without being expected. */
export async function resolveItem(by: Acting, id: string, itemId: string, as: As): Promise<Refusal | null> {
  const slip = await lockTransfer(by, id)
  const item = slip && (await lockItem(by, slip.id, itemId))
  if (!slip || !item) return refuse('Cette ligne n’est plus là. Relisez le bordereau.')
  const sender = slip.organisation_id === by.member.organisationId
  const wanted = as === 'never_sent' || as === 'lost' ? 'missing' : 'surplus'
  if (item.state !== wanted) return refuse('Quelqu’un vient d’éclaircir cette ligne. Relisez le bordereau.')
  if (!sender && as !== 'handed_back') return refuse(`C’est à l’expéditeur de le dire : appelez ${slip.sender}.`)
  const done = await acts[as](by, slip, item)
  if (refused(done)) return done
  const to = slip.state === 'received' ? await closeWhenClear(by, slip) : slip.state
  await record(by, {
    ...{ act: `transfer.${as}`, subject: ['transfer', id], from: slip.state, to },
    data: { number: item.number },
  })
  return null
}

const lockItem = (by: Acting, transferId: string, id: string) =>
  by.db
    .selectFrom('transfer_item')
    .selectAll()
    .where('transfer_id', '=', transferId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const resolved = (by: Acting, item: Item, state: As) =>
  by.db
    .updateTable('transfer_item')
    .set({ state, resolved_at: by.now, resolved_by: by.member.name })
    .where('id', '=', item.id)
    .execute()

const acts: Record<As, (by: Acting, slip: Transfer, item: Item) => Promise<Refusal | null>> = {
  /** It never left: back in the sender's stock. */
  async never_sent(by, _, item) {
    await resolved(by, item, 'never_sent')
    await freed(by, item, {})
    return null
  },
  /** Nobody found it: lost, and its sender still answers for it. */
  async lost(by, _, item) {
    await resolved(by, item, 'lost')
    await freed(by, item, { state: 'lost' })
    return null
  },
  async handed_back(by, _, item) {
    await resolved(by, item, 'handed_back')
    return null
  },
  settled: settleSurplus,
}

const freed = (by: Acting, item: Item, set: { state?: 'lost' }) =>
  by.db
    .updateTable('device')
    .set({ ...set, transfer_id: null, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', item.device_id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()

/**
 * What came without being expected stays where it came: the sender's own, missing elsewhere or left in its stock. Its receiver never
 * learns where it was expected.
 */
async function settleSurplus(by: Acting, slip: Transfer, item: Item): Promise<Refusal | null> {
  if (slip.state === 'sent') return refuse('La réception n’est pas terminée : attendez qu’elle le soit.')
  const device = await senderDevice(by, item.number)
  if (!device)
    return refuse('Aucun appareil chez vous ne porte ce numéro : demandez qu’il soit rendu, ou vérifiez l’étiquette.')
  const owned = mayStayThere(device, slip)
  if (owned) return refuse(owned)
  if (device.transfer_id && device.transfer_id !== slip.id) {
    const elsewhere = await by.db
      .updateTable('transfer_item')
      .set({ state: 'found', resolved_at: by.now, resolved_by: by.member.name, moved_at: by.now })
      .where('transfer_id', '=', device.transfer_id)
      .where('device_id', '=', device.id)
      .where('state', '=', 'missing')
      .executeTakeFirstOrThrow()
    if (elsewhere.numUpdatedRows === 0n)
      return refuse('Cet appareil est encore attendu sur un autre bordereau : attendez que sa réception soit terminée.')
    await by.db.updateTable('device').set({ transfer_id: null }).where('id', '=', device.id).execute()
    await closeWhenClear(by, { id: device.transfer_id })
  }
  await by.db.updateTable('device').set({ transfer_id: slip.id }).where('id', '=', device.id).execute()
  await by.db
    .updateTable('transfer_item')
    .set({
      ...{ state: 'settled', resolved_at: by.now, resolved_by: by.member.name, device_id: device.id },
      ...{ serial: device.serial, tag: device.inventory_tag },
    })
    .where('id', '=', item.id)
    .execute()
  const over = await takeOver(by, slip.id)
  return refused(over) ? over : null
}

/** A device of the sender's stock, free or on one of its slips. */
async function senderDevice(by: Acting, code: string) {
  const ids = (await devicesMeant(by, [code])).get(code) ?? []
  if (ids.length === 0) return undefined
  return by.db
    .selectFrom('device')
    .select(['id', 'serial', 'inventory_tag', 'transfer_id', 'owner_id'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', 'not in', ['reserved', 'handed_over', 'return_due', 'exited', 'destroyed'])
    .where('id', 'in', ids)
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}
