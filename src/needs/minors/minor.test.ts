import { beforeAll, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { NOTICE_VERSION } from '../notice/words.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const samira = site.as('samira')
let family = ''
const add = async (fields: Record<string, string>) => {
  await samira.post(`${family}/personnes/nouvelle`, fields)
  const [row] = await site.owner<{ id: string }>(
    'select id from app.beneficiary where household_id = $1 and first_name = $2',
    [family.split('/').at(-1), fields.first_name],
  )
  return row?.id ?? ''
}
const child = (first_name: string, birth_year?: string) =>
  add({ age_group: 'child', first_name, ...(birth_year && { birth_year }) })
const at = (id: string) => `${family}/personnes/${id}/accord`
const noted = () =>
  site.owner(
    `select child_agreed, given_by, given_as, how, text_version, noted_by, withdrawn_on from app.agreement where kind = 'child' order by created_at, id`,
  )

let ines = ''
beforeAll(async () => {
  family =
    (
      await samira.post('/familles/nouvelle', {
        name: 'Famille Traoré',
        commune: '62413',
        adults: '2',
        children: '2',
        needs: ['skills'],
        channel: 'in_person',
        informed: 'oui',
      })
    ).location ?? ''
  ines = await child('Inès', '2015')
})

test('with nobody who decides for the child, the page says whom to note first, and nothing can be noted', async () => {
  expect((await samira.get(at(ines))).text).toContain('Qui décide pour cet enfant ?')
  const answer = await samira.post(at(ines), { child_agreed: 'oui', how: 'spoken' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('il faut aussi l’accord d’un adulte')
  expect(await noted()).toEqual([])
})

test('adults of whom nobody said whether they decide are offered first, then another adult', async () => {
  const oncle = await add({ age_group: 'adult', first_name: 'Oumar' })
  const { text } = await samira.get(at(ines))
  expect(text).toContain(`<a href="${family}/personnes/${oncle}">Compléter la fiche d’Oumar</a>`)
  expect(text.indexOf('Compléter la fiche')).toBeLessThan(text.indexOf('Ajouter un adulte'))
  await samira.post(`${family}/personnes/${oncle}/depart`)
  expect((await samira.get(at(ines))).text).not.toContain('Oumar')
})

test('under fifteen the child and one parent agree; who only looks after the child is not offered', async () => {
  const awa = await add({ age_group: 'adult', first_name: 'Awa', authority: 'shared' })
  const tante = await add({ age_group: 'adult', first_name: 'Tante', authority: 'none' })
  const { text } = await samira.get(at(ines))
  expect(text).toContain('a 10 ou 11 ans')
  expect(text).toContain('un seul parent suffit')
  expect(text).toContain('372-2')
  expect(text).not.toContain('Tante')
  for (const fields of [
    {},
    { child_agreed: 'oui', holder: awa },
    { child_agreed: 'oui', how: 'spoken', holder: tante },
    { child_agreed: 'oui', how: 'spoken', holder: ines },
    { child_agreed: 'oui', how: 'spoken', holder: 'x' },
    { how: 'spoken', holder: awa },
    { child_agreed: 'oui', how: 'telepathy', holder: awa },
  ])
    expect((await samira.post(at(ines), fields)).status).toBe(422)
  expect(await noted()).toEqual([])
  const yes = { child_agreed: 'oui', how: 'spoken', holder: awa }
  const answers = await Promise.all([samira.post(at(ines), yes), samira.post(at(ines), yes)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await noted()).toEqual([
    {
      child_agreed: true,
      given_by: 'Awa',
      given_as: 'shared',
      how: 'spoken',
      text_version: NOTICE_VERSION,
      noted_by: 'Samira Lopez',
      withdrawn_on: null,
    },
  ])
})

test('the agreement is read with the text that was agreed to, and taken back', async () => {
  const { text } = await samira.get(at(ines))
  expect(text).toContain('L’enfant, avec Awa (parent, l’autorité est partagée)')
  expect(text).toContain(`href="/notice/${NOTICE_VERSION}"`)
  const asked = (await samira.get(`${at(ines)}/retrait`)).text
  for (const said of ['Rien n’est annulé tout seul', 'Ne rien changer']) expect(asked).toContain(said)
  expect(await noted()).toMatchObject([{ withdrawn_on: null }])
  expect((await samira.post(`${at(ines)}/retrait`)).location).toBe(at(ines))
  expect((await samira.get(`${at(ines)}/retrait`)).location).toBe(at(ines))
  expect((await samira.get(family)).text).toContain('Accord d’un mineur retiré')
  expect(await noted()).toMatchObject([{ withdrawn_on: '2026-11-25' }])
  await samira.post(`${at(ines)}/retrait`)
  expect(await site.owner(`select act from app.event where act like 'agreement.child%' order by seq`)).toEqual([
    { act: 'agreement.child_noted' },
    { act: 'agreement.child_withdrawn' },
  ])
})

test('from fifteen on the young person alone; a parent named all the same is not kept', async () => {
  const yanis = await child('Yanis', '2010')
  expect((await samira.get(at(yanis))).text).toContain('associez un parent ou un tuteur chaque fois que c’est possible')
  const [awa] = await site.owner<{ id: string }>(`select id from app.beneficiary where first_name = 'Awa'`)
  expect((await samira.post(at(yanis), { child_agreed: 'oui', how: 'written', holder: awa?.id ?? '' })).status).toBe(
    303,
  )
  expect((await noted()).at(-1)).toMatchObject({ given_by: 'Yanis', given_as: 'self' })
})

test('without a birth the page asks for it; an adult has no agreement of a minor', async () => {
  const lina = await child('Lina')
  expect((await samira.get(at(lina))).text).toContain('Noter l’année de naissance')
  expect((await samira.post(at(lina), { child_agreed: 'oui', how: 'spoken' })).text).toContain('l’année de naissance')
  const [awa] = await site.owner<{ id: string }>(`select id from app.beneficiary where first_name = 'Awa'`)
  expect((await samira.post(at(awa?.id ?? ''), { child_agreed: 'oui', how: 'spoken' })).status).toBe(422)
})

test('a child’s agreement is not the family’s: nothing is passed on by it', async () => {
  expect(await site.owner(`select count(*)::int as n from app.agreement where kind = 'sharing'`)).toEqual([{ n: 0 }])
})

test('nobody elsewhere reads or notes it; forgotten, no name is left of it', async () => {
  expect((await site.as('sofia').get(at(ines))).status).toBe(404)
  expect((await site.as('sofia').post(at(ines), { child_agreed: 'oui', how: 'spoken' })).status).toBe(404)
  await samira.post(`${family}/droits/effacement`, { asked: 'spoken' })
  expect(await site.owner(`select distinct given_by from app.agreement where kind = 'child'`)).toEqual([
    { given_by: '' },
  ])
})

test.each([
  ['Inès', '2015', 422],
  ['Yanis', '2010', 303],
])('a household of one child and no adult: %s, born in %s, is answered %i', async (first_name, birth_year, status) => {
  const answer = await site.as('paul').post('/familles/nouvelle', {
    name: `Famille ${first_name}`,
    commune: '62413',
    adults: '0',
    children: '1',
    first_name,
    birth_year,
    needs: ['computer'],
    channel: 'in_person',
    informed: 'oui',
  })
  expect(answer.status).toBe(status)
  if (status === 422) {
    expect(answer.text).toContain('notez aussi l’adulte qui en répond')
    expect(answer.text).toContain(`value="${first_name}"`)
  }
})
