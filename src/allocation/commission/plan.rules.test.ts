import { expect, test } from 'vitest'
import { planOf, type Rule, takesOf } from './plan.rules.ts'
import { momentsFrom } from './visits.rules.ts'

const rooms = (left: number) => [
  { key: 'class Portable', name: 'Portable', left },
  { key: 'lines', name: 'carte SIM en stock', left: 1 },
]

test('a device lost since the proposal: the last in order of its class is the one left out', () => {
  const all = ['a', 'b', 'c'].map((id) => ({ id, takes: ['class Portable'] }))
  expect(planOf(all, rooms(2))).toEqual({ kept: ['a', 'b'], short: new Map([['c', ['Portable']]]) })
})

test('who is short of one thing takes nothing of the others', () => {
  const plan = planOf(
    [
      { id: 'a', takes: ['class Portable', 'lines'] },
      { id: 'b', takes: ['class Portable', 'lines'] },
      { id: 'c', takes: ['class Portable'] },
    ],
    rooms(2),
  )
  expect(plan.kept).toEqual(['a', 'c'])
  expect(plan.short.get('b')).toEqual(['carte SIM en stock'])
})

test('a family takes its device, its line, its places, and the crossing quotas that name it', () => {
  const rule = (more: Partial<Rule>): Rule => ({
    ...{
      id: 'r',
      name: 'RSA',
      kind: 'computer',
      communes: [],
      publics: [],
      organisations: [],
      agreements: [],
      left: 1,
    },
    ...more,
  })
  const need = {
    ...{ kinds: ['computer', 'connection'], commune: '62413', publics: ['rsa'] },
    ...{ prescriber_id: 'ccas', agreement_id: null, class: 'Portable' },
  }
  expect(takesOf(need, [rule({ publics: ['rsa'] }), rule({ id: 's', agreements: ['x'] })])).toEqual([
    ...['class Portable', 'lines', 'place 62413 computer', 'place 62413 connection', 'rule r'],
  ])
  expect(takesOf({ ...need, kinds: ['connection'] }, [rule({})])).toEqual(['lines', 'place 62413 connection'])
})

test('handovers are booked on working days, in hours that are free', () => {
  const found = momentsFrom('2026-12-24', 60, 8, ({ day, hour }) => !(day === '2026-12-24' && hour === '09:00'))
  expect(found.map(({ day, hour }) => `${day} ${hour}`)).toEqual([
    ...['2026-12-24 10:00', '2026-12-24 11:00', '2026-12-24 14:00', '2026-12-24 15:00', '2026-12-24 16:00'],
    ...['2026-12-28 09:00', '2026-12-28 10:00', '2026-12-28 11:00'],
  ])
})
