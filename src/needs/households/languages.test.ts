import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { languageMeant, languages, languagesTyped } from './languages.ts'

test('the list covers the languages of Seine-Saint-Denis and of the mining basin, by codes of ISO 639, each label once', () => {
  const heard =
    'ta bm snk ur cmn wuu rom ln kab zdj ht ro pl tr ar pt uk prs ps sq ka hy bn ti so fsl fr en es it ru vi wo ff'
  for (const code of heard.split(' ')) expect(languages).toHaveProperty(code)
  for (const code of Object.keys(languages)) expect(code).toMatch(/^([a-z]{2,3}|other)$/)
  expect(new Set(Object.values(languages)).size).toBe(Object.keys(languages).length)
})

test('a language is known without its accents or by another of its names; an unknown one is kept as it was typed', () => {
  for (const [typed, code] of [
    ['Tamoul', 'ta'],
    ['soninke', 'snk'],
    ['Mandarin', 'cmn'],
    ['LSF', 'fsl'],
    ['fr', 'fr'],
  ] as const)
    expect(languageMeant(typed)).toBe(code)
  expect(languageMeant('klingon')).toBeUndefined()
  expect(languagesTyped(['ar', 'tamoul, Lari ; arabe', '', ' '])).toEqual(['ar', 'ta', 'lari'])
})

const site = await testSite()
const samira = site.as('samira')
const known = {
  ...{ name: 'Famille Selvam', commune: 'Harnes', adults: '2', children: '0', needs: ['skills'], channel: 'in_person' },
  ...{ informed: 'oui', agreed: 'spoken' },
}

test('languages ticked and typed are kept together, come back in their fields, and are said in French', async () => {
  const { location } = await samira.post('/familles/nouvelle', { ...known, languages: ['fr', 'Tamoul, Lari'] })
  const id = location?.split('/').at(-1)?.split('?')[0]
  expect(await site.owner('select languages from app.household')).toEqual([{ languages: ['fr', 'ta', 'lari'] }])
  expect((await samira.get(`/familles/${id}`)).text).toContain('français, tamoul et lari')
  expect((await samira.get(`/familles/${id}/modifier`)).text).toContain('value="tamoul, lari"')
})

test('no number hides in a language, nor a text without end', async () => {
  for (const typed of ['2 84 05 62 413 001', 'x'.repeat(81), 'a,b,c,d,e,f,g,h,i,j,k,l,m'])
    expect((await samira.post('/familles/nouvelle', { ...known, languages: [typed] })).status).toBe(422)
})
