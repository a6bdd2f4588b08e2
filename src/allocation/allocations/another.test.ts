import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
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
