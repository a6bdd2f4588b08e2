import { expect, test } from 'vitest'
import { distanceBetween, nearest, waysToRead } from './wordDistance.ts'

test.each([
  ['hoareau', 'hoarau'],
  ['mouhamed', 'mohamed'],
  ['matrin', 'martin'],
  ['riviaire', 'riviere'],
  ['bensalha', 'bensalah'],
  ['lefebvre', 'lefevre'],
  ['nguen', 'nguyen'],
  ['леонйд', 'леонид'],
])('%s is nearly %s', (typed, word) => expect(distanceBetween(typed, word)).toBeGreaterThan(0))

test.each([
  ['lea', 'zoe'],
  ['martin', 'durand'],
  ['ali', 'elio'],
  ['', 'martin'],
])('%s is not %s', (typed, word) => expect(distanceBetween(typed, word)).toBeNull())

test('the nearest comes first, the word itself before any other, and no more than asked for', () => {
  const words = ['marin', 'martine', 'martin', 'morin', 'durand']
  expect(nearest('martin', words, 3).map(({ word }) => word)).toEqual(['martin', 'martine', 'marin'])
  expect(nearest('martin', [], 3)).toEqual([])
})

test('two neighbours are also read as one word', () => {
  expect(waysToRead(['ben', 'salah'])).toEqual([['ben', 'salah'], ['bensalah']])
  expect(waysToRead(['ali', 'ben', 'salah'])).toEqual([
    ['ali', 'ben', 'salah'],
    ['aliben', 'salah'],
    ['ali', 'bensalah'],
  ])
  expect(waysToRead(['ali'])).toEqual([['ali']])
})
