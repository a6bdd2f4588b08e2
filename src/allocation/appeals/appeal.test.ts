import { expect, test } from 'vitest'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { leftOf } from '../commission/sequel.store.ts'
import { runsOf } from '../runs/run.testing.ts'
import { dueOn } from './appeal.rules.ts'
import { appealTurns } from './appeal.turns.ts'

const site = await testSite()
const today = dayOf(new Date())
const GROUNDS = 'Notre ordinateur est tombé en panne le mois dernier'

/** A run decided through its page, so that promises stand. */
async function decided() {
  await site.owner(`update app.device set state = 'to_wipe' where state = 'ready'`)
  const made = await runsOf(site).run()
  const path = `/passages/${made.run}/decider`
  await site.as('claire').sign(path, { body: 'Commission', decided_on: today, present: 'Deux élues' }, path)
  return made
}
const receive = (run: string, need: string | undefined, fields = {}) =>
  site.as('claire').post(`/passages/${run}/recours/${need}`, { received_on: today, grounds: GROUNDS, ...fields })
async function received() {
  const made = await decided()
  const { location } = await receive(made.run, made.needs[1]?.id)
  return { ...made, path: location ?? '', need: made.needs[1] }
}
const answer = (path: string, fields: Record<string, string>) =>
  site.as('claire').post(path, { answer: 'Sa situation a changé depuis la demande.', ...fields })

test('a family that waits asks for another look, once at a time, after the decision', async () => {
  const { run, needs } = await decided()
  expect((await receive(run, needs[0]?.id)).text).toContain('Cette famille est servie.')
  expect((await receive(run, needs[1]?.id, { grounds: '' })).text).toContain('Écrivez ce que la famille demande.')
  expect((await receive(run, needs[1]?.id, { received_on: '2099-01-01' })).text).toContain('Ce jour est à venir.')
  expect((await receive(run, needs[1]?.id, { received_on: '2020-01-01' })).text).toContain('le recours vient après')
  const answers = await Promise.all([1, 2].map(() => receive(run, needs[1]?.id)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toContain('attend déjà sa réponse')
  const undecided = await runsOf(site).run()
  expect((await receive(undecided.run, undecided.needs[1]?.id)).text).toContain('La commission n’a pas encore décidé')
})

test('two months to answer: pressing three weeks before, late after', async () => {
  expect(dueOn('2026-12-31')).toBe('2027-02-28')
  const { path } = await received()
  const turn = async (days: number) =>
    site.acting(
      'claire',
      async (by) => (await appealTurns(by)).find(({ href }) => href === path),
      new Date(Date.now() + days * 86_400_000),
    )
  expect(await turn(1)).toMatchObject({ tone: 'turn', pressing: false })
  expect(await turn(50)).toMatchObject({ tone: 'turn', pressing: true })
  expect(await turn(70)).toMatchObject({ tone: 'loss' })
  expect((await site.as('claire').get('/ma-journee')).text).toContain('demande un nouvel examen')
  expect(await site.acting('nadia', appealTurns)).toEqual([])
})

test('upheld: what is free is promised within the places, and the family reads it', async () => {
  const { path, need, run } = await received()
  const nothing = await answer(path, { upheld: 'oui' })
  expect(nothing.status).toBe(422)
  expect(nothing.text).toContain('Aucun appareil n’est libre.')
  const device = await sceneOf(site).device()
  expect((await answer(path, { upheld: 'oui' })).status).toBe(303)
  const rows = await site.owner('select device_id from app.allocation where run_need_id = $1', [need?.id])
  expect(rows).toEqual([{ device_id: device.id }])
  expect(await site.owner('select final, outcome, class from app.run_need where id = $1', [need?.id])).toEqual([
    { final: 'served', outcome: 'waiting', class: 'Ordinateur portable, à évaluer' },
  ])
  const sheet = (await site.as('claire').get(`/passages/${run}/familles/${need?.id}`)).text
  expect(sheet).toContain('Votre demande est acceptée')
  expect(sheet).toContain('vous donnent raison')
  expect(sheet).toContain('est accepté.')
  expect(sheet).toContain('Sa situation a changé depuis la demande.')
  expect((await answer(path, { upheld: 'non' })).text).toContain('Ce recours a déjà sa réponse.')
  expect((await site.as('claire').get(`/familles/${need?.household}`)).text).toContain('a donné raison à la famille')
  expect((await site.as('claire').get(`/passages/${run}/recours`)).text).toContain('Accepté')
})

test('upheld when nothing is free: said so, and the coordination is reminded to promise until somebody does', async () => {
  const { path, run, programme, need } = await received()
  expect((await answer(path, { upheld: 'oui', later: 'oui' })).status).toBe(303)
  expect((await site.as('claire').get(path)).text).toContain('Rien n’est encore promis')
  const turns = await site.acting('claire', appealTurns)
  expect(turns.find(({ href }) => href === path)?.title).toContain('recours accepté')
  const left = () => site.acting('claire', (by) => leftOf(by, run))
  expect(await left()).toMatchObject({ upheld: 1 })
  const device = await sceneOf(site).device()
  const other = { programme, device: device.id, other: 'oui' }
  expect((await site.as('claire').post(`/familles/${need?.household}/attribuer`, other)).status).toBe(303)
  expect((await site.acting('claire', appealTurns)).find(({ href }) => href === path)).toBeUndefined()
  expect(await left()).toMatchObject({ upheld: 0 })
  expect((await site.as('claire').get(path)).text).not.toContain('Rien n’est encore promis')
})

test('beyond the places of the commune, an appeal promises nothing', async () => {
  const { path, programme } = await received()
  await sceneOf(site).device()
  await site.owner('update app.quota set places = promised where programme_id = $1', [programme])
  expect((await answer(path, { upheld: 'oui' })).text).toContain('places de Harnes sont prises.')
})

test('rejected with its reasons, and the ways that are left to the family', async () => {
  const { path } = await received()
  expect((await answer(path, { upheld: 'non', answer: 'non' })).text).toContain('Écrivez la réponse et ses raisons')
  expect((await answer(path, {})).text).toContain('Choisissez la réponse.')
  expect((await answer(path, { upheld: 'non' })).status).toBe(303)
  const page = (await site.as('claire').get(path)).text
  expect(page).toContain('tribunal administratif dans les deux mois')
  expect(page).toContain('CADA')
})

test('somebody else than who noted the decision answers, unless nobody else can', async () => {
  const { path } = await received()
  await site.owner(`update app.member set role = 'coordinator' where name = 'Nadia Haddad'`)
  const refused = await answer(path, { upheld: 'non' })
  expect(refused.text).toContain('une autre personne de la coordination doit répondre')
  expect(
    (await site.as('nadia').post(path, { upheld: 'non', answer: 'La commission a bien lu sa situation.' })).status,
  ).toBe(303)
  await site.owner(`update app.member set role = 'mediator' where name = 'Nadia Haddad'`)
})

test('two people answer at once: one answer', async () => {
  const { path } = await received()
  const answers = await Promise.all([answer(path, { upheld: 'non' }), answer(path, { upheld: 'oui', later: 'oui' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('another territory neither reads nor answers an appeal', async () => {
  const { path, run, needs } = await received()
  expect((await site.as('victor').get(path)).status).toBe(404)
  expect((await site.as('victor').post(path, { upheld: 'oui', answer: 'Une réponse d’ailleurs.' })).status).toBe(404)
  expect(
    (await site.as('victor').post(`/passages/${run}/recours/${needs[3]?.id}`, { received_on: today, grounds: GROUNDS }))
      .status,
  ).toBe(404)
})
