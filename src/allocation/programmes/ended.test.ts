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
  const page = (await claire.get(`/programmes/${programme}`)).text
  expect(page).toContain('Ce programme est terminé depuis le')
  expect(page).toContain('Rien ne s’y promet.')
  expect((await claire.get(`/programmes/${programme}/attente`)).status).toBe(200)
  const freeze = (await claire.get(`/programmes/${programme}/passages/nouveau`)).text
  expect(freeze).toContain('rien ne s’y promet plus. Prolongez-le, puis revenez.')
  const reserved = await claire.post(`/programmes/${programme}/reservations`, {
    ...{ holder: organisationId('samira'), place: '62413 computer', places: '1', until: later(3) },
  })
  expect([reserved.status, reserved.text.includes('Le programme se termine le')]).toEqual([422, true])
})

test('an agreement that ends pays no more: nothing is promised on it, and its stock says that it may be given back', async () => {
  const programme = await scene.programme({ computer: 3 })
  const [agreement] = await site.owner<{ id: string }>(
    `insert into app.funding_agreement (id, organisation_id, programme_id, title, starts_on, ends_on, written_at)
     values (app.uuid7(), $1, $2, 'Convention 2025', '2020-01-01', $3, now()) returning id`,
    [organisationId('claire'), programme, later(2)],
  )
  const [kept, common] = [await scene.device(), await scene.device()]
  await site.owner('update app.device set agreement_id = $2 where id = $1', [kept.id, agreement?.id])
  const promise = async (device: string) => {
    const household = await scene.household({ needs: ['computer'] })
    const answer = await claire.post(`/familles/${household}/attribuer`, { programme, device })
    const [row] = await site.owner<{ agreement_id: string | null }>(
      'select agreement_id from app.allocation where household_id = $1',
      [household],
    )
    return { ...answer, agreement: row?.agreement_id }
  }
  await site.owner('update app.funding_agreement set ends_on = $2 where id = $1', [agreement?.id, later(-2)])
  const late = await promise(kept.id)
  expect([late.status, late.text.includes('terminée depuis le')]).toEqual([422, true])
  expect(await promise(common.id)).toMatchObject({ status: 303, agreement: null })
  const here = `/programmes/${programme}/conventions/${agreement?.id}`
  expect((await claire.get(here)).text).toContain('Cette convention est terminée')
  const freed = await claire.post(`${here}/materiel`, { way: 'free', stock: 'laptop.unknown', number: '1' })
  expect(freed.status).toBe(303)
  expect(await promise(kept.id)).toMatchObject({ status: 303, agreement: null })
})
