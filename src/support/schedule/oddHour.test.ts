import { expect, test } from 'vitest'
import { holidayOn, questionOf } from './oddHour.rules.ts'

test('the public holidays of France are known, those that follow Easter too', () => {
  expect(
    ['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29'].map(holidayOn).every((name) => name === 'lundi de Pâques'),
  ).toBe(true)
  expect(['2026-05-14', '2027-05-06'].map(holidayOn)).toEqual(['Ascension', 'Ascension'])
  expect(holidayOn('2026-05-25')).toBe('lundi de Pentecôte')
  expect(['2026-12-25', '2027-01-01', '2026-07-14'].map(holidayOn)).toEqual(['Noël', 'jour de l’An', 'fête nationale'])
  expect(['2026-11-24', '2026-04-05', '2026-12-26'].map(holidayOn)).toEqual([null, null, null])
})

test('an hour of the day raises no question, an hour of the night does', () => {
  const at = (hour: string) => questionOf({ day: '2026-11-24', hour })
  expect(['07:00', '14:00', '21:00'].map(at)).toEqual([null, null, null])
  expect(at('03:00')).toMatch(/^3 h, est-ce/)
  for (const hour of ['03:00', '06:59', '21:01', '23:30']) expect(at(hour)).toContain('est-ce bien l’heure ?')
})
