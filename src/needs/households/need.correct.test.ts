import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { refusalToTakeBack, saidOf } from './need.rules.ts'

const site = await testSite()
const paul = site.as('paul')

async function register(name: string, needs: string[] = ['computer', 'skills'], who = paul) {
  const answer = await who.post('/familles/nouvelle', {
    ...{ name, needs, commune: 'Harnes', channel: 'in_person', languages: 'fr', informed: 'oui' },
    situation: 'Un téléphone pour trois.',
  })
  return answer.location?.split('/').at(-1) ?? ''
}
const needs = (id: string) =>
  site.owner<{ kind: string; state: string; urgent: boolean; situation: string }>(
    'select kind, state, urgent, situation from app.need where household_id = $1 order by kind',
    [id],
  )
const correct = (id: string, fields: Record<string, string | string[]>, who = paul) =>
  who.post(`/familles/${id}/besoins`, { version: '1', needs: ['computer', 'skills'], ...fields })
const events = (id: string) =>
  site.owner(`select data from app.event where household_id = $1 and act = 'need.corrected'`, [id])

test('the page of a household leads to its needs, as they were told', async () => {
  const id = await register('Famille Benali')
  expect((await paul.get(`/familles/${id}`)).text).toContain(`href="/familles/${id}/besoins"`)
  const { text } = await paul.get(`/familles/${id}/besoins`)
  expect(text).toContain('Un téléphone pour trois.')
  expect(text).toMatch(/value="computer"[^>]*checked/)
  expect(text).not.toMatch(/value="connection"[^>]*checked/)
})

test('a need noted by mistake goes, another comes, the chain follows, and one event tells it', async () => {
  const id = await register('Famille Nowak')
  expect(await site.owner('select chain from app.household where id = $1', [id])).toEqual([{ chain: 'dnaasaa' }])
  const answer = await correct(id, { needs: ['connection', 'skills'], urgent: 'oui', situation: 'Plus de box.' })
  expect(answer.location).toBe(`/familles/${id}`)
  expect(await needs(id)).toEqual([
    { kind: 'connection', state: 'heard', urgent: true, situation: 'Plus de box.' },
    { kind: 'skills', state: 'heard', urgent: true, situation: 'Plus de box.' },
  ])
  await correct(id, { needs: 'skills', urgent: '', situation: 'Plus de box.', version: '2' })
  expect(await site.owner('select chain from app.household where id = $1', [id])).toEqual([{ chain: 'dnsssaa' }])
  expect(await events(id)).toHaveLength(2)
  expect((await paul.get(`/familles/${id}`)).text).toContain('Paul Wattrelos a mis les besoins à jour : une formation.')
})

test('two people who correct the same needs: the second reads first, and loses nothing typed', async () => {
  const id = await register('Famille Leroy')
  const answers = await Promise.all(
    ['Premier.', 'Second.'].map((situation) => correct(id, { situation, needs: ['computer', 'skills'] })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const late = answers.find(({ status }) => status === 422)
  expect(late?.text).toContain('Quelqu’un a modifié cette fiche')
  expect(late?.text).toMatch(/Premier\.|Second\./)
  expect(await events(id)).toHaveLength(1)
})

test('a need that somebody acts on is not taken back, and nothing else of the form is written', async () => {
  const samira = site.as('samira')
  const id = await register('Famille Roy', ['computer', 'skills'], samira)
  await site.owner(`update app.need set state = 'promised' where household_id = $1 and kind = 'computer'`, [id])
  const answer = await correct(id, { needs: 'skills', situation: 'Autre chose.' }, samira)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Un ordinateur : ce besoin est déjà promis, il reste noté.')
  expect((await needs(id)).map(({ situation }) => situation)).toEqual(Array(2).fill('Un téléphone pour trois.'))
  for (const state of ['heard', 'qualified']) expect(refusalToTakeBack(state)).toBeNull()
})

test('what another organisation said of another need stays, and the page shows the first thing told', async () => {
  const id = await register('Famille Petit')
  await site.owner(
    `update app.need set situation = case kind when 'computer' then '' else 'Vient le mardi.' end where household_id = $1`,
    [id],
  )
  expect((await paul.get(`/familles/${id}`)).text).toContain('Vient le mardi.')
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind, situation, heard_at) values (app.uuid7(), $1, $2, 'connection', 'Box résiliée.', now() + interval '1 hour')`,
    [id, organisationId('paul')],
  )
  await correct(id, { needs: ['computer', 'connection', 'skills'], situation: 'Vient le jeudi.' })
  expect((await needs(id)).map(({ situation }) => situation)).toEqual([
    'Vient le jeudi.',
    'Box résiliée.',
    'Vient le jeudi.',
  ])
  expect(saidOf([])).toEqual({ situation: '', urgent: false })
})

test('at least one need stays; a closed journey, a distant follower and a stranger correct nothing', async () => {
  const id = await register('Famille Simon')
  expect((await correct(id, { needs: [] })).text).toContain('Cochez au moins un besoin')
  expect((await site.as('victor').get(`/familles/${id}/besoins`)).status).toBe(404)
  await site.owner(`update app.household_access set scope = 'status' where household_id = $1`, [id])
  expect((await paul.get(`/familles/${id}/besoins`)).status).toBe(403)
  await site.owner(`update app.household_access set scope = 'full' where household_id = $1`, [id])
  await site.owner(`update app.household set status = 'closed', closed_as = 'moved' where id = $1`, [id])
  expect((await correct(id, {})).status).toBe(403)
  expect((await paul.get(`/familles/${id}`)).text).not.toContain('/besoins"')
})
