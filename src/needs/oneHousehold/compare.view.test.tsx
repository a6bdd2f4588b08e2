import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { SideBySide, sayCompared } from './compare.view.tsx'
import type { File } from './file.store.ts'

type Person = File['people'][number]
const person = (first_name: string, more: Partial<Person> = {}): Person => ({
  ...{ first_name, last_name: '', birth_name: '', birth_year: 2014, birth_month: 3, birth_day: null },
  ...more,
})
const file = (named_by: string, people: Person[]): File => ({
  ...{ id: named_by, kept_in: null, name: 'Famille Diallo', commune: 'Harnes', address: '', phone: null, email: null },
  ...{ adults: 1, children: 1, chain: '', status: 'open', created_at: new Date('2026-11-03T09:00:00Z'), needs: [] },
  ...{ languages: ['fr'], situation: '' },
  ...{ named_by, people },
})
/** The line of the people, as it is read. */
const peopleOf = (one: Person[], other: Person[]): string => {
  const text = renderToString(<SideBySide a={file('CCAS', one)} b={file('Collège', other)} />).replace(/<[^>]+>/g, ' ')
  return /Personnes(.*?)Écrite le/s.exec(text)?.[1]?.replace(/\s+/g, ' ').trim() ?? ''
}

test('people are named here as everywhere else', () => {
  const awa = person('Awa', { last_name: 'Diallo', birth_name: 'Traoré', birth_day: 12 })
  expect(peopleOf([awa], [person('Awa')])).toBe(
    'proches Awa Diallo (nom de naissance : Traoré), naissance : 12 mars 2014 Awa, naissance : mars 2014',
  )
})

test('a birth in the same month makes no likeness of two names', () => {
  const [rose, leon] = [person('Rose', { birth_name: 'Petit' }), person('Léon', { birth_name: 'Carlier' })]
  expect(peopleOf([rose], [leon])).toMatch(/^différent/)
  expect(peopleOf([rose], [rose])).toMatch(/^identique/)
  expect(peopleOf([rose], [])).toMatch(/^se complètent/)
})

test('two numbers are near when one figure parts them, not when they begin alike', () => {
  const at = (phone: string) => ({ ...file('CCAS', []), phone })
  expect(sayCompared(at('+33639981080'), at('+33639981081'))).toContain('Proches : téléphone.')
  expect(sayCompared(at('+33639981080'), at('+33639983688'))).toContain('Différents : téléphone.')
})

test('what brings two files together, and what sets them apart, is said in a sentence', () => {
  const [one, other] = [file('CCAS', [person('Awa')]), { ...file('Collège', []), address: '14 rue des Lilas' }]
  const both = 'Se complètent : adresse, personnes.'
  expect(sayCompared(one, other)).toBe(`Identiques : nom, commune, foyer. ${both}`)
  expect(sayCompared(one, { ...other, name: 'Mme Diallo', commune: 'Lens' })).toBe(
    `Identiques : foyer. Proches : nom. ${both} Différentes : commune.`,
  )
})

test('a mother in one file and her son in the other complete each other; two people of one age, or of no known age, do not', () => {
  const [anna, kacper] = [person('Anna', { birth_year: 1967 }), person('Kacper', { birth_year: 2013 })]
  expect(peopleOf([anna], [kacper])).toMatch(/^se complètent/)
  expect(peopleOf([anna], [person('Kacper', { birth_year: 1968 })])).toMatch(/^différent/)
  expect(peopleOf([anna], [person('Kacper', { birth_year: null })])).toMatch(/^différent/)
})

test('two people of other names and other births are never near, whatever name they bear both', () => {
  const maria = person('Maria', { last_name: 'Nowak', birth_name: 'Wrona', birth_year: 1987 })
  const anna = person('Anna', { last_name: 'Nowak', birth_name: 'Wrona', birth_year: 1982 })
  expect(peopleOf([maria], [anna])).toMatch(/^se complètent/)
  expect(peopleOf([maria], [{ ...anna, birth_year: 1986 }])).toMatch(/^différentes/)
})

test('a name written in two words is near the same in one', () => {
  const called = (name: string) => ({ ...file('CCAS', []), name })
  expect(sayCompared(called('M. et Mme Ben Salah'), called('Mme Yamina Bensalah'))).toContain('Proches : nom.')
})

test('needs heard alike are said alike, others are added to each other', () => {
  const heard = (needs: string[]) => ({ ...file('CCAS', []), needs })
  expect(sayCompared(heard(['computer']), heard(['computer']))).toMatch(/Identiques : [^.]*besoins/)
  expect(sayCompared(heard(['computer']), heard(['skills']))).toMatch(/Se complètent : [^.]*besoins/)
})
