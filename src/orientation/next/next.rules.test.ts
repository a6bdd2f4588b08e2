import { expect, test } from 'vitest'
import { type Candidate, nextReceiver, type Wanted } from './next.rules.ts'
import { sayWhyNext } from './next.words.ts'

const one = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{
    organisationId: name,
    name,
    near: true,
    close: false,
    programme: null,
    left: null,
    stock: 'none',
    seats: 0,
    answerDays: null,
  },
  ...more,
})
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  ...{ kinds: ['computer', 'skills'], commune: 'Harnes', suggested: null, tried: new Set<string>() },
  ...more,
})
const next = (candidates: Candidate[], more: Partial<Wanted> = {}) => nextReceiver(candidates, wanted(more))?.name

test('nobody when nobody is left: tried, far away without a place for that commune, or with nothing of what is asked for', () => {
  expect(next([])).toBeUndefined()
  expect(next([one('A', { seats: 1 })], { tried: new Set(['A']) })).toBeUndefined()
  expect(next([one('Vide')])).toBeUndefined()
  expect(next([one('Vide', { left: { computer: 0 } })])).toBeUndefined()
  expect(next([one('Autre chose', { stock: 'many' })], { kinds: ['skills'] })).toBeUndefined()
  expect(next([one('Vide')], { suggested: 'Vide' })).toBe('Vide')
  expect(next([one('Loin', { near: false, stock: 'many', seats: 9 })])).toBeUndefined()
  expect(next([one('Loin', { near: false, left: { computer: 1 } })])).toBe('Loin')
})

test('whom the one that refused proposes comes first, unless it was tried already', () => {
  const both = [one('Mieux pourvue', { left: { computer: 9 }, seats: 4 }), one('Proposée', { near: false })]
  expect(next(both, { suggested: 'Proposée' })).toBe('Proposée')
  expect(next(both, { suggested: 'Proposée', tried: new Set(['Proposée']) })).toBe('Mieux pourvue')
})

test('then who has most of what is asked for, who planned places there, who answers soonest, and the first by name', () => {
  expect(next([one('A'), one('B', { left: { computer: 1 } })])).toBe('B')
  expect(next([one('A', { left: { computer: 1 } }), one('B', { stock: 'few', seats: 1 })])).toBe('B')
  expect(next([one('A', { left: { computer: 0 }, stock: 'many' }), one('B', { stock: 'few' })])).toBe('B')
  expect(next([one('A', { stock: 'few' }), one('B', { left: { computer: 2 } })])).toBe('B')
  expect(next([one('A', { seats: 1 }), one('B', { seats: 1, close: true })])).toBe('B')
  expect(
    next([one('A', { seats: 1, answerDays: 9 }), one('B', { seats: 1, answerDays: 2 }), one('C', { seats: 1 })]),
  ).toBe('B')
  expect(next(['Éole', 'Zéphyr', 'Alizé'].map((name) => one(name, { seats: 1 })))).toBe('Alizé')
})

test('the reason is said in words, what is missing too', () => {
  const full = one('B', { left: { computer: 3, connection: 2 }, seats: 5, answerDays: 4 })
  expect(sayWhyNext(full, wanted())).toBe(
    'Il lui reste 3 places pour un ordinateur à Harnes. 5 places en atelier d’ici 30 jours. Elle répond en 4 jours environ. Cette famille ne lui a pas encore été adressée pour ce besoin.',
  )
  expect(sayWhyNext(one('B', { stock: 'few' }), wanted())).toBe(
    'Elle est dans le même département. Elle a des ordinateurs prêts. Rien n’est prévu chez elle pour une formation en ce moment. Cette famille ne lui a pas encore été adressée pour ce besoin.',
  )
  expect(sayWhyNext(one('B'), wanted({ suggested: 'B' }))).toMatch(/^Proposée par la structure qui a répondu\./)
})
