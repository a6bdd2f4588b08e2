import { expect, test } from 'vitest'
import { breakDaysBetween, isSchoolDay, schoolDaysBetween } from './schoolDays.ts'

const daysBetween = (from: string, to: string) => schoolDaysBetween(from, to, [])

test('a weekend is no time of school: from Friday to Monday, one day', () => {
  expect(daysBetween('2026-11-20', '2026-11-23')).toBe(1)
  expect(daysBetween('2026-11-20', '2026-11-22')).toBe(0)
  expect(daysBetween('2026-11-21', '2026-11-22')).toBe(0)
  expect(daysBetween('2026-11-24', '2026-11-24')).toBe(0)
})

test('two weeks are ten days, wherever they begin', () => {
  for (const [from, to] of [
    ['2026-11-23', '2026-12-07'],
    ['2026-11-28', '2026-12-12'],
    ['2026-11-29', '2026-12-13'],
  ] as const)
    expect(daysBetween(from, to)).toBe(10)
})

test('a public holiday is left out, the one that follows Easter too; on a weekend it takes nothing away', () => {
  expect(daysBetween('2026-11-10', '2026-11-12')).toBe(1)
  expect(daysBetween('2026-12-24', '2027-01-04')).toBe(5)
  expect(daysBetween('2027-03-26', '2027-03-30')).toBe(1)
  expect(daysBetween('2026-10-30', '2026-11-02')).toBe(1)
})

test('school is held on a Wednesday, not on a Saturday, a Sunday or the 11th of November', () => {
  expect(['2026-11-25', '2026-11-28', '2026-11-29', '2026-11-11'].map((day) => isSchoolDay(day, []))).toEqual([
    true,
    false,
    false,
    false,
  ])
})

const breaks = [
  { last_class: '2026-10-16', resumes: '2026-11-02' },
  { last_class: '2026-12-18', resumes: '2027-01-04' },
]

test('a break takes its weekdays away, not the public holidays in it a second time', () => {
  // Of ten weekdays, Friday 25 December and Friday 1 January are public holidays.
  expect(schoolDaysBetween('2026-10-16', '2026-11-02', breaks)).toBe(1)
  expect(schoolDaysBetween('2026-12-18', '2027-01-04', breaks)).toBe(1)
  expect(breakDaysBetween('2026-12-18', '2027-01-04', breaks)).toBe(8)
  expect(schoolDaysBetween('2026-10-09', '2026-11-06', breaks)).toBe(10)
})

test('a break counts from where it is cut by either day, and not at all outside of it', () => {
  expect(schoolDaysBetween('2026-10-14', '2026-10-21', breaks)).toBe(2)
  expect(schoolDaysBetween('2026-10-21', '2026-11-03', breaks)).toBe(2)
  expect(schoolDaysBetween('2026-10-20', '2026-10-27', breaks)).toBe(0)
  expect(breakDaysBetween('2026-11-02', '2026-12-18', breaks)).toBe(0)
  expect(breakDaysBetween('2026-10-20', '2026-10-20', breaks)).toBe(0)
})

test('a last day said as the Saturday after the last class gives the same days', () => {
  expect(schoolDaysBetween('2026-10-09', '2026-11-06', [{ last_class: '2026-10-17', resumes: '2026-11-02' }])).toBe(10)
})

test('school is held on the last day of class and on the day of the return, not between them', () =>
  expect(['2026-10-16', '2026-10-19', '2026-10-30', '2026-11-02'].map((day) => isSchoolDay(day, breaks))).toEqual([
    true,
    false,
    false,
    true,
  ]))
