import { expect, test } from 'vitest'
import { daysLeft, OVER, refusalOfFee, refusalOfLoss, refusalToRenew, usualTerms } from './loan.rules.ts'
import { isNear, sayDue } from './loan.words.ts'

const loan = { over: false, due_on: '2027-06-01', renewed: 0 }
const today = '2027-05-20'
const ask = (until: string, more: Partial<typeof loan> = {}, terms = usualTerms) =>
  refusalToRenew({ ...loan, ...more }, terms, until, today)?.refusal ?? null

test('a loan is renewed from its own day of return, as often and as long as its programme says', () => {
  expect(ask('2028-06-01')).toBeNull()
  expect(ask('2027-06-01')).toBe('Choisissez un jour après le mardi 1er juin 2027.')
  expect(ask('2029-06-02')).toBe('Au plus tard le vendredi 1er juin 2029, dit le programme.')
  expect(ask('2028-06-01', { renewed: 1 })).toContain('déjà été prolongé 1 fois')
  expect(ask('2028-06-01', {}, { ...usualTerms, renewals: 0 })).toContain('ne prévoit pas')
  expect(ask('2028-06-01', { over: true })).toBe(OVER)
  // Late already, it goes on from today.
  expect(ask('2027-05-19', { due_on: '2027-05-01' })).toContain('déjà passé')
})

test('a loss is declared of what the family has, from the loan to today', () => {
  const out = { over: false, since: '2027-01-01' }
  expect(refusalOfLoss(out, '2027-03-01', today)).toBeNull()
  expect(refusalOfLoss(out, '2027-05-21', today)?.refusal).toBe('Ce jour n’est pas encore venu.')
  expect(refusalOfLoss(out, '2026-12-31', today)?.refusal).toBe('Ce jour est avant le prêt.')
  expect(refusalOfLoss({ ...out, over: true }, '2027-03-01', today)?.refusal).toBe(OVER)
})

test('a loan asks for no money, whatever it is called', () => {
  for (const text of ['Caution de 50 €', 'un loyer', 'frais de dossier', '20 euros', 'pénalité de retard'])
    expect(refusalOfFee(text)).toContain('gratuit')
  expect(refusalOfFee('Le ranger dans sa sacoche, loin de l’eau et de la chaleur.')).toBeNull()
})

test('days are counted on the calendar, whatever the clock did meanwhile', () => {
  expect(daysLeft('2027-03-29', '2027-03-27')).toBe(2)
  expect(sayDue('2027-05-20', today).label).toBe('À rendre aujourd’hui')
  expect(sayDue('2027-05-08', today)).toEqual({ label: 'En retard de 12 jours', tone: 'loss' })
  expect(sayDue('2027-05-25', today)).toEqual({ label: 'Dans 5 jours', tone: 'turn' })
  expect(sayDue('2028-05-25', today)).toEqual({ label: 'Dans 12 mois', tone: 'calm' })
  expect(['2027-05-08', '2027-07-19', '2027-07-20'].map((due) => isNear(due, today))).toEqual([true, true, false])
})
