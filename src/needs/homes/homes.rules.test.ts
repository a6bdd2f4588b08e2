import { expect, test } from 'vitest'
import { type Child, refusalOfHomes } from './homes.rules.ts'

const child = (more: Partial<Child> = {}): Child => ({
  household_id: 'one',
  first_name: 'Inès',
  adult: false,
  birth_year: 2014,
  birth_month: null,
  birth_day: null,
  ...more,
})
const there = (more: Partial<Child> = {}) => child({ household_id: 'other', ...more })

test.each([
  ['nothing chosen', child(), undefined, 'Choisissez la fiche'],
  ['an adult here', child({ adult: true }), there(), 'notée comme adulte'],
  ['an adult there', child(), there({ adult: true }), 'Choisissez la fiche'],
  ['the same household', child(), child(), 'dans la même famille'],
  ['another year', child(), there({ birth_year: 2013 }), 'pas la même naissance (2014, 2013)'],
  ['another month', child({ birth_month: 3 }), there({ birth_month: 4 }), 'pas la même naissance'],
])('%s is not one child in two homes', (_, one, other, said) => expect(refusalOfHomes(one, other)).toContain(said))

test('what one file knows and the other does not is no contradiction', () => {
  expect(refusalOfHomes(child(), there({ birth_year: null }))).toBeNull()
  expect(refusalOfHomes(child({ birth_month: 3, birth_day: 12 }), there())).toBeNull()
})
