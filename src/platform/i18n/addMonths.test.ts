import { expect, test } from 'vitest'
import { addMonths } from './addMonths.ts'

test('a month later is the same day, or the last one of a shorter month', () => {
  expect(addMonths('2026-11-26', 1)).toBe('2026-12-26')
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-10-15', 24)).toBe('2028-10-15')
})
