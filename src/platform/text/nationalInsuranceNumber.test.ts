import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findNationalInsuranceNumbers, holdsNationalInsuranceNumber } from './nationalInsuranceNumber.ts'

const two = (n: number) => String(n).padStart(2, '0')
const three = (n: number) => String(n).padStart(3, '0')
const key = (body: string) => two(97 - Number(BigInt(body.replace('2A', '19').replace('2B', '18')) % 97n))

/** Invented numbers, of the right form and with the right key. */
const parts = fc
  .tuple(
    fc.constantFrom('1', '2', '7', '8'),
    fc.integer({ min: 0, max: 99 }).map(two),
    fc
      .oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 20, max: 42 }), fc.integer({ min: 50, max: 99 }))
      .map(two),
    fc.oneof(fc.integer({ min: 1, max: 99 }).map(two), fc.constantFrom('2A', '2B')),
    fc.integer({ min: 1, max: 999 }).map(three),
    fc.integer({ min: 1, max: 999 }).map(three),
  )
  .map((p) => [...p, key(p.join(''))])
const common = parts.map(([, year, , ...rest]) => ['2', year!, '06', ...rest])

test('a number with its key is found, whatever stands between its groups', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(' ', '.', '-', '\u00a0', ' - ', ''), (groups, between) => {
      const written = groups.join(between)
      if (/^[78]\d{14}$/.test(written)) return
      const text = `Mme Dupré, ${written}, rappeler lundi`
      if (between.length > 2) expect(holdsNationalInsuranceNumber(text)).toBe(false)
      else expect(findNationalInsuranceNumbers(text)).toEqual([{ at: 11, length: written.length }])
    }),
  )
})

test('a number without its key is found when it has the common form', () => {
  fc.assert(
    fc.property(common, fc.constantFrom(' ', '.', ''), (groups, between) => {
      expect(holdsNationalInsuranceNumber(`n° ${groups.slice(0, 6).join(between)}.`)).toBe(true)
    }),
  )
})

test('a number followed by a phone number is still found', () => {
  expect(holdsNationalInsuranceNumber('2 55 08 14 168 025 38 06 12 34 56 78')).toBe(true)
  expect(holdsNationalInsuranceNumber('tel 06 12 34 56 78 / 2 55 08 14 168 025 38')).toBe(true)
})

test('a number grouped in an unusual way is found by its key', () => {
  expect(holdsNationalInsuranceNumber('25508 14168 02538')).toBe(true)
  expect(holdsNationalInsuranceNumber('2550814168025-38')).toBe(true)
})

test.each([
  'Famille 255 081 416 802 538',
  '2_55_08_14_168_025_38',
  '255,081,416,802,538',
  '２５５０８１４１６８０２５３８',
])('%s is found: after a word, by threes, with commas or lines between, in double width', (text) =>
  expect(holdsNationalInsuranceNumber(text)).toBe(true),
)

test('Corsican numbers are found in both cases', () => {
  expect(holdsNationalInsuranceNumber('1 85 05 2A 006 084 35')).toBe(true)
  expect(holdsNationalInsuranceNumber('185052a00608435')).toBe(true)
})

test('an unknown month (20 to 42, 50 and over) is accepted', () => {
  for (const month of ['20', '42', '50', '99']) {
    const body = `185${month}78006084`
    expect(holdsNationalInsuranceNumber(body + key(body))).toBe(true)
  }
})

const wrongKey = (groups: string[], shift: number) =>
  groups.slice(0, 6).join('') + two(((Number(groups[6]) - 1 + shift) % 97) + 1)

test('fifteen digits of the ordinary form are somebody’s number, even with a key typed wrong', () => {
  fc.assert(
    fc.property(common, fc.integer({ min: 1, max: 96 }), (groups, shift) => {
      expect(holdsNationalInsuranceNumber(`Famille ${wrongKey(groups, shift)}`)).toBe(true)
    }),
  )
})

test('fifteen digits of a rare form with a wrong key raise no alarm', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 96 }), (groups, shift) => {
      fc.pre(/^[78]/.test(groups[0]!) || Number(groups[2]) > 12)
      expect(holdsNationalInsuranceNumber(wrongKey(groups, shift))).toBe(false)
    }),
  )
})

test.each([
  ['a phone number', '06 12 34 56 78'],
  ['an international phone number', '0033612345678'],
  ['two phone numbers', '06 12 34 56 78 / 03 20 11 22 33'],
  ['an ICCID', '89332012345678901234'],
  ['an ICCID in groups of four', '8933 2012 3456 7890 123'],
  ['an IMEI', '356938035643809'],
  ['a SIREN', '130 005 481'],
  ['a SIRET', '13000548100010'],
  ['an RNA number', 'W595012345'],
  ['a barcode', '3017620422003'],
  ['an IBAN', 'FR76 3000 6000 0112 3456 7890 189'],
  ['a row of figures', '1 '.repeat(40)],
  ['a serial number', 'S2550814168025X'],
  ['a serial number that begins with a date', '202305123456789'],
  ['a date and a time', '2026-11-22 21:25:04'],
])('%s raises no alarm', (_, text) => {
  expect(holdsNationalInsuranceNumber(text)).toBe(false)
})

test('IMEI numbers raise an alarm less than once in five hundred', () => {
  const luhn = (body: string) => {
    const sum = [...body]
      .reverse()
      .reduce((t, d, i) => t + [...String(Number(d) * (i % 2 === 0 ? 2 : 1))].reduce((a, b) => a + Number(b), 0), 0)
    return body + ((10 - (sum % 10)) % 10)
  }
  let alarms = 0
  for (let i = 0; i < 5000; i++)
    if (holdsNationalInsuranceNumber(luhn(`35${String((i * 7919 * 104729) % 1e12).padStart(12, '0')}`))) alarms++
  expect(alarms).toBeLessThan(10)
})
