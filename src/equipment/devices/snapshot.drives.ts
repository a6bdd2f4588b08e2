export type DriveType = 'hdd' | 'ssd' | 'nvme' | 'unknown'

/** A storage drive of a machine. `bytes` is its size; `smart` what the drive says of its own health, null when it does not. */
export type Drive = {
  model: string | null
  serial: string | null
  bytes: number | null
  type: DriveType
  powerOnHours: number | null
  smart: 'passed' | 'failed' | null
}

/** More drives than any machine that is given away: a file that lists more is not compared pair by pair, and is refused. */
export const maxDrives = 64

export const drive = (known: Partial<Drive>): Drive => ({
  ...{ model: null, serial: null, bytes: null, type: 'unknown', powerOnHours: null, smart: null },
  ...known,
})
