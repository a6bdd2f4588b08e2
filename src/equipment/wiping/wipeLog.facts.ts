import type { LocalTime } from './wipeLog.lines.ts'
import type { WipedDrive, WipeLog } from './wipeLog.ts'
import type { WipeVerdict } from './wipeLog.verdict.ts'

type DriveVerdict = 'verified' | 'unverified' | 'failed' | 'aborted' | 'not_an_erasure'

/** What `maillon read wipe-log --json` prints of one run. Times are local, as the tool writes them; null is unknown. */
export type WipeFacts = {
  tool: WipeLog['tool']
  toolVersion: string | null
  method: string | null
  rounds: number | null
  verify: 'last' | 'all' | 'none' | null
  blank: boolean
  host: { manufacturer: string | null; model: string | null; serial: string | null }
  drives: {
    device: string | null
    model: string | null
    serial: string | null
    bytes: number | null
    bytesErased: number | null
    startedAt: LocalTime | null
    endedAt: LocalTime | null
    durationSeconds: number | null
    passErrors: number
    verifyErrors: number
    ioErrors: number
    status: 'erased' | 'failed' | 'aborted' | 'insane' | null
    verdict: DriveVerdict
    /** NIST SP 800-88. An overwrite is at best Clear, on any medium: nothing here ever says Purge. */
    level: 'clear' | 'none'
    /** Whether a certificate may name this drive: verified, known by its serial number, and a real medium. */
    certifiable: boolean
    /** Why not, or what to know, in French. */
    reasons: string[]
  }[]
}

export const wipeFacts = (log: WipeLog): WipeFacts => ({
  tool: log.tool,
  toolVersion: log.version,
  method: log.method || null,
  ...{ rounds: log.rounds, verify: log.verify, blank: log.blank },
  host: { manufacturer: log.host.manufacturer, model: log.host.product, serial: log.host.serial },
  drives: log.drives.map(driveFacts),
})

const driveFacts = (drive: WipedDrive): WipeFacts['drives'][number] => ({
  device: drive.device || null,
  model: drive.model || null,
  serial: drive.serial,
  bytes: drive.bytes,
  bytesErased: drive.bytesWritten,
  startedAt: drive.started,
  endedAt: drive.finished,
  durationSeconds: drive.durationSeconds,
  passErrors: drive.errors.pass,
  verifyErrors: drive.errors.verify,
  ioErrors: drive.errors.sync,
  status: statuses[drive.status ?? ''] ?? null,
  verdict: verdicts[drive.verdict],
  level: drive.verified ? 'clear' : 'none',
  certifiable: drive.verified && drive.serial !== null && !drive.virtual,
  reasons: [drive.why, ...drive.warnings],
})

const statuses: Record<string, 'erased' | 'failed' | 'aborted' | 'insane'> = {
  ERASED: 'erased',
  FAILED: 'failed',
  UABORTED: 'aborted',
  INSANITY: 'insane',
}

/** A result that the log does not show to its end proves no more than one that nobody read back. */
const verdicts: Record<WipeVerdict, DriveVerdict> = {
  erased_verified: 'verified',
  erased_unverified: 'unverified',
  unknown: 'unverified',
  failed: 'failed',
  aborted: 'aborted',
  nothing_written: 'not_an_erasure',
}
