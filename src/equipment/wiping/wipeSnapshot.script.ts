import type { Drive } from '#equipment/devices/snapshot.drives.ts'
import { identityOrNull, serialKey } from '#equipment/devices/snapshot.identity.ts'
import { at, type Json, list, unfolded } from '#equipment/devices/snapshot.json.ts'
import type { Snapshot } from '#equipment/devices/snapshot.ts'
import type { EraseAction } from './wipeSnapshot.actions.ts'

/**
 * workbench-script keeps under `erase` what its commands printed, a list of texts for each drive: often nothing, since
 * shred speaks elsewhere. A drive is known by the /dev name in its text, which smartctl ties to a serial number; alone in
 * its machine, it is that one.
 */
export const scriptActions = (json: Json, snapshot: Snapshot): EraseAction[] => {
  const runs = list(at(json, 'erase')).map((run) => [run].flat().filter((text) => typeof text === 'string') as string[])
  return runs.map((texts) => actionOf(texts.join('\n'), json, snapshot, runs.length))
}

function actionOf(text: string, json: Json, snapshot: Snapshot, runs: number): EraseAction {
  const device = /\/dev\/[a-z]+\d*(?:n\d+)?/.exec(text)?.[0] ?? ''
  const passes = Number(text.match(/shred: .*: pass \d+\/\d+/g)?.length ?? 0)
  const written = passes > 0 || /Testing with (?:random )?pattern.*: *done/i.test(text)
  const compared = /Reading and comparing: *done/i.test(text)
  const clean = /Pass completed, 0 bad blocks found\. \(0\/0\/0 errors\)/.test(text)
  const crypto = /SECURITY_ERASE|security-erase|Success formatting/i.test(text)
  const last = /From block 0 to (\d+)/.exec(text)?.[1]
  const step = { zeros: false, failed: false, ended: true }
  return {
    type: crypto ? 'EraseCrypto' : 'erase',
    device,
    drive: driveNamed(device, json, snapshot, runs),
    started: null,
    finished: null,
    failed: /error|fail|No such|[1-9]\d* bad blocks found/i.test(text.replaceAll('(0/0/0 errors)', '')),
    steps: [
      ...(written ? [{ ...step, verifies: false }] : []),
      ...(compared && clean ? [{ ...step, verifies: true }] : []),
    ],
    said: text.trim() !== '',
    // badblocks counts blocks of 1024 bytes; without its count, nothing says how far it read.
    bytesRead: compared ? (last ? (Number(last) + 1) * 1024 : 0) : null,
  }
}

const unknown: EraseAction['drive'] = { model: null, serial: null, bytes: null, type: 'unknown' }

function driveNamed(device: string, json: Json, { drives }: Snapshot, runs: number): EraseAction['drive'] {
  if (device === '') return drives.length === 1 && runs === 1 ? (drives[0] as Drive) : unknown
  const said = list(unfolded(at(json, 'data', 'smartctl'))).find((one) => at(one, 'device', 'name') === device)
  const serial = identityOrNull(at(said ?? null, 'serial_number'))
  if (!serial) return unknown
  return drives.find((drive) => drive.serial && serialKey(drive.serial) === serialKey(serial)) ?? { ...unknown, serial }
}
