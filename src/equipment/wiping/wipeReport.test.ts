import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { readWipeFile } from './wipeFile.ts'
import { fixtureLog } from './wipeLog.fixture.ts'
import type { WipedDrive } from './wipeLog.ts'
import { type FixtureReport, fixtureReport } from './wipeReport.fixture.ts'

const drive = async (said: FixtureReport = {}): Promise<WipedDrive> => {
  const logs = await readWipeFile(await fixtureReport(said))
  if (refused(logs)) throw new Error(logs.refusal)
  return logs[0]!.drives[0]!
}
const refusal = async (bytes: Uint8Array) => {
  const logs = await readWipeFile(bytes)
  return refused(logs) ? logs.refusal : null
}

describe('a report of nwipe', () => {
  test('says the tool, its settings and the drive, and names no machine', async () => {
    const logs = await readWipeFile(await fixtureReport({ rounds: '2/2', verify: 'Verify All' }))
    expect(logs).toMatchObject([
      {
        ...{ tool: 'nwipe', version: '0.38', startedAt: '2026-03-02T09:00:00', method: 'Fill With Zeros' },
        ...{ rounds: 2, verify: 'all', blank: true },
        host: { serial: null },
        drives: [
          {
            ...{ model: 'INVENTED DISK 1000', serial: 'INV-00001', bytes: 320_072_933_376 },
            ...{ bytesWritten: 320_072_933_376, durationSeconds: 5400, virtual: false },
            ...{ verdict: 'erased_verified', verifiedBy: 'blank verified' },
          },
        ],
      },
    ])
  })

  test.each([
    [{ verify: 'Verify None' }, 'erased_unverified'],
    [{ verify: undefined }, 'erased_unverified'],
    [{ blank: 'None' }, 'erased_verified'],
    [{ method: 'Verify Zeros (0x00)', erased: 'Not applicable to method' }, 'nothing_written'],
    [{ status: 'ABORTED', rounds: '0/1', erased: '176160768, (5.46%)' }, 'aborted'],
    [{ status: 'FAILED' }, 'failed'],
    [{ status: undefined }, 'unknown'],
    [{ erased: '160036466688, (50.00%)' }, 'failed'],
    [{ erased: undefined }, 'unknown'],
    [{ size: undefined }, 'unknown'],
    [{ errors: '0/0/3' }, 'failed'],
    [{ errors: '2/0/0' }, 'failed'],
    [{ rounds: '1/2' }, 'unknown'],
    [{ rounds: undefined }, 'unknown'],
  ] as [FixtureReport, string][])('%j is %s', async (said, verdict) =>
    expect((await drive(said)).verdict).toBe(verdict),
  )

  test.each(['Unknown', '????????????', 'XXXXXXXXXXXX', undefined])('the serial number %j is none', async (serial) =>
    expect((await drive({ serial })).serial).toBeNull(),
  )

  test('an empty field does not take the label that follows for its value', async () =>
    expect((await drive({ model: undefined })).model).toBe(''))

  test('hidden sectors and flash memory are said', async () => {
    expect((await drive({ hidden: 'Hidden sectors found!' })).warnings.join()).toContain('zone cachée')
    expect((await drive({ hidden: 'No hidden sectors' })).warnings).toEqual([])
    expect((await drive({ bus: 'NVME' })).warnings.join()).toContain('Clear')
  })
})

describe('what is not a report', () => {
  test.each([
    ['another PDF', () => fixtureReport({}, 'Facture'), 'n’est pas un rapport de nwipe'],
    ['a report without its hour', () => fixtureReport({ start: undefined }), 'ne dit pas quand'],
    ['a damaged PDF', async () => (await fixtureReport()).subarray(0, 900), 'abîmé'],
    ['the first letters of a PDF', async () => Buffer.from('%PDF-1.4 nwipe'), 'abîmé'],
  ] as const)('%s is refused with a sentence', async (_, source, said) =>
    expect(await refusal(await source())).toContain(said),
  )

  test('a log is still read as a log', async () =>
    expect(await readWipeFile(Buffer.from(fixtureLog()))).toMatchObject([{ drives: [{ verified: true }] }]))
})
