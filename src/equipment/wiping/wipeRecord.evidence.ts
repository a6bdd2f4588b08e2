import { serialKey } from '#equipment/devices/snapshot.identity.ts'
import {
  CLEAR,
  type DeviceToWipe,
  DISABLED,
  type DriveEvidence,
  destructionLevels,
  MEMORY,
  unproved,
} from './driveEvidence.ts'
import type { WipeLog } from './wipeLog.ts'

/** One destruction or reset that a person noted. */
export type WipeRecord = {
  id: string
  kind: string
  drive_serial: string | null
  method: string
  done_on: string
  recorded_at: Date
  witnessed: boolean
  /** Of the log whose date it answers for. */
  file_sha256?: Buffer | null
}

/** Records that were not cancelled, the latest first; what the last snapshot of the machine showed; when somebody last used it. */
export type Records = {
  said: readonly WipeRecord[]
  seen: { at: Date; serials: readonly string[] } | null
  used: Date | null
}

type Named = { serial: string | null; model: string | null }
const evidence = (
  drive: Named,
  recordId: string | null,
  level: DriveEvidence['level'],
  why: string,
): DriveEvidence => ({
  ...unproved(drive, why),
  ...{ proved: level !== null, recordId, level },
})

/**
 * What is known of a drive that was noted destroyed; null when nobody did. `waiting`: nobody else saw it yet. A later log or snapshot in which it still turns contradicts the record.
 */
export function destroyedDrive(
  drive: DeviceToWipe['drives'][number],
  logs: WipeLog[],
  { said, seen }: Records,
): { evidence: DriveEvidence; waiting: boolean } | null {
  const key = drive.serial === null ? null : serialKey(drive.serial)
  if (key === null) return null
  const own = said.filter(
    ({ kind, drive_serial }) => kind === 'destroyed' && drive_serial && serialKey(drive_serial) === key,
  )
  const record = own.find(({ witnessed }) => witnessed) ?? own[0]
  if (!record) return null
  const runs = logs.flatMap((log) =>
    log.drives
      .filter(({ serial }) => serial && serialKey(serial) === key)
      .map(({ started }) => started ?? log.startedAt),
  )
  const judged = (level: DriveEvidence['level'], why: string) => ({
    evidence: evidence(drive, record.id, level, why),
    waiting: !record.witnessed,
  })
  if (!record.witnessed)
    return judged(
      null,
      'Sa destruction est notée, mais pas encore confirmée : une autre personne qui l’a vue la confirme.',
    )
  if (runs.some((started) => started.slice(0, 10) > record.done_on))
    return judged(null, 'Ce disque est noté détruit, mais un journal plus récent l’efface encore.')
  if (seen && seen.at > record.recorded_at && seen.serials.some((serial) => serialKey(serial) === key))
    return judged(null, 'Ce disque est noté détruit, mais un relevé plus récent le montre encore.')
  return judged(destructionLevels[record.method] ?? DISABLED, 'Ce disque a été détruit, devant une seconde personne.')
}

/** The memory of a tablet or a telephone, proved by a reset that a second person looked at, later than its last use. */
export function resetMemory(device: DeviceToWipe, { said, used }: Records): DriveEvidence {
  const memory = { serial: device.serial, model: MEMORY }
  const own = said.filter(({ kind }) => kind === 'reset')
  const record = own.find(({ witnessed }) => witnessed) ?? own[0]
  const waiting = own.find(({ witnessed, recorded_at }) => !witnessed && (used === null || recorded_at > used))
  if (!record)
    return evidence(memory, null, null, 'Sa remise à zéro n’est pas encore notée : la mémoire peut garder des données.')
  if (record.witnessed && (used === null || record.recorded_at > used))
    return evidence(
      memory,
      record.id,
      CLEAR,
      'L’appareil a été remis à zéro ; une seconde personne a vu l’écran de premier démarrage, sans compte demandé.',
    )
  return waiting
    ? evidence(
        memory,
        waiting.id,
        null,
        'Sa remise à zéro est notée : une autre personne doit regarder l’appareil et la confirmer.',
      )
    : evidence(
        memory,
        null,
        null,
        'Cette remise à zéro date d’avant le dernier usage de l’appareil : elle est à refaire.',
      )
}
