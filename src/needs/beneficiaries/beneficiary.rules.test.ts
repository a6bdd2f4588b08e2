import { expect, test } from 'vitest'
import { ageOn } from '../ages/age.rules.ts'
import { sayBirth } from '../ages/birth.words.ts'
import { refusalOfBirth, refusalOfChild } from './beneficiary.rules.ts'
import { sayName } from './words.ts'

const born = (birth_year: number | null, birth_month: number | null = null, birth_day: number | null = null) => ({
  birth_year,
  birth_month,
  birth_day,
})

test.each([
  [born(2014, 3, 12), '2026-03-11', 11],
  [born(2014, 3, 12), '2026-03-12', 12],
  [born(2014, 3), '2026-03-30', 11],
  [born(2014, 3), '2026-04-01', 12],
  [born(2014), '2026-11-25', 11],
  [born(null), '2026-11-25', null],
])('the age of %j on %s is %s, the youngest that is possible', (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age)
})

test.each([
  [born(2014, 2, 29), 'n’existe pas'],
  [born(2016, 2, 29), null],
  [born(2014, null, 3), 'Écrivez aussi le mois'],
  [born(null, 3), 'Sans l’année'],
  [born(2027), 'pas encore venu'],
  [born(2026, 11, 25), null],
  [born(2026, 11, 26), 'pas encore venu'],
  [born(null), null],
])('a birth of %j is answered %s', (birth, sentence) => {
  const refusal = refusalOfBirth(birth, '2026-11-25')
  if (sentence) expect(refusal).toContain(sentence)
  else expect(refusal).toBeNull()
})

test('a child of eleven is not noted as an adult; at fifteen, or when nothing is known, one may be', () => {
  expect(refusalOfChild(11, true)).toContain('À 11 ans')
  expect(refusalOfChild(14, true)).not.toBeNull()
  expect(refusalOfChild(15, true)).toBeNull()
  expect(refusalOfChild(11, false)).toBeNull()
  expect(refusalOfChild(null, true)).toBeNull()
})

test('a birth is said as far as it is known', () => {
  expect([born(2014, 3, 12), born(2014, 8, 1), born(2014, 8), born(2014), born(null)].map(sayBirth)).toEqual([
    '12 mars 2014',
    '1er août 2014',
    'août 2014',
    '2014',
    '',
  ])
})

test('the name at birth is said only when it differs from the one borne', () => {
  expect(sayName({ first_name: 'Awa', last_name: 'Diallo', birth_name: 'Traoré' })).toBe(
    'Awa Diallo (nom de naissance : Traoré)',
  )
  expect(sayName({ first_name: 'Awa', last_name: 'Diallo', birth_name: 'Diallo' })).toBe('Awa Diallo')
  expect(sayName({ first_name: 'Awa', last_name: '', birth_name: '' })).toBe('Awa')
})
