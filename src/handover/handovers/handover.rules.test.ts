import { expect, test } from 'vitest'
import { refusalOfDue, yearsAfter } from './due.rules.ts'
import { refusalOfCopy, refusalOfWitness, refusalToSign, refusalToUndo } from './handover.rules.ts'

test('a loan has an end after today and within five years, a gift has none', () => {
  expect(refusalOfDue('gift', undefined, '2026-11-24')).toBeNull()
  expect(refusalOfDue('loan', '2028-07-01', '2026-11-24')).toBeNull()
  expect(refusalOfDue('loan', undefined, '2026-11-24')).toMatch(/Un prêt a une fin/)
  expect(refusalOfDue('loan', '2026-11-24', '2026-11-24')).toMatch(/déjà passé/)
  expect(refusalOfDue('loan', '2040-01-01', '2026-11-24')).toMatch(/Cinq ans/)
})

test('five years are counted from day to day: the anniversary is still a loan, the day after no more', () => {
  expect(refusalOfDue('loan', '2031-01-01', '2026-01-01')).toBeNull()
  expect(refusalOfDue('loan', '2031-01-02', '2026-01-01')).toMatch(/Cinq ans/)
  expect(refusalOfDue('loan', '2031-12-31', '2026-01-01')).toMatch(/Cinq ans/)
  expect(refusalOfDue('loan', '2031-12-31', '2026-12-31')).toBeNull()
  expect(refusalOfDue('loan', '2026-01-02', '2026-01-01')).toBeNull()
  expect(yearsAfter('2028-02-29', 1)).toBe('2029-02-28')
})

test.each([
  ['prepared', 2, null],
  ['prepared', 0, /tout a été refusé/],
  ['signed', 2, /vient d’être signée/],
  ['closed', 2, /vient d’être signée/],
  ['cancelled', 2, /annulée/],
] as const)('a handover %s with %i objects to hand over is signed or says why not', (state, left, said) => {
  const refusal = refusalToSign(state, left)
  if (said) expect(refusal).toMatch(said)
  else expect(refusal).toBeNull()
})

test('what is signed is not undone, and its copy is given once', () => {
  expect(refusalToUndo('prepared')).toBeNull()
  expect(refusalToUndo('signed')).toMatch(/ne s’annule plus/)
  expect(refusalToUndo('cancelled')).toMatch(/déjà annulée/)
  expect(refusalOfCopy('signed')).toBeNull()
  expect(refusalOfCopy('prepared')).toMatch(/pas encore signée/)
  expect(refusalOfCopy('closed')).toMatch(/déjà noté/)
})

test('a signature on paper names who saw it', () => {
  expect(refusalOfWitness('screen', '')).toBeNull()
  expect(refusalOfWitness('paper', '')).toMatch(/qui, de votre structure/)
  expect(refusalOfWitness('paper', 'Nadia Haddad')).toBeNull()
})
