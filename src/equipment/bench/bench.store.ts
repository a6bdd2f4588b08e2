import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { type Event, record } from '#platform/audit/event.store.ts'
import { faultsOfAll } from '../checks/deviceTests.store.ts'
import { lastUsed } from '../custody/custody.seen.store.ts'
import type { BenchDevice } from '../devices/device.rules.ts'
import { lockDevice } from '../devices/device.store.ts'
import { underRepair } from '../repairs/repairs.store.ts'
import { saysUnproved } from '../wiping/wipe.rules.ts'
import { evidencesOf } from '../wiping/wipe.store.ts'

export type Locked = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

/** What the rules ask about devices, read from their evidence in the same few questions, however many they are. */
export async function benchDevicesOf<Known extends Omit<Locked, 'version'>>(
  by: Acting,
  devices: readonly Known[],
): Promise<Map<string, Known & BenchDevice>> {
  if (devices.length === 0) return new Map()
  const ids = devices.map(({ id }) => id)
  const [evidences, looked, used, faults, repairing] = await Promise.all([
    evidencesOf(by, devices),
    lookedInside(by, ids),
    lastUsed(by, ids),
    faultsOfAll(by, ids),
    underRepair(by, ids),
  ])
  return new Map(
    devices.flatMap((device) => {
      const evidence = evidences.get(device.id)
      if (!evidence) return []
      const known = {
        ...{ drives: evidence.drives.length, noDrive: looked.has(device.id), wipeRefusal: saysUnproved(evidence) },
        ...{ faults: faults.get(device.id) ?? [], repairOpen: repairing.has(device.id) },
        neverUsed: device.origin === 'bought' && !used.get(device.id) && device.state !== 'returned',
      }
      return [[device.id, { ...device, ...known }] as const]
    }),
  )
}

export async function benchDevice(by: Acting, device: Omit<Locked, 'version'>): Promise<BenchDevice> {
  const known = (await benchDevicesOf(by, [device])).get(device.id)
  if (!known) throw new Error(`No evidence was read of ${device.id}`)
  return known
}

/** Those that somebody opened after the last snapshot, and confirmed to hold no drive. */
async function lookedInside(by: Acting, ids: readonly string[]): Promise<Set<string>> {
  const last = await by.db
    .selectFrom('event')
    .select(['subject_id', 'act'])
    .distinctOn('subject_id')
    .where('subject_id', 'in', ids)
    .where('act', 'in', ['device.identified', 'device.no_drive'])
    .orderBy('subject_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Set(last.flatMap(({ subject_id, act }) => (act === 'device.no_drive' ? [subject_id] : [])))
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
