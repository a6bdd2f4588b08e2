import { expect, test } from 'vitest'
import type { Line } from './risks.ts'
import { pageAfter, placeOf, SHOWN } from './signal.order.ts'

const line = (id: string, more: Partial<Line> = {}): Line =>
  ({
    ...{
      id,
      state: 'flagged',
      since: '2026-11-10',
      own: true,
      risk: { level: 'none', reasons: [] },
    },
    ...more,
  }) as Line
const ids = (lines: readonly Line[]) => lines.map(({ id }) => id).join('')

test('what the school does itself comes first, then the nearest to leaving, then the longest away', () => {
  const lines = [
    line('a', { own: false, risk: { level: 'high', reasons: [] } }),
    line('b'),
    line('c', { since: '2026-11-02' }),
    line('d', { risk: { level: 'watch', reasons: [] } }),
  ]
  expect(ids(pageAfter(lines, '').shown)).toBe('dcba')
})

test('pages follow one another without a gap or a repeat, even when a line ended meanwhile', () => {
  const lines = Array.from({ length: SHOWN * 2 + 5 }, (_, n) => line(`p${String(n).padStart(3, '0')}`))
  const first = pageAfter(lines, '')
  const gone = lines.filter(({ id }) => id !== first.shown.at(-1)?.id)
  const second = pageAfter(gone, first.next ?? '')
  const third = pageAfter(gone, second.next ?? '')
  expect([first.shown.length, second.shown.length, third.shown.length, third.next]).toEqual([SHOWN, SHOWN, 5, null])
  expect(new Set([...first.shown, ...second.shown, ...third.shown].map(placeOf)).size).toBe(lines.length)
})

test('a place that is none shows the beginning or nothing, and harms nothing', () => {
  expect(ids(pageAfter([line('a')], '0').shown)).toBe('a')
  expect(pageAfter([line('a')], 'zzz')).toEqual({ shown: [], next: null })
})
