import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { type Event, record } from '#platform/audit/event.store.ts'
import type { BenchDevice } from '../devices/device.rules.ts'
import { lockDevice } from '../devices/device.store.ts'
import { saysUnproved } from '../wiping/wipe.rules.ts'
import { evidenceOf } from '../wiping/wipe.store.ts'

export type Locked = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

/** What the rules ask about a device, read from its evidence. */
export async function benchDevice(by: Acting, device: Omit<Locked, 'version'>): Promise<BenchDevice> {
  const [evidence, looked] = await Promise.all([evidenceOf(by, device), lookedInside(by, device.id)])
  return { ...device, drives: evidence.drives.length, noDrive: looked, wipeRefusal: saysUnproved(evidence) }
}

/** Somebody opened the machine and confirmed that it holds no drive, after the last snapshot. */
const lookedInside = async (by: Acting, id: string): Promise<boolean> => {
  const last = await by.db
    .selectFrom('event')
    .select('act')
    .where('subject_id', '=', id)
    .where('act', 'in', ['device.identified', 'device.no_drive'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.act === 'device.no_drive'
}

const stale = 'Quelqu’un a modifié cet appareil entre-temps. Relisez ce qui a changé, puis recommencez.'

/**
 * One act at the bench: locks the device, checks that the page was not out of date, asks the rule on what the device is
 * now, writes, and leaves one event. `version` is the one the person saw.
 */
export async function actOnDevice(
  by: Acting,
  id: string,
  version: number | null,
  act: (
    device: Locked,
    bench: () => Promise<BenchDevice>,
  ) => Promise<Refusal | { set: Partial<Record<keyof Locked, unknown>>; event: Omit<Event, 'subject' | 'from'> }>,
): Promise<Refusal | null> {
  const device = await lockDevice(by, id)
  if (!device) return refuse('Cet appareil n’est plus chez vous.')
  if (version !== null && device.version !== version) return refuse(stale)
  const result = await act(device, () => benchDevice(by, device))
  if ('refusal' in result) return result
  await by.db
    .updateTable('device')
    .set({ ...(result.set as { state?: string }), updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await record(by, {
    ...result.event,
    subject: ['device', id],
    from: device.state,
    to: result.event.to ?? device.state,
  })
  return null
}
