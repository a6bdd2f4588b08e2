import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { readWipeFile } from './wipeFile.ts'
import { wipeFacts } from './wipeLog.facts.ts'
import {
  badblocks,
  componentSnapshot,
  type FixtureErase,
  readBack,
  scriptSnapshot,
  step,
} from './wipeSnapshot.fixture.ts'

const read = async (text: string | Uint8Array) => {
  const logs = await readWipeFile(Buffer.from(text))
  if (refused(logs)) throw new Error(logs.refusal)
  return logs
}
const drive = async (erase: FixtureErase = {}) => (await read(componentSnapshot([erase])))[0]!.drives[0]!
const said = async (texts: unknown) => (await read(scriptSnapshot(texts)))[0]!.drives[0]!
const refusal = async (text: string | Uint8Array) => {
  const logs = await readWipeFile(Buffer.from(text))
  return refused(logs) ? logs.refusal : null
}
const forty = Buffer.alloc(40_000_000, ' ')
forty.write('{"type":"Snapshot","components":[')

describe('a snapshot that proves nothing', () => {
  test.each([
    ['cut in its middle', componentSnapshot([{}]).slice(0, 300), 'abîmé ou incomplet'],
    ['of 40 MB', forty, '10 Mo'],
    ['without an erase action', componentSnapshot([{ type: 'BenchmarkDataStorage' }]), 'aucun effacement'],
    ['whose list of erasures is empty', scriptSnapshot([]), 'aucun effacement'],
    ['whose erasures are no list', scriptSnapshot({ sda: 'done' }), 'aucun effacement'],
    ['of another tool', '{"id":"poste","class":"system","product":"Inventé"}', 'aucun effacement'],
    ['of nothing known', '{"hello": 1}', 'pas un relevé de matériel'],
  ])('%s is refused with a sentence', async (_, text, sentence) => expect(await refusal(text)).toContain(sentence))
})

describe('an erase action of a component', () => {
  test('gives the machine, the drive, the method and the hours of the territory', async () => {
    const [log] = await read(componentSnapshot([{}]))
    expect(log).toMatchObject({
      ...{ tool: 'eReuse Workbench', version: '11.0b9', method: 'EraseSectors', startedAt: '2026-03-02T09:00:00' },
      host: { manufacturer: 'Maison', product: 'Portable Inventé 14', serial: 'PF0INVENTED' },
      drives: [
        {
          ...{ serial: 'INV-00001', bytes: 320_072_933_376, verdict: 'erased_verified', durationSeconds: 7200 },
          ...{ started: '2026-03-02T09:00:00', finished: '2026-03-02T11:00:00' },
        },
      ],
    })
    expect(wipeFacts(log!)).toMatchObject({
      tool: 'eReuse Workbench',
      drives: [{ verdict: 'verified', level: 'clear', certifiable: true, status: 'erased' }],
    })
  })

  test.each([
    ['sectors without a reading', { steps: [step('StepZero', 8)] }, 'erased_unverified'],
    ['a reading before the last writing', { steps: [step('StepVerify', 8), step('StepZero', 9)] }, 'erased_unverified'],
    ['a failed reading', { steps: [step('StepZero', 8), step('StepVerify', 9, { severity: 'Error' })] }, 'failed'],
    ['a basic erase', { type: 'EraseBasic', steps: [step('StepRandom', 8)] }, 'erased_unverified'],
    ['a command of the drive', { type: 'EraseCrypto', steps: [] }, 'erased_unverified'],
    ['no step at all', { steps: [] }, 'unknown'],
    ['no end', { endTime: null }, 'unknown'],
    ['a step without its end', { steps: [step('StepZero', 8, { endTime: null })] }, 'aborted'],
    ['severity 3', { severity: 3 }, 'failed'],
    ['a destruction that nobody saw', { type: 'ErasePhysical', method: 'Shred' }, 'unknown'],
  ] as [string, FixtureErase, string][])('%s is judged from what it shows', async (_, erase, verdict) =>
    expect((await drive(erase)).verdict).toBe(verdict),
  )

  test('a verified basic erase of flash memory stays Clear', async () => {
    const [log] = await read(componentSnapshot([{ type: 'EraseBasic', drive: 'SolidStateDrive', steps: readBack }]))
    expect(wipeFacts(log!).drives[0]).toMatchObject({ verdict: 'verified', level: 'clear' })
    expect(log!.drives[0]!.warnings.join()).toContain('Clear')
  })

  test.each([null, '', 'To be filled by O.E.M.', 'XXXXXXXX', '??????'])(
    'the serial number %j certifies nothing',
    async (serial) => {
      const [log] = await read(componentSnapshot([{ serial }]))
      expect(wipeFacts(log!).drives[0]).toMatchObject({ serial: null, certifiable: false })
    },
  )

  test('each drive has its own verdict', async () => {
    const [log] = await read(componentSnapshot([{}, { serial: 'INV-00002', severity: 'Error' }]))
    expect(log!.drives.map(({ verdict }) => verdict)).toEqual(['erased_verified', 'failed'])
  })
})

describe('what workbench-script prints', () => {
  test.each([
    ['nothing, as shred does', [['']], 'unknown'],
    ['shred alone', [['shred: /dev/sda: pass 1/1 (random)...']], 'erased_unverified'],
    ['a secure erase', [['/dev/sda:\n Issuing SECURITY_ERASE command, password=""\n']], 'erased_unverified'],
    [
      'shred, then badblocks that compared the whole drive',
      [['shred: /dev/sda: pass 1/1 (000000)...', badblocks]],
      'erased_verified',
    ],
    ['a comparison of a part', [[badblocks.replace('312571223', '1000')]], 'erased_unverified'],
    ['a comparison without its count', [[badblocks.replace(/From block.*\n/, '')]], 'erased_unverified'],
    ['bad blocks', [[badblocks.replace(' 0 bad', ' 4 bad').replace('(0/0/0', '(0/4/0')]], 'failed'],
    ['a command that failed', [['shred: /dev/sda: failed to open for writing: Permission denied']], 'failed'],
  ])('%s is judged from its text', async (_, texts, verdict) => expect((await said(texts)).verdict).toBe(verdict))

  test('a drive is known by its name, and no other is taken for it', async () => {
    const two: [string, string][] = [
      ['/dev/sda', 'INV-00001'],
      ['/dev/sdb', 'INV-00002'],
    ]
    const [log] = await read(scriptSnapshot([[badblocks.replace('mode', 'mode on /dev/sdb')], [badblocks]], two))
    expect(log!.drives.map(({ serial }) => serial)).toEqual(['INV-00002', null])
  })
})

const samples = new URL('../../../../shared/samples/hardware/', import.meta.url)
test
  .skipIf(!existsSync(samples))
  .each([
    'snapshot_workbench-script.json',
    'snapshot_workbench-script_legacy.json',
    'snapshot-workbench11.json',
    '2022-05-04_12h10m07s_G2YMP_snapshot.json',
  ])('the real snapshot %s holds no erasure, and says so', async (name) =>
  expect(await refusal(readFileSync(new URL(name, samples)))).toContain('aucun effacement'),
)
