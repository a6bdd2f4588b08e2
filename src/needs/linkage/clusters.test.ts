import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterPairs } from './clusters.ts'
import type { Pair } from './pairs.ts'
import { decided } from './verdicts.ts'

const size = 8
const ids = Array.from({ length: size }, (_, at) => String(at))
const verdictsOf = (list: [number, number, boolean][]) =>
  decided(
    { size, ids, sides: null, fields: [] },
    list.map(([a, b, same]) => ({ a: String(a), b: String(b), same })),
  )
const none = verdictsOf([])
const pair = (a: number, b: number, odds: number): Pair => ({ a, b, odds, zone: 'judge', implied: false })
const gather = (pairs: Pair[], odds: (a: number, b: number) => number, verdicts = none) =>
  clusterPairs(size, pairs, verdicts, odds, () => true)

test('one bridge between two people is not enough to make them one', () => {
  const near = (a: number, b: number) => (Math.floor(a / 2) === Math.floor(b / 2) ? 15 : a === 1 && b === 2 ? 3 : -15)
  const { first } = gather([pair(0, 1, 15), pair(1, 2, 3), pair(2, 3, 15)], near)
  expect([...first.slice(0, 4)]).toEqual([0, 0, 2, 2])
})

test('a record that says little alone follows the others of its person', () => {
  const odds = (a: number, b: number) => (a === 0 && b === 2 ? -1 : 12)
  const { first, implied } = gather([pair(0, 1, 12), pair(1, 2, 12)], odds)
  expect([...first.slice(0, 3)]).toEqual([0, 0, 0])
  expect(implied.map(({ a, b, zone }) => [a, b, zone])).toEqual([[0, 2, 'judge']])
})

test('two records that could not differ more never stand together', () => {
  const odds = (a: number, b: number) => (a === 0 && b === 2 ? -25 : 20)
  expect([...gather([pair(0, 1, 20), pair(1, 2, 19)], odds).first.slice(0, 3)]).toEqual([0, 0, 2])
})

test('what a person decided is kept, whatever the odds', () => {
  const record = fc.integer({ min: 0, max: size - 1 })
  const list = fc.array(fc.tuple(record, record, fc.integer({ min: 0, max: 30 })), { maxLength: 20 })
  const decisions = fc.array(fc.tuple(record, record, fc.boolean()), { maxLength: 5 })
  fc.assert(
    fc.property(list, decisions, (found, said) => {
      const pairs = found.filter(([a, b]) => a < b).map(([a, b, odds]) => pair(a, b, odds))
      const verdicts = verdictsOf(said.filter(([a, b]) => a !== b))
      const { first } = gather(pairs, () => 5, verdicts)
      for (let a = 0; a < size; a++)
        for (let b = a + 1; b < size; b++) if (verdicts.isDistinct(a, b)) expect(first[a]).not.toBe(first[b])
      first.forEach((root, at) => {
        expect(root).toBeLessThanOrEqual(at)
        expect(first[root]).toBe(root)
      })
    }),
  )
})
