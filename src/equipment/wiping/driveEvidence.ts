import type { WipedDrive, WipeLog } from './wipeLog.ts'

/** A device as its hardware snapshot tells it. Sizes are bytes. */
export type DeviceToWipe = {
  kind?: string
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
  /** The record of two people that proves it, when no log does. */
  recordId: string | null
  level: Level | null
  /** What a second person must look at before they believe the date of the log, in French. */
  doubts: readonly string[]
  /** The record of two people that answers for the date of the log. */
  datedBy: string | null
  /** The log proves everything but its date: the digest of its file. */
  undated: string | null
}

export type Level = typeof CLEAR | typeof PURGE | typeof DESTROY | typeof DISABLED

/**
 * NIST SP 800-88: overwriting the addressable space is Clear, on any medium, and so is a reset to the settings of the
 * factory; Purge takes commands whose result these logs do not record. Nothing more is ever claimed.
 */
export const CLEAR = 'Clear (NIST SP 800-88)'
export const PURGE = 'Purge (NIST SP 800-88)'
export const DESTROY = 'Destroy (NIST SP 800-88)'
/** Broken before two people, and nothing more: no norm gives it a level. */
export const DISABLED = 'hors norme'

/** How far each way of destroying goes: nobody reads dust or ashes; a magnet purges plates; a hole or a fold leaves plates that a laboratory may read. */
export const destructionLevels: Readonly<Record<string, Level>> = {
  shredded: DESTROY,
  incinerated: DESTROY,
  degaussed: PURGE,
  crushed: DISABLED,
  drilled: DISABLED,
}

/** What is known of a drive of which nothing is proved yet. */
export const unproved = (
  drive: Pick<DeviceToWipe['drives'][number], 'serial' | 'model'>,
  why: string,
): DriveEvidence => ({
  ...{ serial: drive.serial, model: drive.model, proved: false, why, otherMachine: false },
  ...{ log: null, drive: null, recordId: null, level: null, doubts: [], datedBy: null, undated: null },
})

/** What stands for the drive of a tablet or a telephone. */
export const MEMORY = 'Mémoire interne'
