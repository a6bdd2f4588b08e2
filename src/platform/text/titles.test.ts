import { expect, test } from 'vitest'
import { namesFamily, withoutTitles } from './titles.ts'

test.each([
  ['M. et Mme Carlier', 'Carlier'],
  ['m et mme carlier', 'carlier'],
  ['Mr et Mme Carlier', 'Carlier'],
  ['Monsieur et Madame Paul Carlier', 'Paul Carlier'],
  ['M. & Mme Carlier', 'Carlier'],
  ['Mme/M. Carlier', 'Carlier'],
  ['M.Carlier', 'Carlier'],
  ['Mademoiselle Anna Petit', 'Anna Petit'],
  ['Famille du Dr Petit', 'du Dr Petit'],
  ['Docteur Petit', 'Petit'],
  ['Foyer Martin', 'Martin'],
  ['FAMILLE DR PETIT', 'PETIT'],
])('%s is the name %s', (typed, name) => expect(withoutTitles(typed)).toBe(name))

test.each(['Famille', 'Madame ', 'Mette Carlier', 'Drouet', 'Foyers', 'Étienne Dr', 'Mohamed', ''])(
  'nothing is taken from %s',
  (name) => expect(withoutTitles(name)).toBe(name),
)

test('a family is told from a person', () => {
  expect(namesFamily('Famille Kowalczyk')).toBe(true)
  expect(namesFamily('foyer Martin')).toBe(true)
  expect(namesFamily('Mme Famille')).toBe(false)
  expect(namesFamily('Foyer')).toBe(false)
})
