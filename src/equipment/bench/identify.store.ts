import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { momentAt } from '#platform/i18n/dates.ts'
import { deviceWithSerial, lockIdentity } from '../devices/device.serial.store.ts'
import type { Drive } from '../devices/snapshot.drives.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { mergeDrives } from '../devices/snapshot.mergeDrives.ts'
import { readSnapshot, type Snapshot } from '../devices/snapshot.ts'
import { isAliasOf } from '../identity/alias.store.ts'
import { noteSnapshotAliases } from '../identity/alias.write.store.ts'
import { drivesOf, evidenceOf } from '../wiping/wipe.store.ts'
import { actOnDevice, type Locked } from './bench.store.ts'

const open = ['received', 'identified', 'to_wipe', 'wipe_failed', 'wiped', 'tested', 'repairing', 'graded', 'returned']

/**
 * Reads a hardware snapshot into a device. A drive once seen stays asked for: a later snapshot that does not show it is
 * no proof of its wipe.
 */
export const identifyDevice = (
  by: Acting,
  id: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Refusal | null> =>
  actOnDevice(by, id, null, async (device) => {
    const snapshot = readSnapshot(file.bytes)
    if (refused(snapshot)) return refuse(snapshot.refusal, 'snapshot')
    const refusal = await notThisMachine(by, device, snapshot)
    if (refusal) return refuse(refusal, 'snapshot')
    const drives = mergeDrives(snapshot.drives, drivesOf(device))
    const kept = await keepFile(by, file.bytes, { name: file.name, type: 'application/json' })
    await by.db
      .insertInto('snapshot')
      .values({
        id: by.newId(),
        device_id: id,
        organisation_id: by.member.organisationId,
        file_id: kept.id,
        software: snapshot.software,
        taken_at: momentOf(snapshot.takenAt),
        content: JSON.stringify(snapshot),
        created_at: by.now,
      })
      .execute()
    const state = await stateOnce(by, device, drives)
    const doubts = await noteSnapshotAliases(by, id, snapshot)
    return {
      set: { ...factsFrom(device, snapshot, drives), state },
      event: {
        act: 'device.identified',
        to: state,
        data: { software: snapshot.software, drives: drives.length, warnings: [...snapshot.warnings, ...doubts] },
      },
    }
  })

async function notThisMachine(by: Acting, device: Locked, snapshot: Snapshot): Promise<string | null> {
  if (device.state === 'announced') return 'Recevez d’abord cet appareil.'
  if (!open.includes(device.state)) return 'Cet appareil n’est plus à l’établi : son matériel ne change plus.'
  await lockIdentity(by)
  if (!snapshot.serial) return null
  const another = device.serial && serialKey(device.serial) !== serialKey(snapshot.serial)
  if (another && !(await isAliasOf(by, device.id, snapshot.serial)))
    return `Ce relevé vient d’une autre machine (numéro de série ${snapshot.serial}, et non ${device.serial}). Si sa carte mère a été changée, ajoutez d’abord ce numéro à ses autres numéros.`
  const twin = await deviceWithSerial(by, snapshot.serial, device.id)
  return twin
    ? `Ce relevé est celui d’un appareil déjà connu : ${twin.number}. Si c’est la même machine, réunissez les deux fiches.`
    : null
}

/** What a person wrote stays; a snapshot fills what nobody knew, and knows the inside better. */
const factsFrom = (device: Locked, snapshot: Snapshot, drives: Drive[]) => ({
  kind: device.kind === 'other' ? (snapshot.kind ?? device.kind) : device.kind,
  brand: device.brand || snapshot.manufacturer || '',
  model: device.model || snapshot.model || '',
  serial: device.serial ?? snapshot.serial,
  cpu: snapshot.cpu.model ?? device.cpu,
  memory_mb: snapshot.memoryMb ?? device.memory_mb,
  storage_gb: Math.round(drives.reduce((sum, drive) => sum + (drive.bytes ?? 0), 0) / 1e9) || null,
  drives: JSON.stringify(drives),
})

async function stateOnce(by: Acting, device: Locked, drives: Drive[]): Promise<string> {
  const further = ['tested', 'repairing', 'graded']
  if (drives.length === 0) return further.includes(device.state) ? device.state : 'identified'
  const proved = (await evidenceOf(by, { ...device, drives })).whyNot === null
  if (proved) return further.includes(device.state) ? device.state : 'wiped'
  return device.state === 'wipe_failed' ? 'wipe_failed' : 'to_wipe'
}

const momentOf = (taken: string | null): Date | null => {
  if (!taken) return null
  return /(Z|[+-]\d\d:\d\d)$/.test(taken) ? new Date(taken) : momentAt(taken.slice(0, 10), taken.slice(11))
}

/** A snapshot shows no drive; somebody opened the machine and saw none either. */
export const confirmNoDrive = (by: Acting, id: string, version: number): Promise<Refusal | null> =>
  actOnDevice(by, id, version, async (device) => {
    if (device.state !== 'identified' || drivesOf(device).length > 0)
      return refuse('Relevez d’abord le matériel de cet appareil.')
    const snapshot = await by.db
      .selectFrom('snapshot')
      .select('id')
      .where('device_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (!snapshot) return refuse('Relevez d’abord le matériel de cet appareil.')
    return { set: {}, event: { act: 'device.no_drive', to: device.state } }
  })
