import { expect, test } from 'vitest'
import { SeedForm, seedOf } from './run.form.ts'

test.each(['4 8 15 16 23 n° Chance 4', 'Loto : 23, 16, 15, 8, 4 (Chance 4)', '04-08-15-16-23-04', '４ ８ 15 16 23 4'])(
  'one draw has one spelling, however it is typed: %s',
  (typed) => {
    expect(seedOf(typed)).toBe('4 4 8 15 16 23')
  },
)

test('a digest in hexadecimal is kept whole', () => {
  const digest = 'ab'.repeat(32)
  expect([seedOf(digest.toUpperCase()), seedOf(`0x${digest}`)]).toEqual([digest, digest])
})

test('what bears no number is no draw', () => {
  expect(SeedForm.safeParse({ seed: 'la graine qui me plaît' }).success).toBe(false)
  expect(SeedForm.safeParse({ seed: '1 2 3' }).success).toBe(true)
})
