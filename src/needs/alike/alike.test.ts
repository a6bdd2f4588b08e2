import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const family = (fields: Record<string, string>) => ({
  commune: 'Harnes 62440',
  channel: 'phone',
  phone: '06 39 98 04 01',
  address: '8 rue du Stade',
  needs: ['computer'],
  informed: 'oui',
  ...fields,
})
const register = (who: 'samira' | 'claire' | 'paul', fields: Record<string, string>) =>
  site.as(who).post('/familles/nouvelle', family(fields))

test('whoever types a family that the structure follows under another spelling is shown it, and says whether it is another one', async () => {
  const first = await register('samira', { name: 'Mme Yamina Ben Salah' })
  const again = await register('samira', { name: 'Famille Bensalah' })
  expect([again.status, again.text.includes(first.location ?? 'nowhere')]).toEqual([422, true])
  expect(again.text).toContain('06 39 98 04 01')
  expect((await register('samira', { name: 'Famille Bensalah', known: 'oui' })).status).toBe(303)
})

test('the same family typed elsewhere is registered without a word: nobody learns that another structure knows it', async () => {
  const answer = await register('paul', { name: 'Famille Bensalah', first_name: 'Nour' })
  expect(answer.status).toBe(303)
})

test('a near name in the same commune, and nothing else, is not asked about', async () => {
  const bare = { phone: '', address: '', channel: 'in_person' }
  expect((await register('samira', { ...bare, name: 'Famille Marin' })).status).toBe(303)
  expect((await register('samira', { ...bare, name: 'Famille Martin' })).status).toBe(303)
})

test('a neighbour of another name, or a namesake of another commune, is not asked about', async () => {
  expect((await register('claire', { name: 'Famille Vandamme' })).status).toBe(303)
  expect((await register('claire', { name: 'Famille Lecocq', phone: '06 39 98 04 77' })).status).toBe(303)
  const elsewhere = {
    name: 'Famille Vandamme',
    phone: '06 39 98 04 99',
    address: '2 place Verte',
    commune: 'Lens 62300',
  }
  expect((await register('claire', elsewhere)).status).toBe(303)
})
