import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import type { DeviceToWipe } from './driveEvidence.ts'
import type { Since } from './wipeDate.rules.ts'
import { wipeEvidence } from './wipeEvidence.rules.ts'
import { readWipeFile } from './wipeFile.ts'
import { type FixtureRun, fixtureLog } from './wipeLog.fixture.ts'
import { readWipeLogs } from './wipeLog.ts'
import { fixtureReport } from './wipeReport.fixture.ts'

const logs = (...runs: FixtureRun[]) => {
  const read = readWipeLogs(Buffer.from(runs.map(fixtureLog).join('')))
  if (refused(read)) throw new Error(read.refusal)
  return read
}
const disk = (serial: string | null, bytes: number | null = 320_072_933_376) => ({
  serial,
  model: 'INVENTED DISK 1000',
  bytes,
})
const device: DeviceToWipe = { serial: 'PF0INVENTED', drives: [disk('INV-00001')] }
const twoDrives: DeviceToWipe = { serial: 'PF0INVENTED', drives: [disk('INV-00001'), disk('INV-00012')] }

describe('a device is wiped', () => {
  test('when its only drive is verified, and the level is Clear', () =>
    expect(wipeEvidence(device, logs({}))).toMatchObject({
      whyNot: null,
      level: 'Clear (NIST SP 800-88)',
      drives: [{ proved: true, otherMachine: false }],
    }))

  test('when both its drives are, in one log or two', () => {
    expect(wipeEvidence(twoDrives, logs({ drives: [{}, {}] })).whyNot).toBeNull()
    expect(
      wipeEvidence(twoDrives, logs({ drives: [{}] }, { drives: [{ device: '/dev/sda', serial: 'INV-00012' }] })).whyNot,
    ).toBeNull()
  })

  test('and an SSD or a costlier method is still only Clear', () => {
    const gutmann = logs({ method: 'Gutmann Wipe', drives: [{ bus: 'NVME', passes: 35, serial: 'INV-00001' }] })
    expect(wipeEvidence(device, gutmann).level).toBe('Clear (NIST SP 800-88)')
  })

  test('when the serial number is only written differently', () =>
    expect(wipeEvidence({ ...device, drives: [disk(' inv00001')] }, logs({})).whyNot).toBeNull())

  test('when its drive was wiped in another computer, and that is said', () =>
    expect(wipeEvidence(device, logs({ host: 'BANC-7XK' }))).toMatchObject({
      whyNot: null,
      drives: [{ proved: true, otherMachine: true }],
    }))
})

describe('a log and a report of the same wipe', () => {
  const both = async (status = 'ERASED') => {
    const report = await readWipeFile(await fixtureReport({ status, start: '2026/03/02 09:00:20' }))
    if (refused(report)) throw new Error(report.refusal)
    const bring = <T>(run: T, brought: string) => ({ ...run, brought })
    return [bring(report[0]!, '2026-03-04T09:00:00'), bring(logs({})[0]!, '2026-03-03T09:00:00')]
  }

  test('are one evidence: the first that was brought', async () => {
    const [report, log] = await both()
    for (const some of [
      [report!, log!],
      [log!, report!],
    ])
      expect(wipeEvidence(device, some)).toMatchObject({ whyNot: null, drives: [{ log: { sha256: log?.sha256 } }] })
  })

  test('that do not agree prove nothing', async () => {
    const [report, log] = await both('FAILED')
    for (const some of [
      [report!, log!],
      [log!, report!],
    ])
      expect(wipeEvidence(device, some).whyNot).toContain('échoué')
  })
})

describe('a device is not wiped', () => {
  const why = (d: DeviceToWipe, l: ReturnType<typeof logs>, since: Since = null) => {
    const evidence = wipeEvidence(d, l, since)
    expect(evidence.level).toBeNull()
    return evidence.whyNot
  }

  test('by the log of another machine', () =>
    expect(why(device, logs({ host: 'AUTRE123', drives: [{ serial: 'ELSE-1' }] }))).toContain(
      'autre machine (numéro de série AUTRE123)',
    ))

  test('by a log that hides the serial numbers', () =>
    expect(why(device, logs({ drives: [{ serial: '?????' }] }))).toContain('sans masquer'))

  test('by a log without verification', () => expect(why(device, logs({ verify: 0 }))).toContain('sans relecture'))

  test('by a wipe that was stopped', () =>
    expect(why(device, logs({ drives: [{ status: 'UABORTED' }] }))).toContain('interrompu'))

  test('when only one of its two drives is', () =>
    expect(why(twoDrives, logs({}))).toBe(
      '1 disque sur 2 : il manque la preuve pour INV-00012. Aucun journal ne cite ce disque.',
    ))

  test('when the second drive failed', () =>
    expect(why(twoDrives, logs({ drives: [{}, { status: '-FAILED-' }] }))).toContain('INV-00012'))

  test('when a drive has no serial number in its snapshot', () =>
    expect(why({ ...device, drives: [disk(null)] }, logs({}))).toContain('numéro de série de ce disque est inconnu'))

  test('when its drives are not known', () => expect(why({ ...device, drives: [] }, logs({}))).toContain('relevez'))

  test('without a log', () => expect(why(device, [])).toContain('Aucun journal'))

  test('by a wipe older than its last user', () => {
    expect(why(device, logs({}), { at: '2026-03-03T08:00:00', of: 'use' })).toContain('dernier usage')
    expect(wipeEvidence(device, logs({}), { at: '2026-03-02T08:00:00', of: 'use' }).whyNot).toBeNull()
  })

  test('when the wipe saw less than the drive holds', () =>
    expect(why({ ...device, drives: [disk('INV-00001', 500_107_862_016)] }, logs({}))).toContain(
      '320 Go sur les 500 Go',
    ))

  test('when a later wipe of the same drive failed', () => {
    const later = { start: '2026-03-05T09:00:00', drives: [{ status: '-FAILED-' }] }
    expect(why(device, logs({}, later))).toContain('échoué')
    expect(why(device, logs(later, {}))).toContain('échoué')
  })
})
