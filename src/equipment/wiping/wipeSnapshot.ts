import { createHash } from 'node:crypto'
import { parseJson } from '#equipment/devices/snapshot.json.ts'
import { readHardware, type Snapshot } from '#equipment/devices/snapshot.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { decodeText } from '#platform/tables/encoding.ts'
import { newDrive } from './wipeLog.drive.ts'
import type { WipedDrive, WipeLog } from './wipeLog.ts'
import { warningsFor } from './wipeLog.warnings.ts'
import { type EraseAction, judgeAction, secondsOf } from './wipeSnapshot.actions.ts'
import { componentActions } from './wipeSnapshot.components.ts'
import { scriptActions } from './wipeSnapshot.script.ts'

/**
 * Reads the erase actions of an eReuse Workbench snapshot as wipe logs, one a method: actions of its components (Workbench
 * 11 and Devicehub), or what the commands of workbench-script printed. A sentence refuses a file that holds none.
 */
export function readWipeSnapshot(bytes: Uint8Array): WipeLog[] | Refusal {
  const snapshot = readHardware(bytes)
  if (refused(snapshot)) return snapshot
  const decoded = decodeText(bytes)
  const parsed = refused(decoded) ? decoded : parseJson(decoded.text.replace(/^\ufeff/, '').trim())
  if (refused(parsed)) return parsed
  const actions = [...componentActions(parsed.json), ...scriptActions(parsed.json, snapshot)]
  if (actions.length === 0)
    return refuse(
      'Ce relevé de matériel ne contient aucun effacement : il ne prouve rien. Déposez le journal de nwipe, ou un relevé fait après l’effacement.',
    )
  if (actions.some((action) => startOf(action, snapshot) === null))
    return refuse('Ce relevé ne dit pas quand l’effacement a eu lieu : il ne prouve rien.')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return Object.values(Object.groupBy(actions, ({ type }) => type)).map((some) => runOf(some ?? [], snapshot, sha256))
}

const startOf = (action: EraseAction, snapshot: Snapshot) =>
  action.started ?? action.finished ?? snapshot.takenAt?.slice(0, 19) ?? null

function runOf(actions: EraseAction[], snapshot: Snapshot, sha256: string): WipeLog {
  const drives = actions.map((action) => driveOf(action, startOf(action, snapshot)))
  const zeroed = actions.every(({ steps }) => steps.at(-1)?.zeros)
  return {
    tool: 'eReuse Workbench',
    version: /\S+$/.exec(snapshot.software)?.[0] ?? null,
    startedAt: drives.map(({ started }) => started ?? '').sort()[0] ?? '',
    method: actions[0]?.type ?? '',
    rounds: actions[0]?.steps.filter(({ verifies }) => !verifies).length || null,
    verify: drives.every(({ verified }) => verified) ? 'last' : 'none',
    blank: zeroed,
    ended: true,
    drives,
    host: {
      manufacturer: snapshot.manufacturer,
      product: snapshot.model,
      serial: snapshot.serial,
      uuid: snapshot.uuid,
    },
    sha256,
  }
}

function driveOf(action: EraseAction, started: string | null): WipedDrive {
  const { verdict, why } = judgeAction(action)
  const verified = verdict === 'erased_verified'
  const flash = action.drive.type === 'ssd' || action.drive.type === 'nvme' ? 'SSD' : ''
  return {
    device: action.device,
    model: action.drive.model ?? '',
    serial: action.drive.serial,
    bytes: action.drive.bytes,
    status: verdict === 'failed' ? 'FAILED' : action.finished || action.said ? 'ERASED' : null,
    verified,
    verifiedBy: verified ? 'verify pass' : null,
    bytesWritten: action.bytesRead ?? null,
    errors: { pass: verdict === 'failed' ? 1 : 0, verify: 0, sync: 0 },
    started,
    finished: action.finished,
    durationSeconds: secondsOf(action),
    virtual: false,
    warnings: warningsFor({ ...newDrive(''), serial: action.drive.serial, bus: flash }, null),
    verdict,
    why,
  }
}
