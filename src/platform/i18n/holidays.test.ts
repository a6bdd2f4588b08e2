import { expect, test } from 'vitest'
import { holidayOn, holidaysOf } from './holidays.ts'

test('the public holidays of France are known, those that follow Easter too', () => {
  expect(
    ['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29'].map(holidayOn).every((name) => name === 'lundi de Pâques'),
  ).toBe(true)
  expect(['2026-05-14', '2027-05-06'].map(holidayOn)).toEqual(['Ascension', 'Ascension'])
  expect(holidayOn('2026-05-25')).toBe('lundi de Pentecôte')
  expect(['2026-12-25', '2027-01-01', '2026-07-14'].map(holidayOn)).toEqual(['Noël', 'jour de l’An', 'fête nationale'])
  expect(['2026-11-24', '2026-04-05', '2026-12-26'].map(holidayOn)).toEqual([null, null, null])
})

test('the holidays of a year are those that have a name', () => {
  expect(holidaysOf(2027)).toHaveLength(11)
  expect(holidaysOf(2027).map(holidayOn)).not.toContain(null)
})
