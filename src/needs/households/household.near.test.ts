import { beforeAll, expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const register = async (name: string, as: 'samira' | 'sofia' = 'samira') => {
  const answer = await site.as(as).post('/familles/nouvelle', {
    name,
    commune: '62413',
    adults: '1',
    children: '1',
    needs: ['skills'],
    channel: 'in_person',
    informed: 'oui',
  })
  expect(answer.status).toBe(303)
  return answer.location ?? ''
}
const add = (family: string, fields: Record<string, string>, as: 'samira' | 'sofia' = 'samira') =>
  site.as(as).post(`${family}/personnes/nouvelle`, { age_group: 'child', ...fields })
const looked = async (name: string, as: 'samira' | 'sofia' | 'claire' = 'samira', more = '') =>
  (await site.as(as).get(`/familles?nom=${encodeURIComponent(name)}${more}`)).text
const wordsOf = async (id: string) =>
  (
    await site.owner<{ word: string }>('select word from app.household_word where household_id = $1 order by word', [
      id.split('/').at(-1),
    ])
  ).map(({ word }) => word)

let traore = ''
beforeAll(async () => {
  await register('Famille Hoarau')
  await register('Famille Ben Salah')
  traore = await register('Famille Traoré')
  await add(traore, { first_name: 'Mohamed', last_name: 'Cissé', birth_name: 'Keïta' })
  await add(traore, { first_name: 'Jean-Pierre' })
})

test.each([
  ['Hoareau', 'Famille Hoarau'],
  ['Haorau', 'Famille Hoarau'],
  ['Horau', 'Famille Hoarau'],
  ['Bensalah', 'Famille Ben Salah'],
  ['Bensalha', 'Famille Ben Salah'],
  ['Ben Sallah', 'Famille Ben Salah'],
  ['Traorè', 'Famille Traoré'],
  ['Traoret', 'Famille Traoré'],
  ['Mouhamed', 'Famille Traoré'],
  ['Mohamed Cise', 'Famille Traoré'],
  ['Keita', 'Famille Traoré'],
  ['Jeanpierre', 'Famille Traoré'],
  ['Jean Piere', 'Famille Traoré'],
])('who looks for "%s" finds %s', async (typed, name) => {
  const text = await looked(typed)
  expect(text).toContain(`>${name}</a>`)
  expect(text.match(/<tr><th scope="row"/g)).toHaveLength(1)
})

test('a name spelled nearly so stands apart from a name spelled so', async () => {
  const near = await looked('Hoareau')
  expect(near.indexOf('Orthographe proche')).toBeGreaterThan(0)
  expect(near.indexOf('Orthographe proche')).toBeLessThan(near.indexOf('Famille Hoarau'))
  expect(await looked('Hoarau')).not.toContain('Orthographe proche')
  expect(await looked('Dupont')).toContain('Aucune famille ne correspond')
})

test('when it is somebody of the household who is meant, the line says who', async () => {
  expect(await looked('Mouhamed')).toContain('<small>Mohamed Cissé · ')
  expect(await looked('moha')).toContain('<small>Mohamed Cissé · ')
  expect(await looked('Traore')).not.toContain('Cissé')
})

test('what is nothing but spaces, signs, percent or very long is looked for without harm', async () => {
  for (const typed of ['%', ' - ', "'", '\\', 'a', '_', '\u0000', 'x'.repeat(80), 'ما', 'a b c d e f g h'])
    expect((await site.as('samira').get(`/familles?nom=${encodeURIComponent(typed)}`)).status).toBe(200)
})

test('the other filters hold for near spellings too', async () => {
  expect(await looked('Hoareau', 'samira', '&commune=62413')).toContain('Famille Hoarau')
  expect(await looked('Hoareau', 'samira', '&commune=62765')).not.toContain('Famille Hoarau')
  expect(await looked('Hoareau', 'samira', '&etape=7')).not.toContain('Famille Hoarau')
})

test('a name that is only known elsewhere is not found, nor does it help to find', async () => {
  const other = await register('Famille Grondain', 'sofia')
  await add(other, { first_name: 'Ibrahima' }, 'sofia')
  for (const typed of ['Grondin', 'Grondain', 'Ibrahim'])
    expect(await looked(typed)).toContain('Aucune famille ne correspond')
  expect(await looked('Grondin', 'sofia')).toContain('Famille Grondain')
})

test('who follows a household from afar finds it by its own name, and not by those of its people', async () => {
  const id = traore.split('/').at(-1)
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
     select $2, id, 'prescription', 'status', name, name_key, commune, stage, status, touched_at from app.household where id = $1`,
    [id, organisationId('claire')],
  )
  expect(await looked('Traoret', 'claire')).toContain('Famille Traoré')
  for (const typed of ['Mohamed', 'Mouhamed', 'Keita'])
    expect(await looked(typed, 'claire')).not.toContain('Famille Traoré')
  await site.owner(`update app.household_access set scope = 'full' where household_id = $1 and organisation_id = $2`, [
    id,
    organisationId('claire'),
  ])
  expect(await looked('Mouhamed', 'claire')).toContain('Famille Traoré')
  await site.owner(
    `update app.household_access set ended_at = now() where household_id = $1 and organisation_id = $2`,
    [id, organisationId('claire')],
  )
  expect(await looked('Traore', 'claire')).not.toContain('Famille Traoré')
})

test('a name corrected is found as it is now; somebody who left is found no more', async () => {
  const family = await register('Famille Zemouri')
  await add(family, { first_name: 'Anaïs' })
  expect(await wordsOf(family)).toEqual(['anais', 'zemouri'])
  const [anais] = await site.owner<{ id: string; version: number }>(
    `select id, version from app.beneficiary where first_name = 'Anaïs'`,
  )
  const at = `${family}/personnes/${anais?.id}`
  await site.as('samira').post(at, { age_group: 'child', first_name: 'Anouk', version: String(anais?.version) })
  expect(await wordsOf(family)).toEqual(['anouk', 'zemouri'])
  await site.as('samira').post(`${at}/depart`)
  expect(await wordsOf(family)).toEqual(['zemouri'])
})

test('a household forgotten leaves neither a word nor a key of its names', async () => {
  const family = await register('Famille Przybylski')
  await add(family, { first_name: 'Kazimierz' })
  const keys = () => site.owner(`select key from app.word_key where word in ('przybylski', 'kazimierz')`)
  expect((await keys()).length).toBeGreaterThan(4)
  expect((await site.as('samira').post(`${family}/droits/effacement`, { asked: 'spoken' })).status).toBe(303)
  expect(await wordsOf(family)).toEqual(['effacee'])
  expect(await keys()).toEqual([])
})

test('a key left behind or missed by two acts at once is put right at night', async () => {
  await site.owner(`insert into app.word_key values ($1, 'RST', 'reste')`, [organisationId('samira')])
  await site.owner(`delete from app.word_key where word = 'hoarau'`)
  expect(await looked('Hoareau')).not.toContain('Famille Hoarau')
  await site.owner('select app.tidy_words()')
  expect(await site.owner(`select word from app.word_key where word = 'reste'`)).toEqual([])
  expect(await looked('Hoareau')).toContain('Famille Hoarau')
})

test('a file kept in another one is found there, by its own words, and by itself again once separated', async () => {
  const main = (await register('Famille Wojcik')).split('/').at(-1) ?? ''
  const kept = (await register('Famille Zbigniewski')).split('/').at(-1) ?? ''
  await add(`/familles/${kept}`, { first_name: 'Ludmila' })
  const keep = (into: string | null) =>
    site.owner('update app.household_access set kept_in = $2 where household_id = $1', [kept, into])
  await keep(main)
  for (const typed of ['Zbigniewski', 'Zbignievski', 'Ludmilla']) {
    const text = await looked(typed)
    expect(text).toContain('>Famille Wojcik</a>')
    expect(text).not.toContain('>Famille Zbigniewski</a>')
  }
  expect(await looked('Ludmilla')).toContain('<small>Ludmila · ')
  await keep(null)
  expect(await looked('Zbignievski')).toContain('>Famille Zbigniewski</a>')
  expect(await wordsOf(main)).toEqual(['wojcik'])
})
