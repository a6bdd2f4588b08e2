import { expect, test } from 'vitest'
import { gather } from './gather.ts'

const pair = (names: string) => ({ a: names[0] ?? '', b: names[1] ?? '' })
const gathered = (...pairs: string[]) => gather(pairs.map(pair)).map(({ files }) => files.join(''))

test('no pair makes no family; a pair is two files', () => {
  expect(gathered()).toEqual([])
  expect(gathered('ab', 'cd')).toEqual(['ab', 'cd'])
})

test('three files that all look alike are one family, whatever the order of their pairs', () => {
  expect(gathered('ab', 'ac', 'bc')).toEqual(['abc'])
  expect(gathered('ac', 'bc', 'ab')).toEqual(['acb'])
  expect(gathered('ab', 'xy', 'bc', 'ac').sort()).toEqual(['abc', 'xy'])
})

test('a chain is not a family: who looks like one of them only stays apart', () => {
  expect(gathered('ab', 'bc')).toEqual(['ab', 'bc'])
  expect(gathered('ab', 'ac', 'bc', 'cd')).toEqual(['abc', 'cd'])
})

test('no pair is lost', () => {
  const pairs = ['ab', 'ac', 'bc', 'cd', 'de', 'ce'].map(pair)
  expect(gather(pairs).flatMap(({ pairs }) => pairs)).toHaveLength(pairs.length)
})
