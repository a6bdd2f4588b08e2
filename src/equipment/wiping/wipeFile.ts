import { createHash } from 'node:crypto'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { kindOfFile } from '#platform/tables/fileKind.ts'
import { describe, readWipeLogs, type WipeLog } from './wipeLog.ts'
import { readWipeReport, type WipeReport } from './wipeReport.ts'
import { readWipeSnapshot } from './wipeSnapshot.ts'

/** The PDF that nwipe writes beside its log, one a drive. */
export const isReport = (bytes: Uint8Array): boolean => kindOfFile(bytes) === 'un PDF'

/** A hardware snapshot begins as JSON does, after a byte order mark and blanks. */
export const isSnapshot = (bytes: Uint8Array): boolean =>
  /^[\s\ufeff]*[{[]\s*["{[]/.test(new TextDecoder().decode(bytes.subarray(0, 200)))

/** How a kept file is given back. */
export const typeOfFile = (bytes: Uint8Array): string =>
  isReport(bytes) ? 'application/pdf' : isSnapshot(bytes) ? 'application/json' : 'text/plain; charset=utf-8'

/**
 * What a file proves of a wipe: an nwipe log, one `WipeLog` a run; its PDF report, which gives one run of one drive; the
 * erase actions of an eReuse snapshot, one a method.
 */
export async function readWipeFile(bytes: Uint8Array): Promise<WipeLog[] | Refusal> {
  if (isSnapshot(bytes)) return readWipeSnapshot(bytes)
  if (!isReport(bytes)) return readWipeLogs(bytes)
  const report = await readWipeReport(bytes)
  return refused(report) ? report : [runOf(report, createHash('sha256').update(bytes).digest('hex'))]
}

const runOf = ({ drive, ...run }: WipeReport, sha256: string): WipeLog => ({
  ...{ tool: 'nwipe', version: run.version, startedAt: run.startedAt, method: run.method },
  ...{ rounds: run.rounds, verify: run.verify, blank: run.blank, ended: true },
  drives: [describe(drive, { method: run.method, blank: run.blank, ended: true }, drive.finished)],
  host: { manufacturer: null, product: null, serial: null, uuid: null },
  sha256,
})
