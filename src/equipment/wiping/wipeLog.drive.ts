import type { LocalTime, LogLine } from './wipeLog.lines.ts'
import { sentences } from './wipeLog.sentences.ts'

/** What one run says of one drive, line by line, before any judgement. Sizes are bytes; `invoked` is the method started on it. */
export type DriveFacts = {
  device: string
  bus: string
  model: string
  serial: string | null
  bytes: number | null
  invoked: string | null
  started: LocalTime | null
  finished: LocalTime | null
  writes: number[]
  lastRead: number | null
  passVerified: boolean
  blankVerified: boolean
  blanked: boolean
  finalRound: boolean
  failures: number
  hiddenSectors: boolean
  usbBridge: boolean
  status: string | null
  saidSeconds: number | null
  errors: { pass: number; verify: number; sync: number }
}

export function drivesOf(lines: LogLine[]): DriveFacts[] {
  const drives = new Map<string, DriveFacts>()
  for (const line of lines) {
    if ('row' in line) readRow([...drives.values()], line.table, line.row)
    else if (hidden.test(line.message)) markHidden([...drives.values()], line.message)
    else readMessage(drives, line.at, line.message)
  }
  return [...drives.values()]
}

/** A host protected area (HPA, DCO): sectors that the drive hides and that no overwriting reaches. */
const hidden = /hidden sectors (?:detected|indeterminate|found)|\bHPA\b.*\benabled\b/i

function markHidden(drives: DriveFacts[], message: string): void {
  const named = drives.filter((drive) => message.includes(drive.device))
  for (const drive of named.length > 0 ? named : drives) drive.hiddenSectors = true
}

function readMessage(drives: Map<string, DriveFacts>, at: LocalTime, message: string): void {
  for (const { says, introduces, step, learn } of sentences) {
    const match = says.exec(message)
    if (!match) continue
    const device = match.groups!.dev!
    const drive = drives.get(device) ?? (introduces ? newDrive(device) : null)
    if (!drive) return
    drives.set(device, Object.assign(drive, learn(match, drive)))
    if (drive.invoked !== null) drive.started ??= at
    if (step) drive.finished = at
    return
  }
}

/** Tables name a drive without its folder, sometimes cut to its last letters. */
function readRow(drives: DriveFacts[], table: 'errors' | 'status', row: string[]): void {
  const short = row[0] ?? ''
  const cut = short.length >= 6 ? drives.find((d) => d.device.endsWith(short)) : undefined
  const drive = drives.find((d) => d.device.endsWith(`/${short}`)) ?? cut
  if (!drive || short === '') return
  if (table === 'errors') {
    drive.errors = { pass: Number(row[1]) || 0, verify: Number(row[2]) || 0, sync: Number(row[3]) || 0 }
    return
  }
  drive.status = (row[1] ?? '').replace(/[-\s]/g, '').toUpperCase() || null
  const clock = /^(\d+):(\d\d):(\d\d)$/.exec(row[3] ?? '')
  if (clock) drive.saidSeconds = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
}

/** A drive of which nothing is known yet but its name; "" when the tool does not give it. */
export const newDrive = (device: string): DriveFacts => ({
  device,
  ...{ bus: '', model: '', serial: null, bytes: null, invoked: null, started: null, finished: null },
  ...{ writes: [], lastRead: null, passVerified: false, blankVerified: false, blanked: false, finalRound: false },
  ...{ failures: 0, hiddenSectors: false, usbBridge: false, status: null, saidSeconds: null },
  errors: { pass: 0, verify: 0, sync: 0 },
})
