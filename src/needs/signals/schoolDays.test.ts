import { expect, test } from 'vitest'
import { isSchoolDay, schoolDaysBetween } from './schoolDays.ts'

test('a weekend is no time of school: from Friday to Monday, one day', () => {
  expect(schoolDaysBetween('2026-11-20', '2026-11-23')).toBe(1)
  expect(schoolDaysBetween('2026-11-20', '2026-11-22')).toBe(0)
  expect(schoolDaysBetween('2026-11-21', '2026-11-22')).toBe(0)
  expect(schoolDaysBetween('2026-11-24', '2026-11-24')).toBe(0)
})

test('two weeks are ten days, wherever they begin', () => {
  for (const [from, to] of [
    ['2026-11-23', '2026-12-07'],
    ['2026-11-28', '2026-12-12'],
    ['2026-11-29', '2026-12-13'],
  ] as const)
    expect(schoolDaysBetween(from, to)).toBe(10)
})

test('a public holiday is left out, the one that follows Easter too; on a weekend it takes nothing away', () => {
  expect(schoolDaysBetween('2026-11-10', '2026-11-12')).toBe(1)
  expect(schoolDaysBetween('2026-12-24', '2027-01-04')).toBe(5)
  expect(schoolDaysBetween('2027-03-26', '2027-03-30')).toBe(1)
  expect(schoolDaysBetween('2026-10-30', '2026-11-02')).toBe(1)
})

test('school is held on a Wednesday, not on a Saturday, a Sunday or the 11th of November', () => {
  expect(['2026-11-25', '2026-11-28', '2026-11-29', '2026-11-11'].map(isSchoolDay)).toEqual([true, false, false, false])
})
