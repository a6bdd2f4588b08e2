import { expect, test } from 'vitest'
import { questionOf } from './oddHour.rules.ts'

test('an hour of the day raises no question, an hour of the night does', () => {
  const at = (hour: string) => questionOf({ day: '2026-11-24', hour })
  expect(['07:00', '14:00', '21:00'].map(at)).toEqual([null, null, null])
  expect(at('03:00')).toMatch(/^3 h, est-ce/)
  for (const hour of ['03:00', '06:59', '21:01', '23:30']) expect(at(hour)).toContain('est-ce bien l’heure ?')
})
