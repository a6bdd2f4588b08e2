import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
type Column = (number | null)[]
type Case = { wholes: number[]; parts: number[] }

/** Every value that a reader who knows the published column may suppose for each withheld count. */
function suppose(published: Column, wholes: Column | null): Map<number, Set<number>> {
  const shown = published.slice(0, -1)
  const total = published.at(-1) ?? null
  const held = shown.flatMap((value, at) => (value === null ? [at] : []))
  const unseen = wholes && wholes.at(-1) !== null ? (wholes.at(-1) ?? 0) - sum(wholes.slice(0, -1)) : null
  const missing = total === null ? null : total - sum(shown)
  const most = (at: number) => Math.min(wholes?.[at] ?? unseen ?? 200, missing ?? 200)
  return new Map(
    held.map((at) => {
      let others = [0]
      for (const other of held.filter((one) => one !== at)) {
        const sums = others.flatMap((s) => Array.from({ length: most(other) + 1 }, (_, v) => s + v))
        others = [...new Set(sums.filter((s) => missing === null || s <= missing))]
      }
      const values = Array.from({ length: most(at) + 1 }, (_, v) => v)
      return [at, new Set(missing === null ? values : values.filter((v) => others.includes(missing - v)))] as const
    }),
  )
}
const sum = (column: Column): number => column.reduce<number>((all, value) => all + (value ?? 0), 0)

const some = fc
  .array(fc.record({ whole: fc.integer({ min: 1, max: 24 }), missing: fc.integer({ min: 0, max: 24 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map(
    (rows): Case => ({
      wholes: rows.map(({ whole }) => whole),
      parts: rows.map(({ whole, missing }) => Math.max(0, whole - missing)),
    }),
  )

const publish = async (cases: Case[]) =>
  site.owner<{ wholes: Column; parts: Column }>(
    `select w.shown as wholes, app.withhold(array(select v::int from jsonb_array_elements_text(c -> 'parts') v), w.shown) as parts
     from jsonb_array_elements($1) with ordinality as t(c, n), lateral (select app.withhold(array(select v::int from jsonb_array_elements_text(c -> 'wholes') v), null) as shown) w order by n`,
    [JSON.stringify(cases)],
  )

const cases = fc.sample(some, { numRuns: 400, seed: 40 })
const published = await publish(cases)

test('no count under five is ever shown, total included', () => {
  for (const { wholes, parts } of published)
    expect([...wholes, ...parts].filter((value) => value !== null && value < 5)).toEqual([])
})

test('the difference between two counts of a line, shown side by side, is never one to four', () => {
  for (const { wholes, parts } of published)
    for (const [at, part] of parts.entries()) {
      const whole = wholes[at]
      if (part !== null && whole !== null && whole !== undefined)
        expect([0, ...Array.from({ length: 60 }, (_, n) => n + 5)].includes(whole - part) || whole - part > 60).toBe(
          true,
        )
    }
})

test('subtracting what is shown from the total leaves at least six values for each withheld count', () => {
  for (const { wholes, parts } of published) {
    for (const values of suppose(wholes, null).values()) expect(values.size).toBeGreaterThanOrEqual(6)
    for (const values of suppose(parts, wholes).values()) expect(values.size).toBeGreaterThanOrEqual(6)
  }
})

test('what is shown is true, and what needs no protection is shown', async () => {
  for (const [n, { wholes, parts }] of cases.entries()) {
    for (const [at, value] of (published[n]?.wholes ?? []).slice(0, -1).entries())
      expect([wholes[at], null]).toContain(value)
    for (const [at, value] of (published[n]?.parts ?? []).slice(0, -1).entries())
      expect([parts[at], null]).toContain(value)
  }
  expect((await publish([{ wholes: [20, 30, 12], parts: [10, 30, 7] }]))[0]).toEqual({
    wholes: [20, 30, 12, 62],
    parts: [10, 30, 7, 47],
  })
})

test('one small count takes another with it', async () => {
  expect((await publish([{ wholes: [3, 30, 12], parts: [0, 30, 12] }]))[0]?.wholes).toEqual([null, 30, null, 45])
})

test('nothing at all is shown of fewer than five families', async () => {
  expect((await publish([{ wholes: [2, 1], parts: [1, 0] }]))[0]).toEqual({
    wholes: [null, null, null],
    parts: [null, null, null],
  })
})
