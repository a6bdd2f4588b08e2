import { serialKey } from '#equipment/devices/snapshot.identity.ts'
import { sayBytes } from './wipeLog.bytes.ts'
import type { LocalTime } from './wipeLog.lines.ts'
import type { WipedDrive, WipeLog } from './wipeLog.ts'

/** A device as its hardware snapshot tells it. Sizes are bytes. */
export type DeviceToWipe = {
  serial: string | null
  drives: { serial: string | null; model: string | null; bytes: number | null }[]
}

/** What is known of one drive of the device: its proof, or why there is none. `otherMachine`: it was wiped in another computer. */
export type DriveEvidence = {
  serial: string | null
  model: string | null
  proved: boolean
  why: string
  otherMachine: boolean
  log: WipeLog | null
  drive: WipedDrive | null
}

/** `whyNot` is null when every drive is proved, else the sentence that refuses to call the device wiped. An overwrite is Clear, on any medium: nothing more is ever claimed. */
export type WipeEvidence = { level: typeof CLEAR | null; drives: DriveEvidence[]; whyNot: string | null }

/** NIST SP 800-88: overwriting the addressable space is Clear; Purge takes commands that these logs do not record. */
export const CLEAR = 'Clear (NIST SP 800-88)'

/**
 * Whether these logs prove that this device is wiped: every one of its drives, found by its serial number, entirely
 * overwritten and read back. The latest run on a drive decides, even against an earlier success. `since` (a local date)
 * is the last day when someone used the device: an older wipe proves nothing.
 */
export function wipeEvidence(device: DeviceToWipe, logs: WipeLog[], since: string | null = null): WipeEvidence {
  if (device.drives.length === 0)
    return {
      level: null,
      drives: [],
      whyNot: 'Les disques de cet appareil ne sont pas connus : relevez d’abord son matériel.',
    }
  const drives = device.drives.map((drive) => evidenceFor(drive, device, logs, since))
  const whyNot = refusalFor(device, drives, logs)
  return { level: whyNot === null ? CLEAR : null, drives, whyNot }
}

function evidenceFor(
  drive: DeviceToWipe['drives'][number],
  device: DeviceToWipe,
  logs: WipeLog[],
  since: string | null,
): DriveEvidence {
  const none = (why: string): DriveEvidence => ({
    serial: drive.serial,
    model: drive.model,
    proved: false,
    why,
    otherMachine: false,
    log: null,
    drive: null,
  })
  const key = drive.serial === null ? null : serialKey(drive.serial)
  if (key === null)
    return none('Le numéro de série de ce disque est inconnu : aucun journal ne peut lui être rattaché.')
  const runs = logs.flatMap((log) =>
    log.drives.filter((d) => d.serial !== null && serialKey(d.serial) === key).map((d) => ({ log, drive: d })),
  )
  const tried = runs.filter((run) => run.drive.started !== null)
  const latest = (tried.length > 0 ? tried : runs).reduce<(typeof runs)[number] | null>(
    (a, b) => (a && timeOf(a) > timeOf(b) ? a : b),
    null,
  )
  if (!latest) return none('Aucun journal ne cite ce disque.')
  const why = whyNotProved(latest.drive, latest.log, drive.bytes, since)
  const otherMachine =
    device.serial !== null &&
    latest.log.host.serial !== null &&
    serialKey(device.serial) !== serialKey(latest.log.host.serial)
  return {
    serial: drive.serial,
    model: drive.model,
    proved: why === null,
    why: why ?? latest.drive.why,
    otherMachine,
    ...latest,
  }
}

const timeOf = (run: { log: WipeLog; drive: WipedDrive }): LocalTime => run.drive.started ?? run.log.startedAt

function whyNotProved(wiped: WipedDrive, log: WipeLog, bytes: number | null, since: string | null): string | null {
  if (wiped.verdict !== 'erased_verified') return wiped.why
  if (since !== null && (wiped.started ?? log.startedAt).slice(0, 10) < since)
    return 'Cet effacement date d’avant le dernier usage de l’appareil : il est à refaire.'
  const visible = wiped.bytes ?? 0
  if (bytes !== null && visible < bytes * 0.99)
    return `L’effacement n’a vu que ${sayBytes(visible)} sur les ${sayBytes(bytes)} de ce disque.`
  return null
}

function refusalFor(device: DeviceToWipe, drives: DriveEvidence[], logs: WipeLog[]): string | null {
  const missing = drives.filter((drive) => !drive.proved)
  if (missing.length === 0) return null
  if (logs.length === 0) return 'Aucun journal d’effacement n’a été déposé pour cet appareil.'
  const uncited = missing.filter((drive) => drive.log === null)
  if (uncited.length === drives.length && uncited.every((drive) => drive.serial !== null))
    return ofAnotherMachine(device, logs)
  if (drives.length === 1) return missing[0]!.why
  const names = missing.map((drive) => drive.serial ?? drive.model ?? 'sans numéro').join(', ')
  return `${drives.length - missing.length} disque${drives.length - missing.length > 1 ? 's' : ''} sur ${drives.length} : il manque la preuve pour ${names}. ${missing[0]!.why}`
}

function ofAnotherMachine(device: DeviceToWipe, logs: WipeLog[]): string {
  if (logs.every((log) => log.drives.every((drive) => drive.serial === null)))
    return 'Ce journal ne donne pas le numéro de série des disques : il ne prouve rien pour cet appareil. Relancez l’effacement sans masquer les numéros.'
  const host = logs
    .map((log) => log.host.serial)
    .find((serial) => serial !== null && device.serial !== null && serialKey(serial) !== serialKey(device.serial))
  return host
    ? `Ce journal vient d’une autre machine (numéro de série ${host}) : aucun disque de cet appareil n’y figure.`
    : 'Ce journal ne cite aucun disque de cet appareil.'
}
