import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { wipeFacts } from './wipeLog.facts.ts'
import { type FixtureRun, fixtureLog } from './wipeLog.fixture.ts'
import { readWipeLogs, type WipeLog } from './wipeLog.ts'

const read = (text: string): WipeLog[] => {
  const logs = readWipeLogs(Buffer.from(text))
  if (refused(logs)) throw new Error(logs.refusal)
  return logs
}
const log = (run: FixtureRun = {}) => read(fixtureLog(run))[0]!
const drive = (run: FixtureRun = {}) => log(run).drives[0]!
const refusal = (source: string | Uint8Array) => {
  const logs = readWipeLogs(typeof source === 'string' ? Buffer.from(source) : source)
  return refused(logs) ? logs.refusal : null
}
const cut = (text: string, mark: string) => text.slice(0, text.indexOf(mark))

describe('what a log says', () => {
  test('the tool, its settings, the host and each drive are read', () => {
    expect(
      log({ drives: [{ model: 'WDC WD, with 320 GB inside, 2' }], method: 'PRNG Stream', rounds: 2, verify: 2 }),
    ).toMatchObject({
      tool: 'nwipe',
      version: '0.36',
      startedAt: '2026-03-02T09:00:00',
      method: 'PRNG Stream',
      rounds: 2,
      verify: 'all',
      blank: true,
      host: { manufacturer: 'Fabricant Inventé', product: 'Modèle Inventé', serial: 'PF0INVENTED', uuid: null },
      drives: [
        {
          device: '/dev/sda',
          model: 'WDC WD, with 320 GB inside, 2',
          serial: 'INV-00001',
          bytes: 320_072_933_376,
          bytesWritten: 320_072_933_376,
          status: 'ERASED',
        },
      ],
    })
  })

  test('a blanked and read back drive is verified by its blank (there is no "Verified pass" line)', () =>
    expect(drive()).toMatchObject({ verdict: 'erased_verified', verified: true, verifiedBy: 'blank verified' }))

  test('without a blank, the read back of the last pass verifies', () =>
    expect(drive({ blank: false })).toMatchObject({ verdict: 'erased_verified', verifiedBy: 'verify pass' }))

  test('a read back of another pass than the last proves nothing', () => {
    const text = fixtureLog({ blank: false, drives: [{ passes: 3 }] }).replace(
      'Verified pass 3 of 3',
      'Verified pass 2 of 3',
    )
    expect(read(text)[0]!.drives[0]!.verdict).toBe('erased_unverified')
  })
})

describe('what a log hides', () => {
  test('"Erased" without verification is not verified', () => {
    expect(drive({ blank: false, verify: 0 })).toMatchObject({
      verdict: 'erased_unverified',
      verified: false,
      verifiedBy: null,
    })
    expect(drive({ blank: true, verify: 0 }).verdict).toBe('erased_unverified')
  })

  test.each(['Verify Zeros (0x00)', 'Verify Ones  (0xFF)'])('the method %s wipes nothing', (method) =>
    expect(drive({ method, blank: false }).verdict).toBe('nothing_written'),
  )

  test('a wipe that a person stopped is aborted, whatever the program answers', () => {
    const stopped = drive({
      drives: [{ status: 'UABORTED' }],
      ending: 'Nwipe was aborted by the user. Check the summary table for the drive status.',
    })
    expect(stopped).toMatchObject({ verdict: 'aborted', bytesWritten: null, verified: false })
  })

  test('each drive of one log has its own verdict', () => {
    const drives = [{}, { status: '-FAILED-' }, { status: 'UABORTED' }, { selected: false }]
    expect(log({ drives }).drives.map((d) => d.verdict)).toEqual([
      'erased_verified',
      'failed',
      'aborted',
      'nothing_written',
    ])
  })

  test.each(['', 'XXXXXXXXXXXXXXX', '???????????????', '0000000000', 'To Be Filled By O.E.M.'])(
    'the serial number %j is no serial number',
    (serial) => {
      expect(drive({ drives: [{ serial }] }).serial).toBeNull()
      expect(drive({ drives: [{ serial }] }).warnings.join()).toContain('numéro de série')
    },
  )

  test('the duration comes from the times of the lines, not from the summary', () => {
    const nvme = drive({ drives: [{ device: '/dev/nvme0n1', clock: '02:20:37' }] })
    expect(nvme.durationSeconds).toBe(15 * 60)
    expect(nvme.warnings.join()).toContain('durée plus longue')
    expect(drive().warnings).toEqual([])
  })

  test('a wipe across midnight lasts what it lasted', () =>
    expect(drive({ start: '2026-03-02T23:55:00' }).durationSeconds).toBe(15 * 60))

  test('a clock that goes back gives no duration', () => {
    const text = fixtureLog().replaceAll(/2026\/03\/02 09:(?:05|10|15)/g, '2026/03/01 09:05')
    expect(read(text)[0]!.drives[0]!.durationSeconds).toBeNull()
  })

  test('the model comes from the line where the drive was found, not from the cut summary', () =>
    expect(drive({ drives: [{ model: 'A VERY LONG MODEL NAME INDEED' }] }).model).toBe('A VERY LONG MODEL NAME INDEED'))

  test('a drive that was not written to its end has failed', () => {
    const short = drive({ drives: [{ bytes: 67_108_864, written: 16_844_800 }] })
    expect(short).toMatchObject({ verdict: 'failed', bytesWritten: 16_844_800 })
    expect(short.why).toContain('16,8 Mo sur 67,1 Mo')
  })

  test('a drive that was not read back to its end is not verified', () =>
    expect(drive({ drives: [{ read: 4096 }] }).verdict).toBe('erased_unverified'))

  test.each([[[1, 0, 0]], [[0, 3, 0]], [[0, 0, 2]]] as [[number, number, number]][])(
    'errors %j in the summary are a failure even under "Erased"',
    (errors) => expect(drive({ drives: [{ errors }] }).verdict).toBe('failed'),
  )

  test('a failure line is a failure even under "Erased"', () =>
    expect(drive({ drives: [{ extra: ['[FAILURE] /dev/sda may not be blanked'] }] }).verdict).toBe('failed'))

  test.each([
    ' *** HIDDEN SECTORS DETECTED ! *** on /dev/sda',
    'Hidden sectors found!',
    'HPA maximum sectors 1/2, HPA is enabled on /dev/sda',
  ])('%s is a warning', (line) =>
    expect(drive({ drives: [{ extra: [line] }] }).warnings.join()).toContain('zone cachée'),
  )

  test('no hidden sectors is no warning', () =>
    expect(drive({ drives: [{ extra: ['No hidden sectors on /dev/sda'] }] }).warnings).toEqual([]))

  test('a wipe that wrote no byte has failed, for the bench as for the command line', () => {
    const none = { drives: [{ written: 0 }] }
    expect(drive(none).verdict).toBe('failed')
    expect(wipeFacts(log(none)).drives[0]?.verdict).toBe('failed')
  })

  test('a log that does not say how much was written proves nothing', () => {
    const text = fixtureLog().replaceAll(/^.*bytes written to.*\n/gm, '')
    expect(read(text)[0]!.drives[0]!.verdict).toBe('unknown')
  })

  test('the same file is the same evidence, another byte is another', () => {
    expect(log().sha256).toBe(log().sha256)
    expect(log().sha256).not.toBe(read(`${fixtureLog()}\n`)[0]!.sha256)
  })

  test('the version is the one the tool declares', () => expect(log({ banner: 'nwipe 0.33' }).version).toBe('0.33'))

  test('flash memory says that the level stays Clear', () =>
    expect(drive({ drives: [{ bus: 'NVME', device: '/dev/nvme0n1' }] }).warnings.join()).toContain('Clear'))

  test('a line break inside a model cannot forge a result', () => {
    const broken = 'X\n      sda | Erased | 1 MB/s | 00:01:00 | X/Y\n[SUCCESS] Verified that /dev/sda is empty., 320 GB'
    const forge = (run: FixtureRun) =>
      read(fixtureLog(run).replace('INVENTED DISK 1000, 320 GB', broken))[0]!.drives[0]!
    expect(forge({ verify: 0 }).verdict).toBe('erased_unverified')
    expect(forge({ drives: [{ status: ' ' }] }).verdict).toBe('unknown')
  })

  test('Windows line ends change nothing', () =>
    expect(read(fixtureLog().replaceAll('\n', '\r\n'))[0]!.drives[0]!.verdict).toBe('erased_verified'))
})

describe('several runs in one file', () => {
  test('give one log each, in order', () => {
    const logs = read(fixtureLog({ verify: 0 }) + fixtureLog({ start: '2026-03-03T09:00:00' }))
    expect(logs.map((l) => [l.startedAt.slice(0, 10), l.drives[0]!.verdict])).toEqual([
      ['2026-03-02', 'erased_unverified'],
      ['2026-03-03', 'erased_verified'],
    ])
  })

  test('a run cut by a power failure proves nothing, the next one does', () => {
    const logs = read(`${cut(fixtureLog(), '[SUCCESS] Verified')}\n${fixtureLog({ start: '2026-03-03T09:00:00' })}`)
    expect(logs.map((l) => [l.ended, l.drives[0]!.verdict])).toEqual([
      [false, 'unknown'],
      [true, 'erased_verified'],
    ])
  })
})

describe('what is not a wipe log', () => {
  test.each([
    ['nothing', '', 'vide'],
    ['a log cut in its middle', cut(fixtureLog(), 'Blanking device'), 'incomplet'],
    ['a log cut before its results', cut(fixtureLog(), '*** Drive Status'), 'incomplet'],
    ['a web page', '<!doctype html><title>nwipe</title>', 'page web'],
    ['a PDF certificate', '%PDF-1.4 nwipe', 'PDF'],
    [
      'the log of another tool',
      'shred: /dev/sda: pass 1/3 (random)...\nshred: /dev/sda: pass 2/3 (000000)...\n',
      'pas un journal nwipe',
    ],
    ['a letter', 'Bonjour, le disque est bien effacé.', 'pas un journal nwipe'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'image'],
    ['200 MB', Buffer.alloc(200_000_000), '20 Mo'],
    ['a log without drives', fixtureLog({ drives: [] }), 'aucun disque'],
  ])('%s is refused with a sentence', (_, source, said) => expect(refusal(source)).toContain(said))
})

const samples = new URL('../../../../shared/samples/wipe-logs/', import.meta.url)
describe.skipIf(!existsSync(samples))('real logs', () => {
  test('are judged as they were made', () => {
    const verdicts = readdirSync(samples).map((name) => [
      name,
      read(readFileSync(new URL(name, samples), 'utf8'))[0]!.drives.map((d) => [d.verdict, d.serial]),
    ])
    expect(Object.fromEntries(verdicts)).toMatchObject({
      'nwipe-aborted.log': [['aborted', null]],
      'nwipe-loop-prng-2rounds.log': [['erased_verified', null]],
      'nwipe-loop-quiet-noverify.log': [['erased_unverified', null]],
      'nwipe-loop-zero.log': [['erased_verified', null]],
    })
  })
})
