import { expect, test } from 'vitest'
import { fieldCalled, fieldsByTitle, proposeColumns, type Target } from './columns.ts'

const targets: Target<'name' | 'phone' | 'note'>[] = [
  { field: 'name', label: 'Nom', titles: ['nom', 'famille'] },
  { field: 'phone', label: 'Téléphone', titles: ['telephone', 'tel'], looks: (cell) => /^0\d/.test(cell) },
  { field: 'note', label: 'Remarque', titles: ['remarque'], joined: true },
]
const propose = (header: string[], samples: string[][] = []) => proposeColumns(header, samples, targets)

test.each([
  ['NOM', 'name'],
  ['Nom (en majuscules)', 'name'],
  ['Té-lé', null],
  ['TÉLÉPHONE', 'phone'],
  ['Contact : Tél.', 'phone'],
  ['', null],
])('« %s » calls %s', (title, field) => expect(fieldCalled(fieldsByTitle(targets), title)).toBe(field))

test('a field is given by one column, unless it is built by several', () =>
  expect(propose(['Remarque', 'Nom', 'Famille', 'Remarque'])).toEqual(['note', 'name', null, 'note']))

test('a title that says nothing is read by its cells, unless the field is taken', () => {
  const cells = [
    ['Benali', '0612345678', '0700000000'],
    ['Rose', '0612345679', 'x'],
    ['Lys', '', ''],
  ]
  expect(propose(['Nom', 'Colonne 2', 'Colonne 3'], cells)).toEqual(['name', 'phone', null])
  expect(propose(['Nom', 'Tél', 'Autre'], cells)).toEqual(['name', 'phone', null])
})
