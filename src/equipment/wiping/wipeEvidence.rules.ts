import { serialKey } from '#equipment/devices/snapshot.identity.ts'
import {
  CLEAR,
  DESTROY,
  type DeviceToWipe,
  DISABLED,
  type DriveEvidence,
  type Level,
  PURGE,
  unproved,
} from './driveEvidence.ts'
import { sayBytes } from './wipeLog.bytes.ts'
import type { LocalTime } from './wipeLog.lines.ts'
import type { WipedDrive, WipeLog } from './wipeLog.ts'
import { destroyedDrive, type Records, resetMemory } from './wipeRecord.evidence.ts'

/** `whyNot` is null when every drive is proved, else the sentence that refuses to call the device wiped. Its level is the lowest of its drives. */
export type WipeEvidence = { level: Level | null; drives: DriveEvidence[]; whyNot: string | null }

/** Tablets and telephones start no tool from a key: their memory is reset, and two people look. */
export const isPocket = (kind: string | undefined): boolean => kind === 'tablet' || kind === 'smartphone'

/**
 * Whether logs and records prove that this device is wiped: every one of its drives, found by its serial number, entirely
 * overwritten and read back, or destroyed before a witness. The latest run on a drive decides, even against an earlier
 * success. `since` (a local day or time) is when somebody last used the device: what is older proves nothing.
 */
export function wipeEvidence(
  device: DeviceToWipe,
  logs: WipeLog[],
  since: string | null = null,
  records: Records = { said: [], seen: null, used: null },
): WipeEvidence {
  if (isPocket(device.kind)) {
    const memory = resetMemory(device, records)
    if (memory.proved || device.drives.length === 0)
      return { level: memory.level, drives: [memory], whyNot: memory.proved ? null : memory.why }
  }
  if (device.drives.length === 0)
    return {
      level: null,
      drives: [],
      whyNot: 'Les disques de cet appareil ne sont pas connus : relevez d’abord son matériel.',
    }
  const drives = device.drives.map((drive) => {
    const byLog = evidenceFor(drive, device, logs, since)
    const noted = destroyedDrive(drive, logs, records)
    return noted === null || (noted.waiting && byLog.proved) ? byLog : noted.evidence
  })
  const whyNot = refusalFor(device, drives, logs)
  const level = weakest(drives)
  return { level: whyNot === null ? level : null, drives, whyNot }
}

/** A machine is worth its weakest drive: one that was rewritten says it for all; one that was only broken, for those destroyed. */
const weakest = (drives: readonly DriveEvidence[]): Level =>
  ([CLEAR, DISABLED, PURGE, DESTROY] as const).find((level) => drives.some((drive) => drive.level === level)) ?? CLEAR

function evidenceFor(
  drive: DeviceToWipe['drives'][number],
  device: DeviceToWipe,
  logs: WipeLog[],
  since: string | null,
): DriveEvidence {
  const key = drive.serial === null ? null : serialKey(drive.serial)
  if (key === null)
    return unproved(drive, 'Le numéro de série de ce disque est inconnu : aucun journal ne peut lui être rattaché.')
  const latest = latestRun(key, logs)
  if (!latest) return unproved(drive, 'Aucun journal ne cite ce disque.')
  const why = whyNotProved(latest.drive, latest.log, drive.bytes, since)
  const otherMachine =
    device.serial !== null &&
    latest.log.host.serial !== null &&
    serialKey(device.serial) !== serialKey(latest.log.host.serial)
  return {
    ...unproved(drive, why ?? latest.drive.why),
    ...{ proved: why === null, level: why === null ? CLEAR : null, otherMachine },
    ...latest,
  }
}

type Run = { log: WipeLog; drive: WipedDrive }

/** The latest run on the drive of this serial number; one that only lists it counts when none tried. */
export function latestRun(key: string, logs: WipeLog[]): Run | null {
  const runs = logs.flatMap((log) =>
    log.drives.filter((d) => d.serial !== null && serialKey(d.serial) === key).map((d) => ({ log, drive: d })),
  )
  const tried = runs.filter((run) => run.drive.started !== null)
  return (tried.length > 0 ? tried : runs).reduce<Run | null>((a, b) => (a && timeOf(a) > timeOf(b) ? a : b), null)
}

export const timeOf = (run: Run): LocalTime => run.drive.started ?? run.log.startedAt

function whyNotProved(wiped: WipedDrive, log: WipeLog, bytes: number | null, since: string | null): string | null {
  if (wiped.verdict !== 'erased_verified') return wiped.why
  if (since !== null && timeOf({ log, drive: wiped }) < since)
    return 'Cet effacement date d’avant le dernier usage de l’appareil : il est à refaire.'
  const visible = wiped.bytes ?? 0
  if (bytes !== null && visible < bytes * 0.99)
    return `L’effacement n’a vu que ${sayBytes(visible)} sur les ${sayBytes(bytes)} de ce disque.`
  return null
}

function refusalFor(device: DeviceToWipe, drives: DriveEvidence[], logs: WipeLog[]): string | null {
  const missing = drives.filter((drive) => !drive.proved)
  if (missing.length === 0) return null
  const recorded = missing.find((drive) => drive.recordId !== null)
  if (recorded && drives.length === 1) return recorded.why
  if (logs.length === 0 && missing.length === drives.length && !recorded)
    return 'Aucun journal d’effacement n’a été déposé pour cet appareil.'
  const uncited = missing.filter((drive) => drive.log === null)
  if (uncited.length === drives.length && uncited.every((drive) => drive.serial !== null) && !recorded)
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
