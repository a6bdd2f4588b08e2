import { describe, expect, test } from 'vitest'
import { scannedCode } from './scan.code.ts'
import { anyOf, isSameMoment, type MetDevice, type MetLine, scanVerdict } from './scan.rules.ts'
import { swapCandidates } from './swap.rules.ts'

const line = (fields: Partial<MetLine> = {}): MetLine => ({
  ...{ id: 'l1', line: 2, box: '', kind: 'laptop', brand: 'Dell', model: 'Latitude 5400', serial: 'SERIAL-1' },
  ...{ inventory_tag: null, scan_id: null, ...fields },
})
const device = (fields: Partial<MetDevice> = {}): MetDevice => ({
  ...{ id: 'd1', number: 'ML-0001', donation_id: 'lot', kind: 'laptop', brand: 'Dell', model: 'Latitude 5400' },
  ...{ serial: 'SERIAL-1', inventory_tag: null, state: 'announced', scan_id: null, ...fields },
})
const said = (text: string) => scannedCode(text, 'maillon.test')
const verdict = (text: string, lines: MetLine[], devices: MetDevice[] = []) =>
  scanVerdict(said(text), { donationId: 'lot', lines, devices })

describe('what a scanner types', () => {
  test('is a number of ours, however it is typed', () => {
    for (const typed of ['ML-0412', 'ml 412', ' ML0412\r', 'ML-0412ML-0412', 'https://maillon.test/etiquette/ML-0412'])
      expect(said(typed)).toEqual({ reads: 'number', text: 'ML-0412' })
  })

  test('twice without a pause is heard once, but only where it means something', () => {
    expect(said('PF0A12PF0A12')).toEqual({ reads: 'text', text: 'PF0A12PF0A12', half: 'PF0A12' })
    expect(said('1212')).toEqual({ reads: 'text', text: '1212', half: null })
    expect(verdict('SERIAL-1SERIAL-1', [line()])).toMatchObject({ is: 'listed' })
  })

  test('from a label of another site is said to be from elsewhere', () => {
    expect(said('https://autre.test/appareils/ML-0412')).toEqual({ reads: 'elsewhere' })
    expect(said('http://[')).toEqual({ reads: 'elsewhere' })
  })

  test('may be nothing at all', () => {
    expect(said(' \u0000\t')).toEqual({ reads: 'nothing' })
  })
})

describe('a scan', () => {
  test('finds its line by serial number, whatever the blanks and hyphens', () => {
    expect(verdict('serial 1', [line()])).toMatchObject({ is: 'listed', line: { id: 'l1' } })
  })

  test('finds it by the donor’s tag, unless a known serial number says otherwise', () => {
    const tagged = line({ inventory_tag: 'M-12' })
    expect(verdict('M-12', [tagged])).toMatchObject({ is: 'listed' })
    expect(verdict('OTHER', [tagged], [device({ serial: 'OTHER', inventory_tag: 'M-12' })])).toMatchObject({
      is: 'unlisted',
    })
  })

  test('of a tag that a whole lot bears asks for the serial number', () => {
    const two = ['a', 'b'].map((id) => line({ id, serial: null, inventory_tag: 'LOT' }))
    expect(verdict('LOT', two)).toEqual({ is: 'several', lines: 2 })
  })

  test('counts a line, or a machine, once', () => {
    expect(verdict('SERIAL-1', [line({ scan_id: 's' })])).toEqual({ is: 'again', scan_id: 's' })
    expect(verdict('ML-0001', [line()], [device({ scan_id: 's' })])).toEqual({ is: 'again', scan_id: 's' })
  })

  test('of a machine of another lot, or that left, counts nothing', () => {
    expect(verdict('SERIAL-1', [], [device({ donation_id: 'autre' })])).toMatchObject({ is: 'other_lot' })
    for (const state of ['handed_over', 'exited', 'destroyed', 'lost', 'reserved'])
      expect(verdict('SERIAL-1', [line()], [device({ state })])).toMatchObject({ is: 'wrong_state' })
    expect(verdict('SERIAL-1', [line()], [device({ state: 'wiped' })])).toMatchObject({ is: 'listed' })
  })

  test('of a number of ours that is nobody’s here says no more than that', () => {
    expect(verdict('ML-9999', [])).toEqual({ is: 'not_ours' })
  })
})

describe('a machine that the note does not name', () => {
  const facts = { kind: 'laptop', brand: 'Dell', model: 'latitude 5400', serial: 'SERIAL-2', inventory_tag: 'M-12' }

  test('may have come in the place of a line: same tag first, then a serial number one sign apart, then the same model', () => {
    const open = [
      line({ id: 'model', serial: 'Q' }),
      line({ id: 'near', model: '', serial: 'SERIAL-Z' }),
      line({ id: 'tag', model: '', serial: 'Q', inventory_tag: 'm12' }),
      line({ id: 'none', model: 'Autre', serial: 'Q' }),
    ]
    expect(swapCandidates(facts, open).map(({ id }) => id)).toEqual(['tag', 'near', 'model'])
  })

  test('stands for a line that any of its kind would do for', () => {
    expect(anyOf(facts, [line({ id: 'any', serial: null, model: '' })])?.id).toBe('any')
    expect(
      anyOf(facts, [line({ serial: null, model: 'Autre' }), line({ serial: null, model: '', kind: 'screen' })]),
    ).toBeUndefined()
  })
})

test('two scans within two seconds are one', () => {
  const at = new Date('2026-11-26T09:00:00Z')
  expect(isSameMoment(at, new Date(at.getTime() + 1_900))).toBe(true)
  expect(isSameMoment(at, new Date(at.getTime() + 2_000))).toBe(false)
})
