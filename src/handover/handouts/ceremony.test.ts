import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handovers/scene.testing.ts'
import { signedOnScreen } from '../handovers/signed.testing.ts'
import { linesOf } from './handout.store.ts'
import { agreementsToSign } from './papers.store.ts'

const site = await testSite()
const scene = sceneOf(site)
const nadia = site.as('nadia')
const day = { title: 'Cérémonie', held_on: '2099-06-01', kind: 'gift', with: ['charger', 'bag'] }
const signed = { ...signedOnScreen, copy: 'none' }

test('a ceremony gathers families to whom something is promised; a sheet already prepared joins it; a double click makes one', async () => {
  const [fresh, ready] = [await scene.promised(), await scene.prepared()]
  expect((await nadia.post('/seances/nouvelle', day)).text).toContain('Cochez au moins une famille')
  const past = await nadia.post('/seances/nouvelle', { ...day, held_on: '2020-01-01', households: [fresh.household] })
  expect(past.text).toContain('Ce jour est déjà passé')
  const stranger = await nadia.post('/seances/nouvelle', { ...day, households: [newId()] })
  expect(stranger.text).toContain('Une de ces promesses a changé')

  const sent = { ...day, households: [fresh.household, ready.household], _once: newId() }
  const answers = await Promise.all([nadia.post('/seances/nouvelle', sent), nadia.post('/seances/nouvelle', sent)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[0]?.location).toBe(answers[1]?.location)
  const id = answers[0]?.location?.split('/').pop()
  const sheets = await site.owner<{ id: string; household_id: string; items: number }>(
    `select x.id, x.household_id, (select count(*)::int from app.handover_item i where i.handover_id = x.id) as items
     from app.handover x where x.handout_id = $1 order by line`,
    [id],
  )
  expect(sheets.map(({ household_id, items }) => [household_id, items])).toEqual([
    [fresh.household, 4],
    [ready.household, 2],
  ])
  expect((await nadia.get('/seances/nouvelle')).text).not.toContain(fresh.household)

  const [sheet] = sheets
  expect((await nadia.sign(`/remises/${sheet?.id}`, signed)).status).toBe(303)
  expect(await scene.state('allocation', 'household_id', fresh.household)).toEqual(['handed_over', 'handed_over'])
  expect(await scene.state('handover', 'id', sheet?.id ?? '')).toEqual(['closed'])
})

test('what was stolen, or blocked, goes on no list; a computer that is not chosen yet does', async () => {
  const [stolen, open] = [await scene.promised(), await scene.promised({ sim: false })]
  await site.owner(`update app.device set state = 'stolen' where id = $1`, [stolen.device.id])
  await site.owner(`update app.sim_card set state = 'blocked' where id = $1`, [stolen.card.id])
  await site.owner(`update app.allocation set device_id = null where household_id = $1`, [open.household])
  const { text } = await nadia.get('/seances/nouvelle')
  expect([text.includes(stolen.household), text.includes('ordinateur à choisir')]).toEqual([false, true])
  await site.owner(`update app.sim_card set state = 'assigned' where id = $1`, [stolen.card.id])
  const { location } = await nadia.post('/seances/nouvelle', { ...day, households: [stolen.household] })
  expect(
    await site.owner(
      `select i.device_id, i.sim_card_id, i.label from app.handover_item i join app.handover x on x.id = i.handover_id where x.handout_id = $1`,
      [location?.split('/').pop()],
    ),
  ).toEqual([{ device_id: null, sim_card_id: stolen.card.id, label: null }])
})

test('a promise follows the device that is taken instead, and its place stays taken', async () => {
  const { url, device, household, programme, id } = await scene.prepared()
  const [item] = await site.owner<{ id: string }>(
    'select id from app.handover_item where handover_id = $1 and device_id is not null',
    [id],
  )
  const [spare, other] = [await scene.device(), await scene.prepared()]
  const path = `${url}/objets/${item?.id}/echanger`
  const taken = await nadia.post(path, { device: other.device.number, why: 'other' })
  expect(taken.status).toBe(422)
  expect(taken.text).toContain('déjà sur une autre feuille')
  expect((await nadia.post(path, { device: spare.number, why: 'other' })).status).toBe(303)
  expect(await scene.state('device', 'id', device.id)).toEqual(['ready'])
  expect(await scene.state('device', 'id', spare.id)).toEqual(['reserved'])
  expect(await scene.quota(programme)).toMatchObject({ promised: 1, handed_over: 0 })
  expect((await nadia.sign(url, signed)).status).toBe(303)
  expect(await scene.state('device', 'id', spare.id)).toEqual(['handed_over'])
  expect(await scene.state('allocation', 'household_id', household)).toEqual(['handed_over', 'handed_over'])
})

test('a ceremony is called by surname on the screen, on the paper list, on its sheets and where signatures are noted', async () => {
  const named = ['M. et Mme Zawadzki', 'Famille Abadie', 'Mme Novak']
  const families = [await scene.promised(), await scene.prepared(), await scene.promised()]
  const households = families.map(({ household }) => household)
  for (const [at, id] of households.entries())
    await site.owner('update app.household set name = $2 where id = $1', [id, named[at]])
  const url = (await nadia.post('/seances/nouvelle', { ...day, households })).location ?? ''
  const wanted = ['Famille Abadie', 'Mme Novak', 'M. et Mme Zawadzki']
  for (const path of [url, `${url}/papier`]) {
    const { text } = await nadia.get(path)
    const places = wanted.map((name) => text.indexOf(name))
    expect(places[0]).toBeGreaterThan(0)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  }
  const id = url.split('/').pop() ?? ''
  const [lines, sheets] = await site.acting('nadia', async (by) => [
    (await linesOf(by, id)).map(({ household }) => household),
    (await agreementsToSign(by, id)).map(({ handover }) => handover.household),
  ])
  expect([lines, sheets]).toEqual([wanted, wanted])
})
