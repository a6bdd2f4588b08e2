import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jaroWinkler } from './jaroWinkler.ts'
import { typos } from './typos.ts'

test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['dwayne', 'duane', 0.84],
  ['abc', 'xyz', 0],
  ['', 'abc', 0],
])('%s and %s are alike at %d (Winkler 1990)', (one, other, alike) =>
  expect(jaroWinkler(one, other)).toBeCloseTo(alike, 3),
)

test.each([
  ['martin', 'martin', 0],
  ['martin', 'matrin', 1],
  ['martin', 'martn', 1],
  ['martin', 'mzrtin', 1],
  ['martin', 'mratni', 2],
  ['martin', 'durand', 3],
])('%s and %s are %i slips apart', (one, other, slips) => expect(typos(one, other, 2)).toBe(slips))

test('both are the same in either order, and know a text from itself', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(jaroWinkler(one, other)).toBe(jaroWinkler(other, one))
      expect(typos(one, other, 3)).toBe(typos(other, one, 3))
      expect(typos(one, one, 3)).toBe(0)
      expect(jaroWinkler(one, other)).toBeGreaterThanOrEqual(0)
      expect(jaroWinkler(one, other)).toBeLessThanOrEqual(1)
    }),
  )
})
