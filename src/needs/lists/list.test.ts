import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { listOf, packList, REMOVED, unpackList, WHY } from '#platform/tables/list.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { lackOf, refusalOfColumns } from './columns.form.ts'
import { readCount, readEmail, readLanguages, readPhone } from './list.cell.ts'
import { communeReader } from './list.commune.ts'
import { kindsIn, yesOrNo } from './list.needs.ts'
import { named } from './list.targets.ts'

const places = [
  { insee: '62413', name: 'Harnes', postcodes: ['62440'] },
  { insee: '62628', name: 'Noyelles-sous-Lens', postcodes: ['62221'] },
  { insee: '62498', name: 'Lens', postcodes: ['62300'] },
  { insee: '62770', name: 'Sains-en-Gohelle', postcodes: ['62114'] },
  { insee: '62001', name: 'Saint-Martin', postcodes: ['62114'] },
  { insee: '01001', name: 'Bourg', postcodes: ['01000'] },
]

describe('a commune', () => {
  const read = communeReader(places)
  test.each([
    ['Harnes', '62413'],
    ['  HARNES ', '62413'],
    ['harnes (62440)', '62413'],
    ['62440', '62413'],
    ['62440 HARNES CEDEX', '62413'],
    ['Ville de Lens', '62498'],
    ['Noyelles s/s Lens', null],
    ['Noyelles s/ Lens', '62628'],
    ['St Martin', '62001'],
    ['62114 Saint-Martin', '62001'],
    ['1000', '01001'],
    ['62498', '62498'],
    ['62114', null],
    ['Harne', null],
    ['Paris', null],
    ['', null],
  ])('« %s » means %s', (written, insee) => expect(read(written).meant?.insee ?? null).toBe(insee))

  test('what may be meant is proposed, never taken for it', () => {
    expect(read('Harne').perhaps.map(({ name }) => name)).toEqual(['Harnes'])
    expect(read('62114').perhaps.map(({ name }) => name)).toEqual(['Sains-en-Gohelle', 'Saint-Martin'])
    expect(read('Noyelles').perhaps.map(({ name }) => name)).toEqual(['Noyelles-sous-Lens'])
    expect(read('Tombouctou').perhaps).toEqual([])
  })

  test('no words make it fail', () =>
    fc.assert(fc.property(fc.string(), (words) => read(words).perhaps.length <= places.length)))
})

test.each([
  ['PC + formation', ['computer', 'skills']],
  ['Ordinateur, box', ['computer', 'connection']],
  ['Accès à INTERNET', ['connection']],
  ['à équiper', ['computer']],
  ['chat', []],
  ['', []],
])('« %s » speaks of %j', (words, kinds) => expect(kindsIn(words)).toEqual(kinds))

test.each([
  ['x', true],
  ['OUI', true],
  ['✔', true],
  ['2', true],
  ['D’accord', true],
  ['non', false],
  ['0', false],
  ['-', false],
  ['', false],
  ['peut-être', null],
  ['?', null],
])('« %s » is %s', (words, said) => expect(yesOrNo(words)).toBe(said))

test.each([
  ['06 12 34 56 78', '+33612345678'],
  ['612345678', '+33612345678'],
  ['+262 639 69 12 34', '+262639691234'],
  ['0032 470 12 34 56', '+32470123456'],
  ['06 12 34 56 78 / 03 21 00 00 00', '+33612345678'],
  ['06 12', null],
  ['6.12345678E+8', null],
  ['mère : 06 12 34 56 78 ou père', null],
])('the phone « %s » is %s', (cell, phone) => {
  const read = readPhone(cell).value
  if (phone) expect(read).toBe(phone)
  else expect(read === null || /^\+33612345678$/.test(read)).toBe(true)
})

test.each([
  ['3', 3],
  ['3 enfants', 3],
  ['3,0', 3],
  ['aucun', 0],
  ['1 200', 1200],
  ['-1', null],
  ['2,5', null],
  ['quarante', null],
  ['9999999', null],
])('« %s » counts %s', (cell, count) => expect(readCount(cell, 100_000).value).toBe(count))

test('an address is kept as it is compared, languages by their code', () => {
  expect(readEmail('mailto:Rose@Exemple.FR').value).toBe('rose@exemple.fr')
  expect(readEmail('rose@').value).toBeNull()
  expect(readLanguages('arabe et français').value).toEqual(['ar', 'fr'])
  expect(readLanguages('klingon')).toMatchObject({ value: ['other'], level: 'doubt' })
})

test('columns say what a list cannot do without', () => {
  const fields = ['name', 'commune', 'kinds', 'computer', 'count'] as const
  expect(lackOf(['commune', null], [...fields])).toContain('le nom des familles, ou celles qui comptent')
  expect(lackOf(['commune', 'kinds'], [...fields])).toContain('le nombre de personnes')
  expect(lackOf(['name', 'commune'], [...fields])).toContain('les besoins')
  expect(lackOf(['commune', 'computer'], [...fields])).toBeNull()
  expect(lackOf(['commune', 'computer'], ['name', 'commune', 'computer'])).toContain('le nom')
  expect(refusalOfColumns(['name', 'name', 'kinds', 'kinds'], [...fields])).toEqual({ 'column.1': expect.any(String) })
})

test('a list is kept without a national insurance number, and comes back without our own column', async () => {
  const table = await readSpreadsheet(
    Buffer.from(`Nom;N° SS;${WHY}\nRose;2 85 05 78 006 084 91;trop court\nLys;;\n`),
    undefined,
    named,
  )
  if (refused(table)) throw new Error(table.refusal)
  const list = await listOf(table)
  expect(list.header).toEqual(['Nom', 'N° SS'])
  expect(list.rows).toEqual([
    { line: 2, cells: ['Rose', REMOVED] },
    { line: 3, cells: ['Lys', ''] },
  ])
  expect(list.notes[0]).toContain('sécurité sociale')
  expect(unpackList(packList(list).content)).toEqual(list)
})
