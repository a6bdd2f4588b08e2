import { expect, test } from 'vitest'
import { sceneOf } from '#allocation/allocations/scene.testing.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const scene = sceneOf(site)
const [claire, victor] = [site.as('claire'), site.as('victor')]

/** A file that two coordinations follow in full; `first` says which one was there before, so that neither finds it at the same place. */
const shared = async (name: string, first: 'claire' | 'victor'): Promise<string> => {
  const id = await scene.household({ needs: ['computer'], name, by: 'samira' })
  const order = first === 'claire' ? (['claire', 'victor'] as const) : (['victor', 'claire'] as const)
  for (const who of order)
    await site.owner(
      `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
       select $2, h.id, 'prescription', 'full', h.name, app.name_key(h.name), h.commune, h.stage, h.status, h.touched_at from app.household h where h.id = $1`,
      [id, organisationId(who)],
    )
  return id
}
const unite = (who: typeof claire, kept: string, other: string) =>
  who.post(`/rapprochements/${kept}/${other}`, { answer: 'same', keep: kept })
const needOf = async (id: string) => (await scene.state('need', 'household_id', id))[0]
const promise = async (id: string) =>
  claire.post(`/familles/${id}/attribuer`, { programme, device: (await scene.device()).id, sim: 'later' })
const programme = await scene.programme({ computer: 40 })

test('each coordination reads its own judgement, and nothing of the other one’s', async () => {
  const [a, b] = [await shared('Famille Osier', 'claire'), await shared('Famille Osiez', 'claire')]
  await unite(claire, a, b)
  expect((await claire.get(`/familles/${b}`)).location).toBe(`/familles/${a}`)
  const page = await victor.get(`/familles/${b}`)
  expect([page.status, /Nommée par|Osier/.test(page.text)]).toEqual([200, false])
  expect((await victor.get('/rapprochements')).text).not.toContain('Claire')
  expect((await victor.post(`/rapprochements/${a}/${b}`, { answer: 'distinct' })).status).toBe(303)
  expect((await claire.get(`/familles/${b}`)).location).toBe(`/familles/${a}`)
})

test('what a coordination gave still answers the files that it reads as one when another one parts them', async () => {
  const [a, b] = [await shared('Famille Saule', 'claire'), await shared('Famille Saulle', 'claire')]
  await unite(claire, a, b)
  await unite(victor, a, b)
  await promise(a)
  expect([await needOf(a), await needOf(b)]).toEqual(['promised', 'promised'])
  expect((await victor.post(`/familles/${a}/fiches/${b}/separer`)).status).toBe(303)
  expect([await needOf(a), await needOf(b)]).toEqual(['promised', 'promised'])
  // The other one may still promise, in a programme of its own.
  await site.owner(
    `with made as (insert into app.programme (id, organisation_id, name, funder_id, starts_on) values (app.uuid7(), $1, 'Rentrée', $2, '2020-01-01') returning id)
     insert into app.quota (programme_id, commune, kind, places) select id, '62413', 'computer', 5 from made`,
    [organisationId('victor'), organisationId('lea')],
  )
  const { id: device } = await scene.device()
  await site.owner(
    `with held as (update app.custody set organisation_id = $2, holder_id = $2 where device_id = $1) update app.device set organisation_id = $2 where id = $1`,
    [device, organisationId('victor')],
  )
  const offered = (await victor.get(`/familles/${b}/attribuer`)).text
  expect(offered).toContain('La famille n’a pas demandé d’ordinateur : en promettre un quand même')
  expect((await claire.post(`/familles/${a}/fiches/${b}/separer`)).status).toBe(303)
  expect([await needOf(a), await needOf(b)]).toEqual(['promised', 'qualified'])
})

test('two coordinations that judge the same files at once, each keeping another one, both have their answer', async () => {
  for (let round = 0; round < 3; round++) {
    const [a, b] = [await shared(`Famille Aulne ${round}`, 'claire'), await shared(`Famille Aune ${round}`, 'victor')]
    await promise(a)
    expect((await Promise.all([unite(claire, a, b), unite(victor, b, a)])).map(({ status }) => status)).toEqual([
      303, 303,
    ])
    const apart = [claire.post(`/familles/${a}/fiches/${b}/separer`), victor.post(`/familles/${b}/fiches/${a}/separer`)]
    expect((await Promise.all(apart)).map(({ status }) => status)).toEqual([303, 303])
  }
})
