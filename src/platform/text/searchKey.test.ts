import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { searchKey } from './searchKey.ts'
import { withoutTitles } from './titles.ts'

const site = await testSite()

const names = [
  'Famille Kowalczyk',
  'FAMILLE D’HAUTERIVE',
  'Foyer Martin',
  'M. et Mme Carlier',
  'm et mme carlier',
  'Mr et Mme Ben Salah',
  'Monsieur et Madame Traoré',
  'M. & Mme Lecœur',
  'Mme/M. Petit',
  'M.Petit',
  'M. ou Mme Nguyễn',
  'Mademoiselle Anna Jabłonska',
  'Mlle Öztürk',
  'Dr Petit',
  'Docteur Petit',
  'Famille du Dr Petit',
  'Famille Dr Petit',
  'Mette Drouet',
  'Madame',
  'M. et Mme',
]

test('the database files a name as the code looks for it', async () => {
  const rows = await site.owner<{ typed: string; key: string; bare: string }>(
    'select n as typed, app.name_key(n) as key, app.without_titles(n) as bare from unnest($1::text[]) n',
    [names],
  )
  expect(rows).toEqual(names.map((typed) => ({ typed, key: searchKey(typed), bare: withoutTitles(typed) })))
  expect(new Set(rows.filter(({ typed }) => typed.endsWith('arlier')).map(({ key }) => key))).toEqual(
    new Set(['carlier']),
  )
})

test('what was filed under "et mme carlier" is filed under "carlier", and found there', async () => {
  const location = (
    await site.as('samira').post('/familles/nouvelle', {
      ...{ name: 'M. et Mme Carlier', commune: '62413', adults: '2', children: '0', needs: ['skills'] },
      ...{ channel: 'in_person', informed: 'oui' },
    })
  ).location
  const id = location?.split('/').at(-1)
  const filed = async () => [
    ...(await site.owner('select name_key as key from app.household where id = $1', [id])),
    ...(await site.owner('select name_key as key from app.household_access where household_id = $1', [id])),
    ...(await site.owner('select word as key from app.household_word where household_id = $1', [id])),
  ]
  await site.owner(`update app.household set name_key = 'et mme carlier' where id = $1`, [id])
  expect(await filed()).toContainEqual({ key: 'etmme' })
  const migration = readFileSync('db/migrations/0042_titles.sql', 'utf8')
  await site.owner(/^update app\.household set name_key.*?;/ms.exec(migration)?.[0] ?? '')
  expect(await filed()).toEqual([{ key: 'carlier' }, { key: 'carlier' }, { key: 'carlier' }])
  expect((await site.as('samira').get('/familles?nom=m+et+mme+carlier')).text).toContain('M. et Mme Carlier')
})
