import { expect, test } from 'vitest'
import { cellsOf } from './people.ts'

const nobody = { commune: '', address: '', phone: null, email: null, first_name: null, last_name: null }
const unborn = { birth_name: null, birth_year: null, birth_month: null, birth_day: null }

test.each([
  ['Famille Ben Salah', '', 'Ben Salah'],
  ['Foyer Martin', '', 'Martin'],
  ['M. et Mme Carlier', '', 'Carlier'],
  ['Dr Petit', '', 'Petit'],
  ['Mademoiselle Anna Petit', 'Anna', 'Petit'],
  ['Sylvie Martin (Dupont)', 'Sylvie', 'Martin (Dupont)'],
])('%s is compared by the given name "%s" and the family name "%s"', (name, given, family) =>
  expect(cellsOf({ name, ...nobody, ...unborn }).slice(0, 2)).toEqual([given, family]),
)
