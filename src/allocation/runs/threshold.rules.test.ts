import { expect, test } from 'vitest'
import type { Cutoff, Place } from '../solving/outcome.ts'
import { thresholdsOf } from './threshold.rules.ts'

const at = (points: number, stratum = 1): Place => ({ stratum, points, since: '2026-03-01', lottery: 'a' })
const cell = (quotas: string[], served: number, waiting: number, more: Partial<Cutoff> = {}): Cutoff => ({
  ...{ quotas, kinds: ['Ordinateur'], served, waiting },
  ...{ lastServed: served ? at(8) : null, firstWaiting: waiting ? at(5) : null, ...more },
})
const quota = (name: string, max: number | null, more: { min?: number; class?: string } = {}) => ({
  ...{ name, max, min: more.min ?? null, class: more.class ?? null },
})

test('cells that only a quota with room left tells apart have one threshold: the last served of all, the first that waits', () => {
  const { lines } = thresholdsOf(
    [
      cell(['Harnes', 'Parents seuls'], 6, 2, { lastServed: at(7), firstWaiting: at(4) }),
      cell(['Harnes'], 4, 9, { lastServed: at(9), firstWaiting: at(6) }),
    ],
    [quota('Harnes', 10), quota('Parents seuls', null, { min: 5 })],
  )
  expect(lines).toEqual([
    { quotas: ['Harnes'], kits: [], served: 10, waiting: 11, lastServed: at(7), firstWaiting: at(6) },
  ])
})

test('a minimum that is just kept tells families apart: it is what served them', () => {
  const { lines } = thresholdsOf(
    [
      cell(['Harnes', 'Parents seuls'], 5, 3, { lastServed: at(2), firstWaiting: at(1) }),
      cell(['Harnes'], 5, 9, { lastServed: at(9), firstWaiting: at(6) }),
    ],
    [quota('Harnes', 10), quota('Parents seuls', null, { min: 5 })],
  )
  expect(lines.map(({ quotas }) => quotas)).toEqual([['Harnes'], ['Harnes', 'Parents seuls']])
})

test('a limit on a class of stock is no threshold, and no line puts somebody who waits before somebody served', () => {
  const { lines } = thresholdsOf(
    [
      cell(['Réservé : fixe'], 5, 3, { kinds: ['Portable'], lastServed: at(9), firstWaiting: at(8) }),
      cell([], 5, 3, { lastServed: at(3), firstWaiting: at(2) }),
    ],
    [quota('Réservé : fixe', 0, { class: 'fixe' })],
  )
  expect(lines.map(({ quotas, kits, served }) => [quotas, kits, served])).toEqual([
    [[], ['Portable'], 5],
    [[], ['Ordinateur'], 5],
  ])
})

test('groups of fewer than five families stand apart, and those in which nobody waits are only counted', () => {
  const found = thresholdsOf(
    [cell(['Lens'], 3, 1), cell(['Harnes'], 40, 14), cell(['Avion'], 12, 0)],
    [quota('Lens', 3), quota('Harnes', 40), quota('Avion', 12)],
  )
  expect([found.lines.length, found.small.length, found.allServed]).toEqual([1, 1, 12])
})

test('nothing found, nothing said', () => {
  expect(thresholdsOf([], [])).toEqual({ lines: [], small: [], allServed: 0 })
})
