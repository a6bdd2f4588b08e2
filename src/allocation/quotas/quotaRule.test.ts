import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const HARNES = '62413'
type Fields = Record<string, string | string[]>
const valid = { name: 'Élèves', kind: 'computer', publics: ['pupil'], at_least: '2', at_most: '3', awaited: 'oui' }

const rulesOf = (programme: string) =>
  site.owner<{ id: string; name: string; promised: number; version: number; at_most: number | null }>(
    'select id, name, promised, version, at_most from app.quota_rule where programme_id = $1 and ended_at is null order by written_at, id',
    [programme],
  )
const pupil = async (household: string, kind = 'pupil') =>
  site.owner(
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values ($1, $2, $3, $4, $5, '2026-01-05')`,
    [newId(), household, organisationId('claire'), kind, memberId('claire')],
  )
const waiting = async (publics: string[] = []) => {
  const household = await scene.household({ needs: ['computer'] })
  for (const one of publics) await pupil(household, one)
  await scene.accepted(household, { kinds: ['computer'] })
  return household
}
const promised = async (programme: string, publics: string[] = []) => {
  const household = await waiting(publics)
  const answer = await claire.post(`/familles/${household}/attribuer`, { programme, device: (await scene.device()).id })
  expect(answer.status).toBe(303)
  return household
}
const send = (programme: string, fields: Fields = {}) =>
  claire.post(`/programmes/${programme}/quotas/nouveau`, { ...valid, ...fields })

test('a quota counts at once what is promised to those whom it names, and the page says what is left and who waits', async () => {
  const programme = await scene.programme({ computer: 10 })
  await promised(programme, ['pupil', 'rsa'])
  await promised(programme)
  await waiting(['pupil'])
  await waiting(['pupil'])
  await waiting(['senior'])
  expect((await send(programme)).status).toBe(303)
  expect(await rulesOf(programme)).toMatchObject([{ name: 'Élèves', promised: 1 }])
  expect(
    await site.owner(
      'select 1 from app.quota_count c join app.quota_rule r on r.id = c.quota_rule_id where r.programme_id = $1',
      [programme],
    ),
  ).toHaveLength(1)
  const page = (await claire.get(`/programmes/${programme}/quotas`)).text
  expect(page).toContain('1 promis, 2 encore possibles, 1 à garantir')
  expect(page).toMatch(/data-label="Familles en attente" class="end">2</)
  expect((await claire.get(`/programmes/${programme}`)).text).toContain('1 promis, 2 encore possibles, 1 à garantir')
})

test('organisations and agreements name too: who oriented first, and the agreement of the promise', async () => {
  const programme = await scene.programme({ computer: 10 })
  const household = await promised(programme)
  const agreement = (
    await claire.post(`/programmes/${programme}/conventions/nouvelle`, {
      title: 'Convention A',
      starts_on: '2026-01-01',
    })
  ).location
    ?.split('/')
    .at(-1) as string
  await promised(programme)
  await site.owner('update app.allocation set agreement_id = null where programme_id = $1', [programme])
  await site.owner('update app.allocation set agreement_id = $1 where household_id = $2', [agreement, household])
  await send(programme, { name: 'CCAS', publics: [], organisations: [organisationId('samira')], at_most: '9' })
  await send(programme, { name: 'Convention', publics: [], agreements: [agreement], at_most: '9' })
  await send(programme, { name: 'Lignes', publics: [], kind: 'connection', at_most: '9' })
  expect((await rulesOf(programme)).map(({ name, promised: n }) => [name, n])).toEqual([
    ['CCAS', 2],
    ['Convention', 1],
    ['Lignes', 0],
  ])
  const page = (await claire.get(`/programmes/${programme}/quotas`)).text
  expect(page).toContain('par CCAS de Harnes')
  expect(page).toContain('au titre de Convention A')
})

test('each refusal is said beside its field, and nothing is written', async () => {
  const programme = await scene.programme({ computer: 10, connection: 0 })
  await promised(programme, ['pupil'])
  await promised(programme, ['pupil'])
  for (const [fields, said] of [
    [{ name: '' }, 'Donnez un nom, par exemple « Élèves d’Avion ».'],
    [{ at_least: '', at_most: '' }, 'Écrivez un minimum, un maximum, ou les deux.'],
    [{ at_least: '4' }, 'Le minimum (4) dépasse le maximum (3)'],
    [{ at_least: '1,5' }, 'Au moins : un nombre de 0 à 20000.'],
    [{ at_most: '-2' }, 'Au plus : un nombre de 0 à 20000.'],
    [{ at_least: '11', at_most: '' }, 'Le minimum dépasse les places : il y en a 10 en tout'],
    [{ at_least: '9', at_most: '', awaited: '' }, 'Le minimum dépasse le stock'],
    [{ at_least: '', at_most: '1' }, 'Déjà promis à ceux que ce quota nomme : 2 ordinateurs.'],
    [{ kind: 'connection' }, 'Ce quota ne nomme personne : aucune place de connexion'],
    [{ communes: ['62065'] }, 'le programme n’y ouvre plus de place'],
    [{ organisations: [organisationId('victor')] }, 'Choisissez parmi les structures affichées.'],
    [{ agreements: [organisationId('victor')] }, 'Choisissez parmi les conventions de ce programme.'],
    [{ kind: 'telephone' }, 'Dites ce que ce quota limite.'],
  ] as const) {
    const answer = await send(programme, fields as Fields)
    expect([answer.status, said, answer.text.includes(said)]).toEqual([422, said, true])
  }
  expect(await rulesOf(programme)).toEqual([])
  expect((await send(programme)).status).toBe(303)
  expect((await send(programme)).text).toContain('Un autre quota de ce programme porte ce nom.')
})

test('a double click writes one quota', async () => {
  const programme = await scene.programme({ computer: 10 })
  const key = { _once: newId() }
  const answers = await Promise.all([send(programme, key), send(programme, key)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await rulesOf(programme)).toHaveLength(1)
})

test('two people who change one quota: the second one reads it again; a wider scope is counted again', async () => {
  const programme = await scene.programme({ computer: 10 })
  await promised(programme, ['pupil'])
  await promised(programme, ['rsa'])
  await send(programme)
  const [rule] = await rulesOf(programme)
  const url = `/programmes/${programme}/quotas/${rule?.id}`
  expect((await claire.get(url)).text).toContain('value="Élèves"')
  const answers = await Promise.all(
    ['Un', 'Deux'].map((name) => claire.post(url, { ...valid, name: `Quota ${name}`, version: '1' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toContain('Quelqu’un vient de modifier ce quota.')
  const wider = await claire.post(url, { ...valid, publics: ['pupil', 'rsa'], version: '2' })
  expect(wider.status).toBe(303)
  expect(await rulesOf(programme)).toMatchObject([{ promised: 2, version: 3 }])
})

test('limits alone may change without counting again: a family that was forgotten since stays counted', async () => {
  const programme = await scene.programme({ computer: 10 })
  const household = await promised(programme, ['pupil'])
  await send(programme)
  const [rule] = await rulesOf(programme)
  await site.owner('delete from app.target_public where household_id = $1', [household])
  await claire.post(`/programmes/${programme}/quotas/${rule?.id}`, { ...valid, at_most: '8', version: '1' })
  expect(await rulesOf(programme)).toMatchObject([{ promised: 1, at_most: 8 }])
})

test('an ended quota limits nothing, is not found again, and its name is free', async () => {
  const programme = await scene.programme({ computer: 10 })
  await send(programme)
  const [rule] = await rulesOf(programme)
  const url = `/programmes/${programme}/quotas/${rule?.id}/fin`
  expect((await claire.get(url)).text).toContain('Terminer le quota « Élèves » ?')
  expect((await claire.post(url, { version: '7' })).text).toContain('Quelqu’un vient de modifier ce quota.')
  expect((await claire.post(url, { version: '1' })).status).toBe(303)
  expect((await claire.get(url)).status).toBe(404)
  expect((await send(programme)).status).toBe(303)
})

test('floors that cannot be kept together are named on the page, before anything runs', async () => {
  const programme = await scene.programme({ computer: 3 })
  for (let at = 0; at < 5; at++) await waiting(['pupil'])
  for (let at = 0; at < 5; at++) await waiting(['rsa'])
  for (let at = 0; at < 6; at++) await scene.device()
  await send(programme, { at_least: '2', at_most: '' })
  expect((await claire.get(`/programmes/${programme}/quotas`)).text).not.toContain(
    'ne peuvent pas être tenues ensemble',
  )
  await send(programme, { name: 'RSA', publics: ['rsa'], at_least: '2', at_most: '' })
  const page = (await claire.get(`/programmes/${programme}/quotas`)).text
  expect(page).toContain('Ces limites ne peuvent pas être tenues ensemble aujourd’hui')
  expect(page).toMatch(/« RSA » : au moins 2, encore 2 à promettre ; \d+ familles attendent/)
})

test('quotas nested in others say so, and a commune that closed is named instead of widening the quota', async () => {
  const programme = await scene.programme({ computer: 10 })
  await send(programme, { name: 'Harnes', publics: [], communes: [HARNES], at_least: '' })
  await send(programme, { name: 'Élèves de Harnes', communes: [HARNES], at_least: '' })
  expect((await claire.get(`/programmes/${programme}/quotas`)).text).toContain('compris dans « Harnes »')
  await site.owner('update app.quota set places = 0 where programme_id = $1', [programme])
  const [rule] = await rulesOf(programme)
  const url = `/programmes/${programme}/quotas/${rule?.id}`
  expect((await claire.get(url)).text).toContain('Harnes (plus dans le programme)')
  expect((await claire.post(url, { ...valid, communes: [HARNES], version: '1' })).text).toContain(
    'Harnes : le programme n’y ouvre plus de place.',
  )
})

test('a promise that arrives while a quota is written is counted, or waits for it', async () => {
  for (let round = 0; round < 4; round++) {
    const programme = await scene.programme({ computer: 5 })
    const household = await waiting(['pupil'])
    const device = await scene.device()
    const [written] = await Promise.all([
      send(programme, { name: `Quota ${round}`, at_least: '' }),
      claire.post(`/familles/${household}/attribuer`, { programme, device: device.id }),
    ])
    expect(written.status).toBe(303)
    const [rule] = await rulesOf(programme)
    const counts = await site.owner('select 1 from app.quota_count where quota_rule_id = $1', [rule?.id])
    expect(rule?.promised).toBe(counts.length)
  }
})

test('another organisation neither reads nor writes them', async () => {
  const programme = await scene.programme({ computer: 5 })
  await send(programme)
  const [rule] = await rulesOf(programme)
  for (const path of ['', '/nouveau', `/${rule?.id}`, `/${rule?.id}/fin`])
    expect((await site.as('victor').get(`/programmes/${programme}/quotas${path}`)).status).toBe(404)
  expect(
    (await site.as('victor').post(`/programmes/${programme}/quotas/${rule?.id}/fin`, { version: '1' })).status,
  ).toBe(404)
  expect((await site.as('nadia').get(`/programmes/${programme}/quotas`)).status).toBe(403)
})
