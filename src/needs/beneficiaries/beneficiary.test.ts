import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const samira = site.as('samira')
const registered = await samira.post('/familles/nouvelle', {
  name: 'Famille Traoré',
  commune: '62413',
  adults: '1',
  children: '2',
  needs: ['skills'],
  channel: 'in_person',
  informed: 'oui',
})
const family = registered.location ?? ''
const people = () =>
  site.owner<{ id: string; first_name: string; version: number }>(
    'select * from app.beneficiary order by created_at, id',
  )

test('a person is added with what is known of her, and shown', async () => {
  const answer = await samira.post(`${family}/personnes/nouvelle`, {
    age_group: 'adult',
    first_name: 'Awa',
    last_name: 'Diallo',
    birth_name: 'Traoré',
    birth_year: '1988',
    authority: 'shared',
    phone: '06 12 34 56 78',
  })
  expect([answer.status, answer.location]).toEqual([303, family])
  expect(await people()).toMatchObject([
    {
      first_name: 'Awa',
      last_name: 'Diallo',
      birth_name: 'Traoré',
      birth_year: 1988,
      birth_month: null,
      authority: 'shared',
      phone: '+33612345678',
    },
  ])
  expect((await samira.get(family)).text).toContain('Awa')
})

test('what is refused comes back as it was typed, with its reason', async () => {
  const answer = await samira.post(`${family}/personnes/nouvelle`, {
    age_group: 'adult',
    first_name: 'Inès',
    birth_year: '2015',
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('notez l’adulte qui en répond')
  expect(answer.text).toContain('value="Inès"')
  const day = await samira.post(`${family}/personnes/nouvelle`, {
    age_group: 'child',
    first_name: 'Inès',
    birth_year: '2015',
    birth_month: '2',
    birth_day: '30',
  })
  expect(day.text).toContain('n’existe pas dans ce mois')
  expect(await people()).toHaveLength(1)
})

test('the second of two people who correct the same person reads that somebody did', async () => {
  const [awa] = await people()
  const at = `${family}/personnes/${awa?.id}`
  const page = (await samira.get(at)).text
  expect(page).toContain('value="Diallo"')
  const fields = { age_group: 'adult', first_name: 'Awa', last_name: 'Diallo', version: String(awa?.version) }
  expect((await samira.post(at, { ...fields, email: 'awa@exemple.test' })).status).toBe(303)
  const late = await samira.post(at, { ...fields, last_name: 'Diarra' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Quelqu’un a modifié cette personne')
  expect(await people()).toMatchObject([{ last_name: 'Diallo', email: 'awa@exemple.test' }])
})

test('somebody who left is kept for what was done with her, and shown no more', async () => {
  const [awa] = await people()
  expect((await samira.get(`${family}/personnes/${awa?.id}/depart`)).text).toContain('ne vit plus ici')
  expect((await samira.post(`${family}/personnes/${awa?.id}/depart`)).status).toBe(303)
  expect((await samira.get(`${family}/personnes/${awa?.id}`)).status).toBe(404)
  expect(await people()).toHaveLength(1)
})

test('each act on a person leaves one event, and no name in it', async () => {
  const acts = await site.owner<{ act: string; data: unknown }>(
    `select act, data from app.event where act like 'beneficiary.%' order by at, seq`,
  )
  expect(acts.map(({ act }) => act)).toEqual(['beneficiary.added', 'beneficiary.corrected', 'beneficiary.left'])
  expect(JSON.stringify(acts)).not.toMatch(/Awa|Diallo/)
})

test('nobody else finds the people of this household', async () => {
  const [awa] = await people()
  expect((await site.as('sofia').get(`${family}/personnes/${awa?.id}`)).status).toBe(404)
  expect(
    (await site.as('sofia').post(`${family}/personnes/nouvelle`, { age_group: 'adult', first_name: 'X' })).status,
  ).toBe(404)
})
