import { expect, test } from 'vitest'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handouts/scene.testing.ts'
import { signedOnScreen } from '../handovers/signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const [paul, nadia] = [site.as('paul'), site.as('nadia')]
const signed = { ...signedOnScreen, copy: 'none' }

const nextYear = dayOf(new Date(Date.now() + 365 * DAY))
/** A tablet that the school lent to a pupil's family, and the address of its loan. */
async function lentTablet() {
  const { sheets, stock } = await scene.prepared({ pupils: 1, devices: 1, kind: 'loan', due_on: nextYear } as never)
  expect((await paul.sign(`/remises/${sheets[0]?.id}`, signed)).status).toBe(303)
  const [loan] = await site.owner<{ id: string }>(
    'select id from app.custody where device_id = $1 and household_id is not null and until is null',
    [stock[0]?.id],
  )
  return { at: `/prets/${loan?.id}`, device: stock[0]?.id ?? '' }
}

test('a school reads the loans that it signed, takes a tablet back, and nobody else finds them', async () => {
  const { at, device } = await lentTablet()
  expect((await paul.get('/prets')).text).toContain(at)
  expect((await paul.get(at)).status).toBe(200)
  expect((await nadia.get(at)).status).toBe(404)
  expect((await nadia.get('/prets')).text).not.toContain(at)
  const [place] = await site.owner<{ id: string }>(
    `insert into app.place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Bureau de la vie scolaire', '62413') returning id`,
    [organisationId('paul')],
  )
  const back = await paul.post(`${at}/retour`, { place: place?.id, condition: 'fine', accessories: 'all' })
  expect(back.status).toBe(303)
  expect(await scene.deviceState(device)).toBe('returned')
  expect((await paul.get(`${at}/recu`)).text).toContain('Reçu de retour')
})

test('a school notes a breakdown and a loss that a family tells', async () => {
  const { at, device } = await lentTablet()
  expect((await paul.get(`${at}/panne`)).status).toBe(200)
  const lost = await paul.post(`${at}/perte`, {
    ...{ kind: 'lost', happened_on: dayOf(new Date()), circumstance: 'outside' },
  })
  expect(lost.status).toBe(303)
  expect(await scene.deviceState(device)).toBe('lost')
})
