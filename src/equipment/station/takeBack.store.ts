import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { releaseLabel } from '../labels/label.store.ts'
import { mayTakeBack } from './station.rules.ts'

type Standing = {
  state: string
  aspect: string
  working: string
  battery: string
  place_id: string
  locked: string | null
}
type Kept = { label: string } | Standing

/**
 * Takes the last gesture of a station back: the machine stands again as it stood, and an event says that it was taken
 * back. Nothing is erased. Refused once somebody else acted on the machine.
 */
export async function takeBack(by: Acting, browser: string): Promise<Refusal | { title: string; deviceId: string }> {
  const last = await by.db
    .selectFrom('scan')
    .select(['id', 'title', 'at', 'before', 'device_id', 'device_version'])
    .where('member_id', '=', by.member.id)
    .where('browser', '=', browser)
    .where('outcome', '=', 'done')
    .where('taken_back', '=', false)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const device = last?.device_id ? await lockDevice(by, last.device_id) : undefined
  const refusal = mayTakeBack(last, device, by.now)
  if (refusal || !last || !device) return refuse(refusal ?? '')
  const before = last.before as Kept
  const undone =
    'label' in before ? await releaseLabel(by, before.label, device.id) : await restore(by, device, before, last.title)
  if (undone) return undone
  await by.db.updateTable('scan').set({ taken_back: true }).where('id', '=', last.id).execute()
  return { title: last.title, deviceId: device.id }
}

type Device = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

async function restore(by: Acting, device: Device, before: Kept, title: string): Promise<null> {
  await by.db
    .updateTable('device')
    .set({ ...(before as { state: string }), updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', device.id)
    .execute()
  const to = 'state' in before ? before.state : device.state
  await record(by, {
    act: 'device.taken_back',
    subject: ['device', device.id],
    from: device.state,
    to,
    data: { gesture: title },
  })
  return null
}
