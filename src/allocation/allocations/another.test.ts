import { expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { testSite } from '#testing/testSite.ts'
import { promiseSeenBy } from './allocation.store.ts'
import { chooseDevice } from './another.store.ts'
import { cancelPromise } from './release.store.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')

test('a device lost after its promise: the promise stands, says so, and takes another device at the same place', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['computer'] })
  const [first, second] = [await scene.device(), await scene.device()]
  await claire.post(`/familles/${household}/attribuer`, { programme, device: first.id })
  const [row] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [household])
  await site.owner(`update app.device set state = 'stolen' where id = $1`, [first.id])
  const page = await claire.get(`/familles/${household}`)
  expect(page.text).toContain('Appareil volé')
  expect(page.text).toContain(`/attributions/${row?.id}/appareil`)
  const url = `/attributions/${row?.id}/appareil`
  expect((await claire.get(url)).text).toContain(second.number)
  expect((await claire.post(url, {})).text).toContain('Choisissez un appareil de la liste.')
  expect((await claire.post(url, { device: first.id })).status).toBe(422)
  expect((await claire.post(url, { device: second.id })).status).toBe(303)
  expect(await scene.state('device', 'id', second.id)).toEqual(['reserved'])
  expect(await scene.state('device', 'id', first.id)).toEqual(['stolen'])
  expect(await scene.quota(programme)).toMatchObject({ promised: 1 })
  expect((await claire.get(`/familles/${household}`)).text).toContain('la promesse tient')
})

test('two people choose another device for one promise: the second is told, and nothing stays kept for nobody', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['computer'] })
  const [lost, ...others] = [await scene.device(), await scene.device(), await scene.device()]
  await claire.post(`/familles/${household}/attribuer`, { programme, device: lost?.id ?? '' })
  const [row] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [household])
  await site.owner(`update app.device set state = 'lost' where id = $1`, [lost?.id])
  const held = await site.acting('claire', (by) => promiseSeenBy(by, row?.id ?? ''))
  const chosen = await Promise.all(
    others.map(({ id }) => site.acting('claire', async (by) => (held ? chooseDevice(by, held, id) : null))),
  )
  expect(chosen.filter(refused)).toEqual([{ refusal: expect.stringContaining('vient de choisir') }])
  const states = await Promise.all(others.map(({ id }) => scene.state('device', 'id', id)))
  expect(states.flat().sort()).toEqual(['ready', 'reserved'])
  const cancelled = await site.acting('claire', async (by) => (held ? cancelPromise(by, held, 'Essai') : null))
  expect(refused(cancelled)).toBe(false)
  expect((await Promise.all(others.map(({ id }) => scene.state('device', 'id', id)))).flat()).toEqual([
    'ready',
    'ready',
  ])
})

test('a card lost or blocked after its promise: the promise says so, and takes another card at the same place', async () => {
  const programme = await scene.programme({ computer: 1 })
  const household = await scene.household({ needs: ['connection'] })
  const [first, second] = [await scene.sim(), await scene.sim()]
  await claire.post(`/familles/${household}/attribuer`, { programme, sim: first.id })
  const [row] = await site.owner<{ id: string }>('select id from app.allocation where household_id = $1', [household])
  const url = `/attributions/${row?.id}/appareil`
  const page = async () => (await claire.get(`/familles/${household}`)).text
  expect(await page()).not.toContain(url)
  await site.owner(`update app.sim_card set state = 'blocked' where id = $1`, [first.id])
  expect(await page()).toContain('Carte bloquée')
  expect(await page()).toContain(url)
  const choices = (await claire.get(url)).text
  expect([choices.includes(second.id), choices.includes(first.id)]).toEqual([true, false])
  expect((await claire.post(url, {})).text).toContain('Choisissez une carte de la liste.')
  expect((await claire.post(url, { sim: first.id })).status).toBe(422)
  const both = await Promise.all([claire.post(url, { sim: second.id }), claire.post(url, { sim: second.id })])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await scene.quota(programme, 'connection')).toMatchObject({ promised: 1 })
  expect(await page()).toContain('a choisi une carte SIM : la promesse tient')
  expect((await site.as('victor').get(url)).status).toBe(404)
  expect((await claire.get(`/familles/${household}/attribuer`)).text).toContain('Déjà promis à cette famille')
})
