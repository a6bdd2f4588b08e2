import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { runsOf } from '../runs/run.testing.ts'
import { simulationInputs } from './inputs.store.ts'
import { questionOf } from './scenario.rules.ts'
import { runSimulations } from './simulation.job.ts'

const site = await testSite()
const claire = site.as('claire')
const { programme } = await runsOf(site).run({ families: 12, devices: 6, state: 'published' })
const url = `/programmes/${programme}/simulateur`
const ofProgramme = { id: programme, publics: [], whole_kits: true }
const clock = () => new Date()

/** Whatever the load of the machine, the answer is there. */
const compare = async (fields: Record<string, string>) => {
  const answer = await claire.post(url, { name: 'Rentrée', ...fields })
  if (answer.status === 303) await runSimulations(site.database, clock)
  return answer
}
const state = async (id: string) =>
  (
    await site.owner<{ state: string; failure: string | null; pending: string | null }>(
      'select state, failure, pending from app.simulation where id = $1',
      [id],
    )
  )[0]

/** A simulation too long to be answered with its page. */
const waiting = async ({ tries = 0, lease = null as string | null } = {}) => {
  const id = newId()
  const inputs = await site.acting('claire', (by) => simulationInputs(by, ofProgramme))
  const question = questionOf(inputs, { strata: [], others: 'Toutes', points: [] }, [])
  const profiles = inputs.today.asking.map(() => ({ commune: 'Harnes', publics: [], priority: 'Toutes' }))
  await site.owner(
    `insert into app.simulation (id, organisation_id, programme_id, name, scenarios, state, written_by, written_at, pending, tries, leased_until)
     values ($1, $2, $3, 'Longue', '[{"name": "Aujourd’hui", "changes": []}, {"name": "B", "changes": []}]', 'computing', 'Claire', now(), $4, $5, $6)`,
    [
      id,
      organisationId('claire'),
      programme,
      JSON.stringify({ profiles, order: ['Toutes'], questions: [question, question] }),
      tries,
      lease,
    ],
  )
  return id
}

test('two scenarios are compared with today, and one that cannot be kept says which limit', async () => {
  const form = (await claire.get(url)).text
  expect(form).toContain('Harnes, ordinateurs : au plus (aujourd’hui 40)')
  const [, laptops] = /Stock : ([^<]+) \(aujourd’hui 6\)/.exec(form) ?? []
  expect(laptops).toMatch(/portable/i)
  const made = await compare({
    'nom-1': 'Six de plus',
    'quoi-1-1': 'stock:0',
    'nombre-1-1': '+6',
    'nom-2': 'Un plancher',
    'quoi-2-1': 'least:q1',
    'nombre-2-1': '30',
  })
  expect(made.status).toBe(303)
  const { text } = await claire.get(made.location ?? '')
  for (const said of [
    '6 sur 12, soit 50 %',
    '12 sur 12, soit 100 %',
    '6 familles en plus',
    `Stock, ${laptops} : 12 au lieu de 6`,
  ])
    expect(text).toContain(said)
  expect(text).toContain('« Un plancher » ne peut pas tenir.')
  expect(text).toContain('« Harnes, ordinateurs »')
  expect(text).not.toMatch(/Famille [A-L]\b/)
  expect((await claire.get(url)).text).toContain('Six de plus, Un plancher')
})

test('what was typed comes back with its refusals', async () => {
  const refused = await claire.post(url, { name: '', 'quoi-3-1': 'stock:0', 'nombre-3-1': 'beaucoup' })
  expect(refused.status).toBe(422)
  for (const said of ['Donnez un nom à cette simulation', 'Écrivez un nombre entier', 'value="beaucoup"'])
    expect(refused.text).toContain(said)
  expect((await claire.post(url, { name: 'Rien' })).text).toContain('Changez au moins une chose')
})

test('the funder reads stored counts by five, and nobody elsewhere reads anything', async () => {
  const { location } = await compare({ 'quoi-1-1': 'stock:0', 'nombre-1-1': '8' })
  const lea = (await site.as('lea').get(location ?? '')).text
  expect(lea).toContain('5 sur 10')
  expect(lea).not.toContain('8 sur 12')
  expect((await site.as('lea').get(url)).text).not.toContain('nombre-1-1')
  expect((await site.as('lea').post(url, { name: 'Essai' })).status).toBe(403)
  expect((await site.as('victor').get(location ?? '')).status).toBe(404)
  expect((await site.as('samira').get(location ?? '')).status).toBe(403)
  const sheet = await claire.get(`${location}/conseil`)
  expect(sheet.text).toContain('5 sur 10')
})

test('a long one is computed behind, once', async () => {
  const id = await waiting()
  expect((await claire.get(`${url}/${id}`)).text).toContain('Le calcul commence dans la minute')
  expect((await site.as('lea').get(`${url}/${id}`)).status).toBe(404)
  const counts = await Promise.all([runSimulations(site.database, clock), runSimulations(site.database, clock)])
  expect(counts.sort()).toEqual([0, 1])
  expect(await state(id)).toEqual({ state: 'found', failure: null, pending: null })
  expect((await claire.get(`${url}/${id}`)).text).toContain('6 sur 12')
})

test('the end of a long one is told to whoever asked, and to nobody for one that was answered with its page', async () => {
  const id = await waiting()
  await site.owner(`update app.simulation set written_by = (select name from app.member where id = $2) where id = $1`, [
    id,
    memberId('claire'),
  ])
  const day = async () => (await claire.get('/ma-journee')).text
  expect(await day()).not.toContain(`/simulateur/${id}`)
  await runSimulations(site.database, clock)
  expect(await day()).toContain(`/simulateur/${id}`)
  expect((await site.as('samira').get('/ma-journee')).text).not.toContain(id)
})

test('given up, it is computed no more; and giving up twice says so', async () => {
  const id = await waiting()
  await claire.post(`${url}/${id}/abandonner`)
  expect(await runSimulations(site.database, clock)).toBe(0)
  expect(await state(id)).toEqual({ state: 'cancelled', failure: null, pending: null })
  expect((await claire.get(`${url}/${id}`)).text).toContain('abandonnée')
  expect((await claire.post(`${url}/${id}/abandonner`)).status).toBe(303)
  expect((await claire.get(`${url}/${id}/conseil`)).status).toBe(404)
})

test('killed half-way, it begins again when its lease is over; after three times it is given up, and too long it stops', async () => {
  const held = await waiting({ tries: 1, lease: '2999-01-01' })
  expect(await runSimulations(site.database, clock)).toBe(0)
  await site.owner(`update app.simulation set leased_until = now() - interval '1 second' where id = $1`, [held])
  expect(await runSimulations(site.database, clock)).toBe(1)
  expect((await state(held))?.state).toBe('found')
  const hopeless = await waiting({ tries: 3, lease: '2020-01-01' })
  expect(await runSimulations(site.database, clock)).toBe(0)
  expect(await state(hopeless)).toEqual({ state: 'failed', failure: 'stopped', pending: null })
  expect((await claire.get(`${url}/${hopeless}`)).text).toContain('interrompu trois fois')
  const slow = await waiting()
  await runSimulations(site.database, clock, 1)
  expect(await state(slow)).toEqual({ state: 'failed', failure: 'too long', pending: null })
})

test('a programme for which nobody waits has nothing to compare', async () => {
  const empty = newId()
  await site.owner(
    `insert into app.programme (id, organisation_id, name, starts_on) values ($1, $2, 'Vide', '2026-01-01')`,
    [empty, organisationId('claire')],
  )
  const answer = await claire.post(`/programmes/${empty}/simulateur`, {
    name: 'Vide',
    'quoi-1-1': 'stock:0',
    'nombre-1-1': '9',
  })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Personne n’attend dans ce programme')
})
