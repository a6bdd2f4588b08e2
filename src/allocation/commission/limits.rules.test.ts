import { expect, test } from 'vitest'
import { type Group, type Limits, type Moved, settledBy, usageOf } from './limits.rules.ts'

const limits = (more: Partial<Limits> = {}): Limits => ({
  supply: [
    { class: 'Portable', count: 3, suits: ['Ordinateur'], fit: { Ordinateur: 2 } },
    { class: 'Fixe', count: 1, suits: ['Ordinateur'], fit: {} },
  ],
  quotas: [
    { name: 'Harnes', where: { q1: ['1'] }, class: null, min: null, max: 3 },
    { name: 'Lens', where: { q2: ['1'] }, class: null, min: 1, max: null },
  ],
  ...more,
})
const groups: Group[] = [
  { kit: 'Ordinateur', quotas: ['q1'], class: 'Portable', count: 2 },
  { kit: 'Ordinateur', quotas: ['q2'], class: 'Portable', count: 1 },
]
const moved = (way: 'in' | 'out', more: Partial<Moved> = {}): Moved => ({
  ...{
    id: `${way} ${Math.random()}`,
    way,
    kit: 'Ordinateur',
    quotas: ['q1'],
    class: way === 'out' ? 'Portable' : null,
  },
  ...more,
})
const refusal = (moves: Moved[], within = limits()) => {
  const settled = settledBy(within, groups, moves)
  return typeof settled === 'string' ? settled : null
}

test('what is used of each class and of each quota is counted from the families served', () => {
  expect(usageOf(limits(), groups)).toEqual({ classes: [3, 0], quotas: [2, 1] })
})

test('a family comes in with the class that suits it best among what is free', () => {
  const one = moved('in')
  expect(settledBy(limits(), groups, [one])).toMatchObject({ classes: new Map([[one.id, 'Fixe']]) })
  const out = moved('out')
  expect(settledBy(limits(), groups, [one, out])).toMatchObject({ classes: new Map([[one.id, 'Portable']]) })
})

test('a full quota is named, with its figures', () => {
  expect(refusal([moved('in'), moved('in')])).toContain('Il n’y a plus rien de libre (Portable et Fixe).')
  const roomy = limits({ supply: [{ class: 'Portable', count: 9, suits: ['Ordinateur'], fit: {} }] })
  expect(refusal([moved('in'), moved('in')], roomy)).toBe(
    'Le quota « Harnes » est plein (3 sur 3). Choisissez une famille qui sort à sa place.',
  )
  expect(refusal([moved('in'), moved('in'), moved('out')], roomy)).toBeNull()
})

test('a quota on one class stops that class only', () => {
  const closed = { name: 'Réservé', where: { q1: ['1'] }, class: 'Fixe', min: null, max: 0 }
  expect(refusal([moved('in')], limits({ quotas: [...limits().quotas, closed] }))).toContain('Le quota « Réservé »')
})

test('a minimum is never left unreached, unless another family of the same quota comes in', () => {
  const out = moved('out', { quotas: ['q2'] })
  expect(refusal([out])).toContain('Le quota « Lens » doit servir au moins 1')
  expect(refusal([out, moved('in', { quotas: ['q2'] })])).toBeNull()
})

test('nothing in stock suits some kits', () => {
  expect(refusal([moved('in', { kit: 'Connexion' })])).toBe('Aucun matériel de ce passage ne convient à cette famille.')
})
