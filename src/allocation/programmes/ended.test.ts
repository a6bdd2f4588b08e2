import { expect, test } from 'vitest'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const later = (days: number) => dayOf(new Date(Date.now() + days * DAY))

test('a programme that ends is offered to nobody the day after, and what it promised still stands', async () => {
  const programme = await scene.programme({ computer: 2, connection: 0 }, { ends: later(0) })
  const family = await scene.household({ needs: ['computer'] })
  const other = await scene.household({ needs: ['computer'], by: 'samira' })
  const asks = async () => [
    (await claire.get(`/familles/${family}/attribuer`)).text.includes('Restent à Harnes'),
    (await site.as('samira').get(`/familles/${other}/orienter`)).text.includes('il reste'),
  ]
  expect(await asks()).toEqual([true, true])
  const promised = await scene.household({ needs: ['computer'] })
  expect(
    (await claire.post(`/familles/${promised}/attribuer`, { programme, device: (await scene.device()).id })).status,
  ).toBe(303)
  await site.owner('update app.programme set ends_on = $2 where id = $1', [programme, later(-1)])
  expect(await asks()).toEqual([false, false])
  expect((await claire.get(`/familles/${family}/attribuer`)).text).toContain('Aucun programme en cours')
  expect((await claire.get(`/familles/${promised}`)).text).toContain('À remettre')
  expect((await claire.get(`/programmes/${programme}`)).status).toBe(200)
  expect((await claire.get(`/programmes/${programme}/attente`)).status).toBe(200)
  const freeze = await claire.get(`/programmes/${programme}/passages/nouveau`)
  console.log(
    'FREEZE',
    freeze.status,
    freeze.text
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 900),
  )
  const reserve = await claire.post(`/programmes/${programme}/reservations`, {
    ...{ holder: organisationId('samira'), place: '62413 computer', places: '1', until: later(3) },
  })
  console.log('RES', reserve.status, reserve.text.includes('terminé'))
  console.log(
    'ATT',
    (await claire.get(`/programmes/${programme}/attente`)).text
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 900),
  )
  console.log(
    'DAY',
    (await claire.get(`/ma-journee`)).text
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 700),
  )
})
