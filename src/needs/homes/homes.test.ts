import { beforeAll, expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
type Who = 'claire' | 'sofia' | 'samira'
const register = async (name: string, who: Who = 'claire') =>
  (
    await site.as(who).post('/familles/nouvelle', {
      name,
      commune: '62413',
      adults: '1',
      children: '1',
      needs: ['computer'],
      channel: 'in_person',
      informed: 'oui',
    })
  ).location ?? ''
const add = async (family: string, first_name: string, more: Record<string, string> = {}, who: Who = 'claire') => {
  await site
    .as(who)
    .post(`${family}/personnes/nouvelle`, { age_group: 'child', first_name, birth_year: '2014', ...more })
  const [row] = await site.owner<{ id: string }>(
    'select id from app.beneficiary where household_id = $1 and first_name = $2',
    [family.split('/').at(-1), first_name],
  )
  return row?.id ?? ''
}
const links = () =>
  site.owner<{ child_id: string; ended_on: string | null }>('select * from app.two_homes order by noted_at, id')

let mother = ''
let father = ''
let here = ''
let there = ''
let page = ''
beforeAll(async () => {
  mother = await register('Famille Cissé')
  father = await register('Famille Diop')
  here = await add(mother, 'Inès', { other_home: 'Une semaine sur deux chez son père.' })
  there = await add(father, 'Inès')
  page = `${mother}/personnes/${here}/autre-foyer`
})

test('the page finds the same child in the other families, by her first name or by the family, and with a slip', async () => {
  for (const query of ['', '?nom=Diop', '?nom=Diopp', '?nom=Innes']) {
    const { text } = await site.as('claire').get(`${page}${query}`)
    expect(text).toContain('Famille Diop')
    expect(text).toContain(`value="${there}"`)
  }
  expect((await site.as('claire').get(`${page}?nom=Nobody`)).text).toContain('Aucun autre enfant trouvé')
})

test('what is no other child is refused, and nothing is written', async () => {
  const elsewhere = await add(await register('Famille Ailleurs', 'sofia'), 'Inès', {}, 'sofia')
  const older = await add(father, 'Awa', { birth_year: '2012' })
  for (const child of ['', 'x', here, elsewhere, older]) {
    const answer = await site.as('claire').post(page, { child })
    expect(answer.status).toBe(422)
  }
  expect(await links()).toEqual([])
})

test('two files become one child, on both pages, once, whoever clicks twice or from the other side', async () => {
  const answers = await Promise.all([
    site.as('claire').post(page, { child: there }),
    site.as('claire').post(`${father}/personnes/${there}/autre-foyer`, { child: here }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await links()).toHaveLength(1)
  expect((await site.as('claire').post(page, { child: there })).text).toContain('déjà deux foyers notés')
  expect((await site.as('claire').get(mother)).text).toContain('Famille Diop')
  expect((await site.as('claire').get(father)).text).toContain('Famille Cissé')
  expect((await site.as('claire').get(page)).text).toContain('Ce n’est plus le cas')
})

test('who follows one of the two families only never learns that there is another', async () => {
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
     select $2, id, 'prescription', 'full', name, name_key, commune, stage, status, touched_at from app.household where id = $1`,
    [mother.split('/').at(-1), organisationId('samira')],
  )
  const samira = site.as('samira')
  const shown = (await samira.get(mother)).text
  expect(shown).toContain('Inès')
  expect(shown).not.toContain('Diop')
  expect((await samira.get(`${mother}/droits/dossier.json`)).text).not.toContain('Diop')
  const { text } = await samira.get(page)
  expect(text).not.toContain('Ce n’est plus le cas')
  expect(text).not.toContain('Diop')
  expect((await samira.post(`${page}/fin`)).status).toBe(404)
  expect((await samira.post(page, { child: there })).text).not.toContain('Diop')
  expect(await site.owner(`select why, data from app.event where act = 'beneficiary.homes_noted'`)).toEqual([
    { why: null, data: {} },
  ])
})

test('from afar, the second home of a child is not read either', async () => {
  const follow = (scope: string) =>
    site.owner(`update app.household_access set scope = $3 where organisation_id = $1 and household_id = $2`, [
      organisationId('claire'),
      father.split('/').at(-1),
      scope,
    ])
  await follow('status')
  expect((await site.as('claire').get(mother)).text).not.toContain('Diop')
  await follow('full')
  expect((await site.as('claire').get(mother)).text).toContain('Diop')
})

test('the link ends when it is said so, once; a family forgotten takes it away', async () => {
  expect((await site.as('claire').post(`${page}/fin`)).status).toBe(303)
  expect((await site.as('claire').post(`${page}/fin`)).status).toBe(404)
  expect((await site.as('claire').get(mother)).text).not.toContain('Famille Diop')
  expect((await site.as('claire').post(page, { child: there })).status).toBe(303)
  expect((await site.as('claire').post(`${father}/droits/effacement`, { asked: 'spoken' })).status).toBe(303)
  expect(await links()).toEqual([])
  expect((await site.as('claire').get(mother)).status).toBe(200)
})
