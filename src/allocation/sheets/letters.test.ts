import { expect, test } from 'vitest'
import { pagesOfPdf } from '#platform/pdf/paper.testing.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { unkept } from '../runs/run.scene.testing.ts'
import { notificationOf } from './notification.words.ts'
import { decidedRun, quotaOf, supplyOf } from './sheet.testing.ts'

const site = await testSite()
const run = await decidedRun(site, 8)
await run.write({
  wishes: [9, 8, 7, 6, 5, 4, 3, 2].map((points) => ({ points })),
  supply: [supplyOf(20)],
  quotas: [quotaOf('q1', 'Harnes', 5)],
})
const householdOf = (at: number) => run.needs[at]?.household ?? ''
const set = (at: number, what: string) =>
  site.owner(`update app.household set ${what} where id = $1`, [householdOf(at)])
await site.owner(`update app.household set address = '4 rue des Lilas', channel = 'post' where id = any ($1)`, [
  run.needs.map((one) => one.household),
])
const letters = `/passages/${run.run}/lettres`
const paper = async (path: string) => pagesOfPdf((await site.as('claire').get(path)).bytes)
const toldIn = async () =>
  (await site.owner<{ id: string }>('select id from app.run_need where run_id = $1 and told_at is not null', [run.run]))
    .length

test('one page a letter: the address where an envelope shows it, the answer, the law, the code of the run', async () => {
  await set(6, `languages = '{ar}'`)
  const pages = await paper(`${run.path(6)}/lettre.pdf`)
  expect(pages).toHaveLength(1)
  for (const said of [
    'Famille G',
    '4 rue des Lilas',
    '62440 Harnes',
    'Votre demande attend encore',
    'L. 311-3-1',
    'CADA',
  ])
    expect(pages[0]).toContain(said)
  expect(pages[0]).toContain('code')
  expect((await site.as('claire').get(run.path(6))).text).toContain('dir="rtl"')
})

test('a letter with much to say is still one page', async () => {
  const reasons = Array.from({ length: 9 }, (_, at) => ({
    ...{ reason: `Une raison assez longue, la ${at + 1}e de toutes`, points: 1 },
  }))
  await unkept(site, () =>
    site.owner('update app.run_need set reasons = $2 where id = $1', [run.needs[6]?.id, JSON.stringify(reasons)]),
  )
  await site.owner(
    `update app.organisation set phone = '+33321000000', email = 'bonjour@les-passerelles.exemple.test' where id = $1`,
    [organisationId('claire')],
  )
  const pages = await paper(`${run.path(6)}/lettre.pdf`)
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('la 9e de toutes')
})

test('an address that must stay unknown, or a mailbox that others open, stands on no envelope', async () => {
  await set(1, 'confidential_address = true')
  await set(2, 'neutral_message = true')
  const byHand = await paper(`${letters}.pdf?how=hand`)
  expect(byHand).toHaveLength(2)
  for (const page of byHand) {
    expect(page).toContain('À remettre en main propre')
    expect(page).not.toContain('Lilas')
  }
  expect(await paper(`${letters}.pdf?how=post&commune=62413`)).toHaveLength(6)
  expect(await paper(`${letters}.pdf`)).toHaveLength(8)
  expect((await site.as('claire').get(`${letters}.pdf?commune=62510`)).status).toBe(404)
})

test('whoever left the run, was forgotten or asked that nothing more be done has no letter', async () => {
  await site.owner(`update app.run_need set gone = 'withdrawn' where id = $1`, [run.needs[3]?.id])
  await site.owner(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on)
     values (app.uuid7(), $2, $1, 'object', 'spoken', current_date, 'Claire', now(), current_date + 30)`,
    [householdOf(4), organisationId('claire')],
  )
  expect(await paper(`${letters}.pdf`)).toHaveLength(6)
  expect((await site.as('claire').get(`${run.path(4)}/lettre.pdf`)).status).toBe(404)
})

test('letters are noted told once, by the post or by hand; reading them notes nothing', async () => {
  const claire = site.as('claire')
  expect(await toldIn()).toBe(0)
  for (const wrong of [{}, { how: 'pigeon' }, { how: 'post', commune: 'Harnes' }])
    expect((await claire.post(letters, wrong)).status).toBe(422)
  expect(await toldIn()).toBe(0)
  await claire.post(letters, { how: 'post' })
  expect(await toldIn()).toBe(4)
  await Promise.all([claire.post(`${run.path(1)}/remise`), claire.post(`${run.path(1)}/remise`)])
  expect(await toldIn()).toBe(5)
  await claire.post(letters, { how: 'post' })
  await claire.post(letters, { how: 'hand' })
  expect(await toldIn()).toBe(6)
  const told = await site.owner<{ how: string; told: string }>(
    `select e.data ->> 'how' as how, e.household_id as told from app.event e join app.run_need n on n.id = e.subject_id
     where e.act = 'run.told' and n.run_id = $1 and n.household_id = e.household_id order by e.seq`,
    [run.run],
  )
  expect(told.map(({ how }) => how)).toEqual(['post', 'post', 'post', 'post', 'hand', 'hand'])
  expect(new Set(told.map(({ told: family }) => family)).size).toBe(6)
  expect((await claire.get(`/familles/${householdOf(1)}`)).text).toContain('Réponse donnée')
  expect((await claire.get(letters)).text).toContain('Lettres aux familles')
})

const stand = (state: string) =>
  unkept(site, () => site.owner('update app.allocation_run set state = $2 where id = $1', [run.run, state]))

test('nothing is said before a decision, nor to another organisation', async () => {
  expect((await site.as('victor').get(letters)).status).toBe(404)
  expect((await site.as('victor').get(run.path(0))).status).toBe(404)
  expect((await site.as('sofia').get(run.path(0))).status).toBe(404)
  expect((await site.as('lea').get(run.path(0))).status).toBe(403)
  await stand('proposed')
  for (const path of [letters, `${letters}.pdf`, run.path(0), `${run.path(0)}/detail`, `${run.path(0)}/lettre.pdf`])
    expect([path, (await site.as('claire').get(path)).status]).toEqual([path, 404])
  await stand('decided')
})

test('who follows the family in full reads its outcome and its sheet; who follows it from afar does not', async () => {
  const samira = site.as('samira')
  const family = `/familles/${householdOf(0)}`
  expect((await samira.get(family)).text).toContain(run.path(0))
  expect((await samira.get(run.path(0))).text).toContain('Votre demande est acceptée')
  expect((await samira.get(run.path(0))).text).not.toContain('remise en main propre')
  expect((await samira.get(letters)).status).toBe(403)
  await site.owner(
    `update app.household_access set scope = 'status' where organisation_id = $1 and household_id = $2`,
    [organisationId('samira'), householdOf(0)],
  )
  expect((await samira.get(family)).text).not.toContain('Décisions d’attribution')
  expect((await samira.get(run.path(0))).status).toBe(404)
})

const organisation = { name: 'Service d’addictologie', masked_as: 'Une structure', phone: '+33321000000' }

test('a short message names neither the family, nor what was asked, nor a masked organisation', () => {
  const said = { organisation, neutral: false, languages: ['fr'] }
  expect(notificationOf({ ...said, outcome: 'served' })).toEqual({
    subject: 'Votre demande',
    body: 'Votre demande est acceptée. Nous vous donnerons un rendez-vous. Nous pouvons tout vous expliquer. Appelez-nous, ou venez. Une structure, 03 21 00 00 00.',
  })
  expect(notificationOf({ ...said, outcome: 'waiting', languages: ['so', 'pl', 'en'] }).body).toContain('na liście')
  expect(notificationOf({ ...said, outcome: 'waiting', languages: ['so'] }).body).toContain('sur la liste')
  expect(notificationOf({ ...said, outcome: 'served', neutral: true, languages: ['tr'] })).toEqual({
    subject: 'Un message',
    body: 'Merhaba, müsait olduğunuzda lütfen bizi arayın.',
  })
  for (const outcome of ['served', 'waiting'] as const)
    expect(notificationOf({ ...said, outcome }).body).not.toMatch(/ordinateur|connexion|addictologie/i)
})
