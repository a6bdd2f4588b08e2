import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const samira = site.as('samira')
const registered = await samira.post('/familles/nouvelle', {
  name: 'Madame Nowak',
  commune: '62413',
  adults: '1',
  children: '0',
  needs: ['computer'],
  channel: 'in_person',
  informed: 'oui',
})
const url = `${registered.location}/publics`
const declared = () =>
  site.owner<{ id: string; kind: string }>('select * from app.target_public where ended_on is null')

test('a professional declares a public: a fact with a day and a name, without any document', async () => {
  expect((await samira.get(url)).text).toContain('Rien n’est déclaré')
  expect((await samira.post(url, { kind: 'rsa', since: '2026-03-01' })).status).toBe(303)
  const { text } = await samira.get(url)
  expect(text).toContain('Bénéficiaire du RSA')
  expect(text).toContain('Samira Lopez, CCAS de Harnes')
  expect(text).toContain('1er mars 2026')
})

test('the same public twice, or from a day to come, is refused with a sentence', async () => {
  const twice = await samira.post(url, { kind: 'rsa' })
  expect([twice.status, twice.text.includes('l’a déjà déclaré')]).toEqual([422, true])
  const later = await samira.post(url, { kind: 'senior', since: '2027-01-01' })
  expect([later.status, later.text.includes('pas encore venu')]).toEqual([422, true])
  expect(await declared()).toHaveLength(1)
})

test('only the organisation that declared it takes it back', async () => {
  const [fact] = await declared()
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select m.organisation_id, h.id, 'prescription', h.name, 'x', h.commune, h.stage, h.status, h.touched_at from app.household h, app.member m where m.name = 'Claire Fontaine'`,
  )
  const claire = site.as('claire')
  expect((await claire.get(url)).text).toContain('Bénéficiaire du RSA')
  expect((await claire.get(url)).text).not.toContain('Retirer')
  await claire.post(`${url}/${fact?.id}/fin`)
  expect(await declared()).toHaveLength(1)
  await samira.post(`${url}/${fact?.id}/fin`)
  expect(await declared()).toHaveLength(0)
  expect(await site.owner(`select act from app.event where act like 'public.%' order by at, seq`)).toEqual([
    { act: 'public.declared' },
    { act: 'public.ended' },
  ])
})

test('who declared is not named when the organisation is masked', async () => {
  const ines = site.as('ines')
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select m.organisation_id, h.id, 'prescription', h.name, 'x', h.commune, h.stage, h.status, h.touched_at from app.household h, app.member m where m.name = 'Inès Garnier'`,
  )
  expect((await ines.post(url, { kind: 'single_parent' })).status).toBe(303)
  expect((await ines.get(url)).text).toContain('Inès Garnier')
  const { text } = await samira.get(url)
  expect(text).toContain('une structure partenaire')
  expect(text).not.toMatch(/Inès|addictologie/)
})
