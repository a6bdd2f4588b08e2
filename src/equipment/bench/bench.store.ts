import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { type Event, record } from '#platform/audit/event.store.ts'
import { faultsOfAll } from '../checks/deviceTests.store.ts'
import type { BenchDevice } from '../devices/device.rules.ts'
import { lockDevice } from '../devices/device.store.ts'
import { underRepair } from '../repairs/repairs.store.ts'
import { saysUnproved } from '../wiping/wipe.rules.ts'
import { drivesOf, evidencesOf } from '../wiping/wipe.store.ts'

export type Locked = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

/** What the rules ask about devices, read from their evidence in the same few questions, however many they are. */
export async function benchDevicesOf<Known extends Omit<Locked, 'version'>>(
  by: Acting,
  devices: readonly Known[],
): Promise<Map<string, Known & BenchDevice>> {
  if (devices.length === 0) return new Map()
  const ids = devices.map(({ id }) => id)
  const [evidences, looked, former, faults, repairing, owners] = await Promise.all([
    evidencesOf(by, devices),
    lookedInside(by, ids),
    formerlyUsed(by, ids),
    faultsOfAll(by, ids),
    underRepair(by, ids),
    ownersOf(by, devices),
  ])
  return new Map(
    devices.flatMap((device) => {
      const evidence = evidences.get(device.id)
      if (!evidence) return []
      const known = {
        ...{ drives: evidence.drives.length, noDrive: looked.has(device.id), wipeRefusal: saysUnproved(evidence) },
        ...{ faults: faults.get(device.id) ?? [], repairOpen: repairing.has(device.id) },
        ...{ neverUsed: isNew(device) && !former.has(device.id), ownedBy: owners.get(device.owner_id ?? '') ?? null },
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

/** A drive that ran for a day has served; one whose hours nobody knows may have. */
const ONE_DAY = 24

/** Bought new as its invoice says, and no drive of it says otherwise. */
const isNew = (device: { origin: string; state: string; drives: unknown }): boolean =>
  device.origin === 'bought' &&
  device.state !== 'returned' &&
  drivesOf(device).every(({ powerOnHours }) => (powerOnHours ?? ONE_DAY) < ONE_DAY)

/** Those of which a record says that somebody used them. */
async function formerlyUsed(by: Acting, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from app.formerly_used(${ids}) id`.execute(by.db)
  return new Set(rows.map(({ id }) => id))
}

/** The names of the organisations that own what the member's own one only keeps. */
async function ownersOf(by: Acting, devices: readonly { owner_id: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(devices.flatMap(({ owner_id }) => owner_id ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await by.db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
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
