import { expect, test } from 'vitest'
import { usualKits } from '../kits/kit.rules.ts'
import { plainRules } from '../ranking/policy.ts'
import { allocate } from '../solving/allocate.ts'
import type { Asking } from '../waiting/participants.rules.ts'
import { numberToday } from './change.rules.ts'
import type { Inputs } from './inputs.ts'
import { protectedResult } from './protect.rules.ts'
import { familyOf, questionOf } from './scenario.rules.ts'
import { readAlternatives } from './simulation.form.ts'
import { sayMoves, sayShare } from './simulation.words.ts'
import { NONE, tally } from './tally.rules.ts'

const rules = {
  strata: [],
  others: 'Toutes',
  points: [{ reason: 'Un parent seul', all: [{ fact: 'publics' as const, values: ['single_parent'] }], points: 4 }],
}
let counter = 0
const family = (commune: string, publics: string[] = []): Asking => ({
  ...{ household: `${++counter}`, key: '', kit: 'Ordinateur', kinds: ['computer'], commune, publics },
  ...{ prescriberId: null, agreement: null, since: '2026-03-01', sentAt: 1 },
  facts: {
    ...{ equipment: [], connection: null, living: 'home', adults: 1, children: 0, examYear: false, urgent: false },
    ...{ publics: publics as [], since: '2026-03-12' },
  },
})
const places = (commune: string, left: number) => ({
  ...{ commune, communeName: commune, kind: 'computer' as const, left, kept: [] },
})
const inputs: Inputs = {
  day: '2026-11-26',
  today: {
    asking: [
      ...Array.from({ length: 8 }, () => family('Lens')),
      ...Array.from({ length: 6 }, () => family('Harnes', ['single_parent'])),
    ],
    kits: usualKits(true),
    stock: [{ key: 'laptop', kind: 'laptop', name: 'Ordinateur portable', agreementId: null, count: 7 }],
    today: '2026-11-26',
    ...{ lines: 0, places: [places('Lens', 8), places('Harnes', 10)], rules: [], agreements: [] },
  },
  stock: [{ name: 'Ordinateur portable', count: 7 }],
  limits: [
    { code: 'q1', name: 'Lens, ordinateurs', promised: 2, atMost: 10, atLeast: null },
    { code: 'q2', name: 'Harnes, ordinateurs', promised: 0, atMost: 10, atLeast: null },
  ],
  rules,
  policies: [{ id: 'p2', version: 2, adopted: false, rules: { ...rules, points: [] } }],
}
const profiles = inputs.today.asking.map(({ commune, publics }) => ({ commune, publics, priority: 'Toutes' }))

test('a number replaces, is added or taken away; what was promised stays within it', () => {
  const [asked] = readAlternatives(
    { 'quoi-1-1': 'most:q1', 'nombre-1-1': '−5', 'quoi-1-2': 'stock:0', 'nombre-1-2': '+2' },
    inputs,
  ).alternatives
  const question = questionOf(inputs, rules, asked?.changes ?? [])
  expect(question.supply[0]?.count).toBe(9)
  expect(question.quotas[0]).toEqual({
    name: 'Lens : ordinateurs',
    where: { q1: ['1'] },
    class: null,
    min: null,
    max: 3,
  })
  expect(question.seed).toBe('simulation')
  expect(
    question.needs
      .filter(({ points }) => points === 4)
      .map(({ id }) => familyOf(id))
      .sort(),
  ).toEqual([10, 11, 12, 13, 8, 9])
  expect(JSON.stringify(question)).not.toContain('2026-03-12')
})

test('what makes no sense is said beside its field', () => {
  const errors = (typed: Record<string, string>) => readAlternatives(typed, inputs).errors
  expect(errors({})).toEqual({ 'quoi-1-1': 'Changez au moins une chose : une place, un stock, des points ou l’ordre.' })
  expect(errors({ 'quoi-1-1': 'stock:0' })['nombre-1-1']).toContain('nombre entier')
  expect(errors({ 'quoi-1-1': 'stock:0', 'nombre-1-1': '2,5' })['nombre-1-1']).toContain('nombre entier')
  expect(errors({ 'quoi-1-1': 'stock:9', 'nombre-1-1': '2' })['quoi-1-1']).toBe('Dites ce qui change.')
  expect(errors({ 'nombre-2-1': '2' })['quoi-2-1']).toBe('Dites ce qui change.')
  expect(errors({ 'quoi-1-1': 'stock:0', 'nombre-1-1': '-8' })['nombre-1-1']).toContain('Il n’y en a que 7')
  expect(
    errors({ 'quoi-1-1': 'stock:0', 'nombre-1-1': '1', 'quoi-1-2': 'stock:0', 'nombre-1-2': '2' })['quoi-1-2'],
  ).toContain('déjà')
  expect(errors({ 'ordre-1': 'p9' })['ordre-1']).toContain('de la liste')
  expect(numberToday({ points: 'Un parent seul' }, inputs, plainRules)).toBeNull()
})

test('two scenarios beside today’s: who is served, who wins and who waits, where', async () => {
  const swap = [{ what: { most: 'q2' }, value: 1, added: false }]
  const floor = [{ what: { least: 'q1' }, value: 11, added: false }]
  const found = await Promise.all([[], swap, floor].map((changes) => allocate(questionOf(inputs, rules, changes))))
  const result = tally(profiles, found, ['Toutes'])
  expect(result.outcomes).toEqual([
    { served: 7, gained: 0, lost: 0, conflict: null },
    { served: 7, gained: 5, lost: 5, conflict: null },
    { served: null, gained: null, lost: null, conflict: ['Lens, ordinateurs'] },
  ])
  expect(result.communes).toEqual([
    { label: 'Harnes', families: 6, served: [6, 1, null], gained: [0, 0, null], lost: [0, 5, null] },
    { label: 'Lens', families: 8, served: [1, 6, null], gained: [0, 5, null], lost: [0, 0, null] },
  ])
  expect(result.publics.map(({ label, families }) => [label, families])).toEqual([
    [NONE, 8],
    ['single_parent', 6],
  ])
  const shared = protectedResult(result)
  expect(shared.communes[0]).toEqual({
    label: 'Harnes',
    families: 5,
    served: [5, null, null],
    gained: [null, null, null],
    lost: [null, 5, null],
  })
  expect(shared.families).toBe(10)
  expect(shared.outcomes[0]).toEqual({ served: 5, gained: null, lost: null, conflict: null })
})

test('under five, nobody is counted in words', () => {
  expect(sayShare(3, 120, true)).toBe('moins de 5')
  expect(sayShare(60, 120, true)).toBe('60 sur 120, soit 50 %')
  expect(sayMoves(12, 3)).toBe('12 familles en plus, moins de 5 familles en moins')
  expect(sayMoves(0, 3)).toBe('moins de 5 familles en moins')
  expect(sayMoves(null, 3)).toBe('presque les mêmes familles')
  expect(sayMoves(0, 0)).toBe('les mêmes familles')
})
