import { expect, test } from 'vitest'
import { generator } from '../solving/random.testing.ts'
import { joinedMonths } from './months.rules.ts'

const months = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([month, count]) =>
    Array.from({ length: count }, () => (month === 'none' ? null : `2026-${month}-01`)),
  )
const said = (counts: Record<string, number>) =>
  Object.fromEntries([...joinedMonths(months(counts), 5)].map(([from, to]) => [from?.slice(5, 7), to?.slice(5, 7)]))

test('a month of five families stays what it is', () => {
  expect(said({ '01': 5, '02': 9, none: 5 })).toEqual({ '01': '01', '02': '02', undefined: undefined })
})

test('months of fewer are said as the one of their middle, with whom they move the least', () => {
  expect(said({ '01': 2, '02': 3, '08': 4, '09': 6 })).toEqual({ '01': '02', '02': '02', '08': '09', '09': '09' })
  expect(said({ '01': 6, '02': 1, '12': 7 })).toEqual({ '01': '01', '02': '01', '12': '12' })
})

test('a month that nobody wrote is one more, after all the others', () => {
  expect(said({ '03': 5, '04': 3, none: 2 })).toEqual({ '03': '03', '04': '04', undefined: '04' })
})

test('fewer than five families in all are said together', () => {
  expect(said({ '01': 1, '03': 2 })).toEqual({ '01': '03', '03': '03' })
  expect(said({})).toEqual({})
})

/** The least that any way of joining neighbours moves families, tried one by one. */
function leastMoved(counts: readonly number[], least: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let cuts = 0; cuts < 2 ** (counts.length - 1); cuts++) {
    let [moved, from] = [0, 0]
    for (let to = 1; to <= counts.length; to++) {
      if (to < counts.length && !(cuts & (1 << (to - 1)))) continue
      const part = counts.slice(from, to)
      const away = part.map((_, at) => part.reduce((sum, count, other) => sum + count * Math.abs(other - at), 0))
      moved += part.reduce((sum, count) => sum + count, 0) < least ? Number.POSITIVE_INFINITY : Math.min(...away)
      from = to
    }
    best = Math.min(best, moved)
  }
  return best
}

test('whatever the months, five families share each that is said, nobody passes before who asked earlier, and nothing moves less', () => {
  const random = generator(7)
  for (let round = 0; round < 400; round++) {
    const counts = Array.from({ length: 1 + Math.floor(random() * 8) }, () => 1 + Math.floor(random() * 7))
    const named = Object.fromEntries(counts.map((count, at) => [`0${at + 1}`, count]))
    const all = months(named)
    const joined = joinedMonths(all, 5)
    const after = all.map((month) => joined.get(month) ?? '')
    expect(after).toEqual(after.toSorted())
    if (all.length < 5) continue
    for (const month of after) expect(after.filter((other) => other === month).length).toBeGreaterThanOrEqual(5)
    const moved = all.map((month, at) => Math.abs(Number(month?.slice(5, 7)) - Number(after[at]?.slice(5, 7))))
    expect(moved.reduce((sum, one) => sum + one, 0)).toBe(leastMoved(counts, 5))
  }
})
