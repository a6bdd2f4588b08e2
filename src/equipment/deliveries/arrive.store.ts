import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { receiveDevice } from '../bench/bench.acts.store.ts'
import { addDevice } from '../devices/device.acts.store.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import type { Note } from './note.store.ts'
import type { Facts, MetDevice } from './scan.rules.ts'

type Arrived = { line: string | null; result: 'listed' | 'surplus' | 'swapped'; said: string }

/**
 * A machine stands there: it is taken in (created when nobody knew it, received when it was announced), and counted once for its
 * note. One event: the machine's. The caller holds the note.
 */
export async function arrive(
  by: Acting,
  note: Note,
  known: MetDevice | null,
  facts: Facts,
  { line, result, said }: Arrived,
): Promise<{ scan: string } | Refusal> {
  const device = known ? await takeIn(by, known) : await create(by, note, facts)
  if (refused(device)) return device
  const scan = by.newId()
  await by.db
    .insertInto('delivery_scan')
    .values({
      ...{ id: scan, note_id: note.id, organisation_id: by.member.organisationId, line_id: line, device_id: device.id },
      ...{ result, said, received: device.received, last_at: by.now, scanned_at: by.now, scanned_by: by.member.name },
    })
    .execute()
  await sql`update delivery_note set version = version + 1 where id = ${note.id}`.execute(by.db)
  return { scan }
}

/** Already at the bench, it is only ticked. */
async function takeIn(by: Acting, { id, state }: MetDevice): Promise<{ id: string; received: boolean } | Refusal> {
  if (state === 'announced') {
    const refusal = await receiveDevice(by, id)
    return refused(refusal) ? refusal : { id, received: true }
  }
  await record(by, { act: 'device.ticked_off', subject: ['device', id], from: state, to: state })
  return { id, received: false }
}

async function create(by: Acting, note: Note, facts: Facts): Promise<{ id: string; received: boolean } | Refusal> {
  const { kind, brand, model, serial, inventory_tag } = facts
  const added = await addDevice(by, {
    ...{ kind: kind as DeviceKind, brand, model, note: '', don: note.donation_id },
    ...{ serial: serial ?? undefined, inventory_tag: inventory_tag ?? undefined },
  })
  if (refused(added)) return added.field === 'serial' ? refuse(added.refusal, 'code') : added
  return { id: added.id, received: true }
}
