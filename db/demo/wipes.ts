import { drive } from '#equipment/devices/snapshot.drives.ts'
import { saysUnproved, stateAfterLogs, worthOf } from '#equipment/wiping/wipe.rules.ts'
import { wipeEvidence } from '#equipment/wiping/wipeEvidence.rules.ts'
import { readWipeLogs } from '#equipment/wiping/wipeLog.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Demo, Row } from './demo.ts'
import { keep } from './files.ts'
import type { Person } from './people.ts'
import { wipeText } from './wipeText.ts'

/** Runs the eraser on a device's only drive and judges its log with the same reader as a real one. */
export function wipe(demo: Demo, by: Person, device: Row<'device'>, at: Date, { fails = false } = {}): void {
  const known = (device.drives as { model: string; serial: string; bytes: number }[])[0]
  if (!known) return
  const host = { brand: device.brand ?? '', model: device.model ?? '', serial: device.serial ?? '' }
  const bytes = Buffer.from(wipeText({ at, host, drive: known, fails }))
  const logs = readWipeLogs(bytes)
  if (refused(logs)) throw new Error(logs.refusal)
  const evidence = wipeEvidence({ serial: host.serial, drives: [drive(known as never)] }, logs, null)
  const file = keep(demo, by.organisation, at, {
    name: `nwipe_log_${dayOf(at).replaceAll('-', '')}_${known.serial}.txt`,
    type: 'text/plain; charset=utf-8',
    bytes,
  })
  const state = stateAfterLogs(device.state ?? '', evidence)
  demo.add('wipe', {
    ...{
      id: demo.id(at),
      device_id: device.id,
      organisation_id: by.organisation.id,
      file_id: file.id,
      file_sha256: file.sha256,
    },
    ...{
      tool: 'nwipe 0.37',
      method: logs[0]?.method ?? '',
      drives: logs as never,
      operator: by.name,
      member_id: by.id,
      finished_at: at,
      created_at: at,
    },
    ...worthOf(evidence),
  })
  demo.note(by, at, {
    ...{
      act: 'device.wipe_read',
      subject: ['device', device.id],
      from: device.state ?? '',
      to: state,
      why: saysUnproved(evidence),
    },
    data: {
      proved: evidence.drives.filter((one) => one.proved).length,
      drives: evidence.drives.length,
      elsewhere: false,
      level: evidence.level,
      files: [file.sha256.toString('hex')],
    },
  })
  device.state = state
}
