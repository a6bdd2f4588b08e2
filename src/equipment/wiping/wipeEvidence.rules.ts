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
import { type DateDoubt, doubtOf, doubtWords, explains, isGrave, type Since } from './wipeDate.rules.ts'
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
 * success. `since` is when the device left the hands of who used it: what is older proves nothing, nor what bears a date
 * that cannot be right, unless two people answer for it.
 */
export function wipeEvidence(
  device: DeviceToWipe,
  logs: WipeLog[],
  since: Since = null,
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
    const byLog = evidenceFor(drive, device, logs, since, records)
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
  since: Since,
  records: Records,
): DriveEvidence {
  const key = drive.serial === null ? null : serialKey(drive.serial)
  if (key === null)
    return unproved(drive, 'Le numéro de série de ce disque est inconnu : aucun journal ne peut lui être rattaché.')
  const latest = latestRun(key, logs)
  if (!latest) return unproved(drive, 'Aucun journal ne cite ce disque.')
  const short = whyNotProved(latest.drive, drive.bytes)
  const dated = datingOf(latest, since, records)
  const why = short ?? dated.why ?? contradiction(key, latest, logs, since)
  const otherMachine =
    device.serial !== null &&
    latest.log.host.serial !== null &&
    serialKey(device.serial) !== serialKey(latest.log.host.serial)
  return {
    ...unproved(drive, why ?? latest.drive.why),
    ...{ proved: why === null, level: why === null ? CLEAR : null, otherMachine },
    ...{ doubts: dated.doubts, datedBy: dated.record, undated: short === null && dated.why ? latest.log.sha256 : null },
    ...latest,
  }
}

type Run = { log: WipeLog; drive: WipedDrive }

/** The latest run on the drive of this serial number; one that only lists it counts when none tried. */
function latestRun(key: string, logs: WipeLog[]): Run | null {
  const runs = logs.flatMap((log) =>
    log.drives.filter((d) => d.serial !== null && serialKey(d.serial) === key).map((d) => ({ log, drive: d })),
  )
  const tried = runs.filter((run) => run.drive.started !== null)
  return (tried.length > 0 ? tried : runs).reduce<Run | null>((a, b) => (a ? later(a, b) : b), null)
}

/**
 * A log and the report of the same wipe, which begin within a minute of each other, are one run: whichever denies it counts,
 * else the one that was brought first, so that nothing new is certified.
 */
function later(a: Run, b: Run): Run {
  const apart = Date.parse(`${orderOf(b)}Z`) - Date.parse(`${orderOf(a)}Z`)
  if (!(Math.abs(apart) <= 60_000)) return orderOf(a) > orderOf(b) ? a : b
  const proves = ({ drive }: Run) => drive.verdict === 'erased_verified'
  if (proves(a) !== proves(b)) return proves(a) ? b : a
  return (a.log.brought ?? '~') <= (b.log.brought ?? '~') ? a : b
}

const timeOf = (run: Run): LocalTime => run.drive.started ?? run.log.startedAt

/** A run from a clock that is ahead is no later than the day its file was brought: it hides no failure of tomorrow. */
const orderOf = (run: Run): LocalTime => {
  const [said, brought] = [timeOf(run), run.log.brought]
  return brought !== undefined && brought < said ? brought : said
}

const doubtIn = (run: Run, since: Since): DateDoubt | null =>
  doubtOf({ started: timeOf(run), finished: run.drive.finished, brought: run.log.brought ?? null }, since)

/** What stands against the date of a run: why it proves nothing, or what a second person looks at. `record`: the two people who answer for it. */
function datingOf(
  run: Run,
  since: Since,
  { said }: Records,
): { why: string | null; doubts: string[]; record: string | null } {
  const doubt = doubtIn(run, since)
  if (doubt === null) return { why: null, doubts: [], record: null }
  if (!isGrave(doubt)) return { why: null, doubts: [doubtWords[doubt]], record: null }
  const about = said.filter(
    (one) =>
      one.kind === 'dated' &&
      one.file_sha256?.toString('hex') === run.log.sha256 &&
      explains(one, doubt, since, run.log.brought ?? null),
  )
  const record = about.find(({ witnessed }) => witnessed)
  if (record) return { why: null, doubts: [doubtWords[doubt]], record: record.id }
  return {
    why:
      about.length > 0
        ? 'La date de ce journal est expliquée : une autre personne doit le confirmer.'
        : doubtWords[doubt],
    doubts: [],
    record: null,
  }
}

/** Another log of the drive, brought since, failed on a day that nobody knows: it may be the later one. */
function contradiction(key: string, proof: Run, logs: WipeLog[], since: Since): string | null {
  const other = logs.find(
    (log) =>
      log.sha256 !== proof.log.sha256 &&
      (log.brought ?? '') >= (proof.log.brought ?? '') &&
      log.drives.some(
        (drive) =>
          drive.serial !== null &&
          serialKey(drive.serial) === key &&
          drive.started !== null &&
          drive.verdict !== 'erased_verified' &&
          isGrave(doubtIn({ log, drive }, since)),
      ),
  )
  return other
    ? 'Un autre journal de ce disque dit un échec, à une date qui n’est pas sûre : il est à effacer à nouveau.'
    : null
}

function whyNotProved(wiped: WipedDrive, bytes: number | null): string | null {
  if (wiped.verdict !== 'erased_verified') return wiped.why
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
