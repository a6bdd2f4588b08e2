import { createHash } from 'node:crypto'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { kindOfFile } from '#platform/tables/fileKind.ts'
import { describe, readWipeLogs, type WipeLog } from './wipeLog.ts'
import { readWipeReport, type WipeReport } from './wipeReport.ts'

/** The PDF that nwipe writes beside its log, one a drive. */
export const isReport = (bytes: Uint8Array): boolean => kindOfFile(bytes) === 'un PDF'

/** What a file proves of a wipe: an nwipe log, one `WipeLog` a run, or its PDF report, which gives one run of one drive. */
export async function readWipeFile(bytes: Uint8Array): Promise<WipeLog[] | Refusal> {
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
