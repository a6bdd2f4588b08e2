import { expect, test } from 'vitest'
import { proposedScale } from '#equipment/policies/scale.ts'
import { type ReadyDevices, stockClasses, stockClassOf, suppliedBy } from './stockClass.rules.ts'

const portable = {
  ...{ kind: 'laptop', cpu: 'Intel Core i5-8250U', memory_mb: 8192, storage_gb: 256 },
  drives: [{ type: 'ssd' }],
}
const of = (more: Partial<ReadyDevices>): ReadyDevices => ({
  ...portable,
  ...{ programme_id: null, agreement_id: null, count: 1, ...more },
})

test('a class says the kind, and what a computer is good for or that nobody knows yet', () => {
  expect(stockClassOf(portable, proposedScale).name).toMatch(/^Ordinateur portable, usage (courant|confortable)$/)
  expect(stockClassOf({ ...portable, memory_mb: null }, proposedScale)).toEqual({
    ...{ key: 'laptop.unknown', name: 'Ordinateur portable, à évaluer', kind: 'laptop' },
  })
  expect(stockClassOf({ ...portable, kind: 'tablet' }, proposedScale)).toEqual({
    ...{ key: 'tablet', name: 'Tablette', kind: 'tablet' },
  })
})

test('stock is common, kept for the programme or for one of its agreements; another programme’s is left out', () => {
  const stock = stockClasses(
    [
      of({ kind: 'tablet', count: 7 }),
      of({ kind: 'tablet', cpu: 'Autre', count: 2 }),
      of({ kind: 'tablet', programme_id: 'p', count: 3 }),
      of({ kind: 'tablet', programme_id: 'p', agreement_id: 'a', count: 20 }),
      of({ kind: 'tablet', programme_id: 'elsewhere', count: 50 }),
    ],
    proposedScale,
    'p',
  )
  expect(stock).toEqual([
    { ...{ key: 'tablet', name: 'Tablette', kind: 'tablet' }, common: 9, programme: 3, agreements: { a: 20 } },
  ])
  expect(
    suppliedBy(stock, [{ id: 'a', title: 'Tablettes des collèges' }]).map(({ name, count }) => [name, count]),
  ).toEqual([
    ['Tablette', 12],
    ['Tablette, pour « Tablettes des collèges »', 20],
  ])
})
