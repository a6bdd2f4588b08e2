import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { referenceOf } from './reference.ts'

test('five signs that are read aloud without a mistake, always the same for one orientation', () => {
  const ids = Array.from({ length: 500 }, newId)
  for (const id of ids) expect(referenceOf(id)).toMatch(/^[2-9A-HJKMNP-Z]{5}$/)
  expect(referenceOf(ids[0] ?? '')).toBe(referenceOf(ids[0] ?? ''))
  expect(new Set(ids.map(referenceOf)).size).toBeGreaterThan(495)
})
