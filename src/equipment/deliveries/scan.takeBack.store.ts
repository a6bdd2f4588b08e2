import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { endCustody } from '../custody/custody.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { refusalToScan, refusalToTakeBack } from './note.rules.ts'
import { lockNote } from './note.store.ts'

/** Takes back one's own last scan: the machine is awaited again when that scan had taken it in. */
export async function takeScanBack(
  by: Acting,
  donationId: string,
  scanId: string,
): Promise<{ number: string } | Refusal> {
  const note = await lockNote(by, donationId)
  const refusal = refusalToScan(note?.state ?? null)
  if (refusal || !note) return refuse(refusal ?? '')
  const last = await by.db
    .selectFrom('delivery_scan')
    .select(['id', 'device_id', 'received', 'result'])
    .where('note_id', '=', note.id)
    .where('scanned_by', '=', by.member.name)
    .where('undone_at', 'is', null)
    .orderBy('scanned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.id !== scanId) return refuse('Ce n’est plus votre dernier pointage : rien n’a changé.')
  const device = await lockDevice(by, last.device_id)
  const stuck = device ? last.received && refusalToTakeBack(device) : 'Cet appareil n’est plus chez vous.'
  if (stuck || !device) return refuse(stuck || '')
  await by.db.updateTable('delivery_scan').set({ undone_at: by.now }).where('id', '=', last.id).execute()
  await sql`update delivery_note set version = version + 1 where id = ${note.id}`.execute(by.db)
  const to = last.received ? 'announced' : device.state
  if (last.received) {
    await endCustody(by, device.id)
    await by.db
      .updateTable('device')
      .set({ state: to, updated_at: by.now, version: sql`version + 1` })
      .where('id', '=', device.id)
      .execute()
  }
  await record(by, { act: 'device.unticked', subject: ['device', device.id], from: device.state, to })
  return { number: device.number }
}
