import { createHash } from 'node:crypto'
import { identityOrNull } from '#equipment/devices/snapshot.identity.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { decodeText } from '#platform/tables/encoding.ts'
import { kindOfFile } from '#platform/tables/fileKind.ts'
import { type DriveFacts, drivesOf } from './wipeLog.drive.ts'
import type { LocalTime } from './wipeLog.lines.ts'
import { type RunLines, runsOf, settingsOf, timesOf } from './wipeLog.run.ts'
import { judge, type VerifiedBy, type WipeMethod, type WipeVerdict } from './wipeLog.verdict.ts'
import { isVirtual, warningsFor } from './wipeLog.warnings.ts'

/** One drive of one run. `bytesWritten` is the least complete pass; null when the log does not say. */
export type WipedDrive = {
  device: string
  model: string
  serial: string | null
  bytes: number | null
  status: string | null
  verified: boolean
  verifiedBy: VerifiedBy
  bytesWritten: number | null
  errors: { pass: number; verify: number; sync: number }
  started: LocalTime | null
  finished: LocalTime | null
  durationSeconds: number | null
  virtual: boolean
  warnings: string[]
  verdict: WipeVerdict
  why: string
}

/** One run of a wiping tool on one machine. Times are local, without a zone, as the tool writes them. */
export type WipeLog = {
  tool: 'nwipe' | 'eReuse Workbench'
  version: string | null
  startedAt: LocalTime
  method: string
  rounds: number | null
  verify: 'none' | 'last' | 'all' | null
  blank: boolean
  ended: boolean
  drives: WipedDrive[]
  host: { manufacturer: string | null; product: string | null; serial: string | null; uuid: string | null }
  sha256: string
  /** When the file was brought, on the territory's clock; absent as long as nobody keeps it. */
  brought?: LocalTime
}

const maxBytes = 20_000_000

/**
 * Reads an nwipe log (ShredOS, Debian…): one `WipeLog` per run, oldest first, since a bench often appends runs to one
 * file. All share the file's SHA-256: a file given twice is the same evidence. Or a French sentence when it is no such log.
 */
export function readWipeLogs(bytes: Uint8Array): WipeLog[] | Refusal {
  if (bytes.byteLength === 0) return refuse('Ce journal est vide.')
  if (bytes.byteLength > maxBytes)
    return refuse('Ce fichier dépasse 20 Mo : ce n’est sans doute pas un journal d’effacement.')
  const kind = kindOfFile(bytes)
  if (kind) return refuse(`Ce fichier n’est pas un journal nwipe, c’est ${kind}.`)
  const decoded = decodeText(bytes)
  if (refused(decoded)) return refuse(notALog)
  const runs = runsOf(decoded.text)
  if (runs.length === 0) return refuse(notALog)
  if (!runs.some((run) => run.ended))
    return refuse('Ce journal est incomplet : il s’arrête avant le résultat. Récupérez le fichier entier.')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const logs = runs.map((run) => readRun(run, sha256)).filter((log) => log.drives.length > 0)
  return logs.length > 0 ? logs : refuse('Ce journal ne cite aucun disque.')
}

const notALog =
  'Ce fichier n’est pas un journal nwipe. Déposez le fichier texte que nwipe ou ShredOS écrit à la fin de l’effacement.'

function readRun({ lines, ended }: RunLines, sha256: string): WipeLog {
  const settings = settingsOf(lines)
  const times = timesOf(lines)
  const facts = drivesOf(lines)
  const verify = /^(\d)/.exec(settings.get('verify') ?? '')?.[1]
  const method = settings.get('method') ?? facts.find((drive) => drive.invoked)?.invoked ?? ''
  const blank = !lines.some((line) => 'message' in line && line.message.startsWith('do not perform a final blank pass'))
  const said = (name: string) => identityOrNull(settings.get(name))
  return {
    tool: 'nwipe',
    version: /nwipe\s+v?([\w.-]+)/i.exec(settings.get('banner') ?? '')?.[1] ?? null,
    startedAt: times.first!,
    method,
    rounds: Number(settings.get('rounds')) || null,
    verify: verify === '0' ? 'none' : verify === '1' ? 'last' : verify === '2' ? 'all' : null,
    blank,
    ended,
    drives: facts.map((drive) => describe(drive, { method, blank, ended }, times.last)),
    host: {
      manufacturer: said('system-manufacturer'),
      product: said('system-product-name'),
      serial: said('system-serial-number'),
      uuid: said('system-uuid'),
    },
    sha256,
  }
}

/** One drive, judged from what its log or its report shows. `last` is when the run ended. */
export function describe(drive: DriveFacts, run: WipeMethod, last: LocalTime | null): WipedDrive {
  const judged = judge(drive, run)
  const finished = drive.started === null ? null : judged.verdict === 'aborted' ? last : drive.finished
  const seconds = finished && drive.started ? secondsBetween(drive.started, finished) : null
  return {
    device: drive.device,
    model: drive.model,
    serial: drive.serial,
    bytes: drive.bytes,
    status: drive.status,
    verified: judged.verdict === 'erased_verified',
    verifiedBy: judged.verifiedBy,
    bytesWritten: drive.writes.length > 0 ? Math.min(...drive.writes) : null,
    errors: drive.errors,
    started: drive.started,
    finished,
    durationSeconds: seconds !== null && seconds >= 0 ? seconds : null,
    virtual: isVirtual(drive),
    warnings: warningsFor(drive, seconds),
    verdict: judged.verdict,
    why: judged.why,
  }
}

const secondsBetween = (start: LocalTime, finish: LocalTime): number =>
  (Date.parse(`${finish}Z`) - Date.parse(`${start}Z`)) / 1000
