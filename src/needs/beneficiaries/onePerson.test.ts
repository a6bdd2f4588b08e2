import { expect, test } from 'vitest'
import { eachOnce } from './onePerson.ts'

let made = 0
const row = (file: string, first_name: string, more: object = {}) => ({
  ...{ id: `${file}${++made}`, household_id: file, first_name, last_name: '', birth_name: '', adult: false, class: '' },
  ...{ birth_year: null, birth_month: null, birth_day: null, phone: null, email: null },
  ...more,
})
const born = (birth_year: number, birth_month: number | null = null, birth_day: number | null = null) => ({
  ...{ birth_year, birth_month, birth_day },
})
const said = (people: ReturnType<typeof row>[]) =>
  eachOnce(people, 'a').map(({ first_name, otherwise }) => [first_name, ...otherwise].join(' : '))

test('somebody noted in two files is shown once, with what each file knows', () => {
  const people = [
    row('b', 'AÏCHA', { ...born(2014, 3, 12), class: '5e B', last_name: 'Diallo' }),
    row('a', 'Aïcha', { ...born(2014), phone: '+33639980401' }),
  ]
  const [one, ...others] = eachOnce(people, 'a')
  expect(others).toEqual([])
  expect(one).toMatchObject({
    ...{ first_name: 'Aïcha', last_name: 'Diallo', class: '5e B', birth_day: 12, phone: '+33639980401' },
    ...{ household_id: 'a', rows: [people[1]?.id, people[0]?.id], otherwise: [] },
  })
})

test('of two births that contradict each other, the one of the file that is kept is told', () => {
  const [one] = eachOnce([row('b', 'Nour', born(2012, 3, 12)), row('a', 'Nour', born(2013))], 'a')
  expect(one).toMatchObject({ ...born(2013), otherwise: ['deux dates de naissance notées'] })
})

test('what the files say otherwise is told', () => {
  expect(said([row('a', 'Nour', born(2014, 3, 12)), row('b', 'Nour', born(2014, 12, 3))])).toEqual([
    'Nour : deux dates de naissance notées',
  ])
  expect(said([row('a', 'Nour', born(2014)), row('b', 'Nour', born(2015)), row('c', 'Nour', born(2013))])).toEqual([
    'Nour : trois années de naissance notées',
  ])
  expect(said([row('a', 'Mohamed', born(2014, 3, 12)), row('b', 'Mohammed', born(2014, 3, 12))])).toEqual([
    'Mohamed : deux orthographes du prénom',
  ])
  expect(said([row('a', 'Nour', { class: '5e B' }), row('b', 'Nour', { class: '4e B' })])).toEqual([
    'Nour : deux classes notées',
  ])
})

test('one name and a few years between them are one person of whom two years were told', () => {
  const rosa = (file: string, last_name: string, year: number) =>
    row(file, 'Rosa', { ...born(year), last_name, adult: true })
  expect(said([rosa('a', 'Da Silva', 1996), rosa('b', 'Dasilva', 2001)])).toEqual([
    'Rosa : deux années de naissance notées : deux noms notés',
  ])
  expect(said([rosa('a', 'Da Silva', 1996), rosa('b', 'Pereira', 2001)])).toHaveLength(2)
  expect(said([rosa('a', 'Da Silva', 1970), rosa('b', 'Dasilva', 2001)])).toHaveLength(2)
})

test('a parent and a child of one name, a grandfather and his grandson, two people of one file stay two', () => {
  expect(said([row('a', 'Ali', { adult: true }), row('b', 'Ali')])).toHaveLength(2)
  expect(said([row('a', 'Ali', born(1941)), row('b', 'Ali', born(2015))])).toHaveLength(2)
  expect(said([row('a', 'Ali'), row('a', 'Ali')])).toHaveLength(2)
  expect(said([row('a', 'Lina', born(2014)), row('b', 'Linda', born(2014))])).toHaveLength(2)
  expect(said([row('a', ''), row('b', '')])).toHaveLength(2)
})

test('the order is that of the list, whatever the order of the files', () => {
  const people = [row('b', 'Zoé', { adult: true }), row('a', 'Zoé', { adult: true }), row('b', 'Nour'), row('a', 'Tom')]
  expect(said(people)).toEqual(['Zoé', 'Nour', 'Tom'])
})
