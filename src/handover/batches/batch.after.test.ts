import { expect, test } from 'vitest'
import { loseDevice, takeBackDevice } from '#equipment/devices/device.moves.store.ts'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handouts/scene.testing.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { runBatchClocks } from './batch.clocks.ts'
import { batchTurns } from './batch.turns.ts'

const site = await testSite()
const scene = sceneOf(site)
const paul = site.as('paul')
const signed = { signer: 'Awa Diop', read: 'oui', how: 'screen', copy: 'printed', signature: signatureOf(pngOf()) }
const teacher = { receiver: 'person', name: 'Awa Diop', role: 'enseignante de 6e B', due_on: '2028-07-01' }
const fine = { condition: 'fine', accessories: 'all', lock: 'none' }
const [place] = await site.owner<{ id: string }>(
  `insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Réserve du collège', '62413') returning id`,
  [newId(), organisationId('paul')],
)
const here = { ...fine, place: place?.id ?? '' }

const prepared = async (n: number, more: Record<string, string> = {}) => {
  const devices = await scene.tablets(n)
  const numbers = devices.map(({ number }) => number).join('\n')
  const answer = await paul.post('/remises-groupees/nouvelle', { ...teacher, ...more, numbers })
  const url = answer.location ?? ''
  const id = url.split('/').pop() ?? ''
  return { devices, answer, url, id, first: devices[0]?.id ?? '' }
}
const out = async (n: number, more: Record<string, string> = {}) => {
  const batch = await prepared(n, more)
  expect((await paul.sign(batch.url, signed)).status).toBe(303)
  return batch
}
const itemOf = async (batch: string, device: string) =>
  (
    await site.owner<{ id: string; state: string; condition: string; missing: string; received_by: string }>(
      'select id, state, condition, missing, received_by from app.batch_item where batch_id = $1 and device_id = $2',
      [batch, device],
    )
  )[0]
const stateOf = async (id: string) =>
  (await site.owner<{ state: string }>('select state from app.batch where id = $1', [id]))[0]?.state

test('a machine that is lost ends its line, found it is home, and the rest comes back: the sheet ends', async () => {
  const { id, url, devices, first } = await out(2)
  await site.acting('paul', (by) => loseDevice(by, first, 'lost'))
  expect((await itemOf(id, first))?.state).toBe('lost')
  expect((await paul.get(url)).text).toContain('Manquant')
  expect(await stateOf(id)).toBe('signed')
  const [, second] = devices
  const rest = await itemOf(id, second?.id ?? '')
  expect((await paul.post(`${url}/retour`, { ...here, items: [rest?.id ?? ''] })).status).toBe(303)
  expect(await stateOf(id)).toBe('closed')
  await site.acting('paul', (by) => takeBackDevice(by, first))
  expect((await itemOf(id, first))?.state).toBe('returned')
})

test('a machine found before anybody noted its return blocks nothing; the last one lost ends the sheet', async () => {
  const { id, url, devices, first } = await out(2)
  await site.acting('paul', async (by) => {
    await loseDevice(by, first, 'lost')
    await takeBackDevice(by, first)
  })
  const rest = await itemOf(id, devices[1]?.id ?? '')
  expect((await paul.post(`${url}/retour`, { ...here, items: [rest?.id ?? ''] })).status).toBe(303)
  expect(await stateOf(id)).toBe('closed')
  const alone = await out(1)
  await site.acting('paul', (by) => loseDevice(by, alone.first, 'stolen'))
  expect(await stateOf(alone.id)).toBe('closed')
})

test('lost before the signature, it leaves the sheet, which is signed for the rest', async () => {
  const { id, url, first } = await prepared(2)
  await site.acting('paul', (by) => loseDevice(by, first, 'lost'))
  expect((await itemOf(id, first))?.state).toBe('refused')
  expect((await paul.sign(url, signed)).status).toBe(303)
})

test.each([
  ['locked', `locked = 'compte Google'`, 'verrouillé'],
  ['incomplete', `missing_part = 'chargeur'`, 'chargeur'],
  ['disputed', 'in_dispute = true', 'litige'],
])('a %s machine, ready as it is, is not lent, and its line says why', async (_, put, said) => {
  const [device] = await scene.tablets(1)
  await site.owner(`update app.device set ${put} where id = $1`, [device?.id])
  const answer = await paul.post('/remises-groupees/nouvelle', { ...teacher, numbers: device?.number })
  expect([answer.status, answer.text.includes(said)]).toEqual([422, true])
  expect(await scene.deviceState(device?.id ?? '')).toBe('ready')
})

test('a return says where, how, with what and whether it is locked; nothing said, nothing moves', async () => {
  const { id, url, first } = await out(1)
  const item = await itemOf(id, first)
  const items = [item?.id ?? '']
  const empty = (await paul.post(`${url}/retour`, { items })).text
  for (const said of ['Dites comment il revient', 'Dites si les accessoires']) expect(empty).toContain(said)
  expect((await paul.post(`${url}/retour`, { ...fine, items })).text).toContain('Choisissez un lieu de la liste')
  expect((await paul.post(`${url}/retour`, { ...fine, items, place: newId() })).text).toContain('un lieu de la liste')
  const lacks = { ...here, items, accessories: 'missing', lock: 'locked', condition: 'worn' }
  expect((await paul.post(`${url}/retour`, lacks)).text).toContain('Écrivez ce qui manque')
  expect(await scene.deviceState(first)).toBe('handed_over')
  expect((await paul.post(`${url}/retour`, { ...lacks, missing: 'stylet' })).status).toBe(303)
  expect(await itemOf(id, first)).toMatchObject({
    ...{ state: 'returned', condition: 'worn', missing: 'stylet', received_by: 'Paul Wattrelos' },
  })
  const [device] = await site.owner(
    'select place_id, missing_part, locked is not null as locked from app.device where id = $1',
    [first],
  )
  expect(device).toEqual({ place_id: place?.id, missing_part: 'stylet', locked: true })
})

test('under the scanner of returns, a machine of a batch is noted like any other; read twice, it is counted once', async () => {
  const { id, url, devices, first } = await out(2)
  const code = devices[0]?.number ?? ''
  const scan = () => paul.post('/prets/retours', { ...here, accessories: 'charger', code })
  const read = await scan()
  expect(read.status).toBe(303)
  expect(await itemOf(id, first)).toMatchObject({ state: 'returned', missing: 'chargeur' })
  const page = (await paul.get(read.location ?? '')).text
  for (const said of [`Rendu : ${code}`, 'Awa Diop', url]) expect(page).toContain(said)
  expect((await paul.get((await scan()).location ?? '')).text).toContain(`Déjà noté : ${code}`)
  expect(await stateOf(id)).toBe('signed')
  await paul.post('/prets/retours', { ...here, code: devices[1]?.number ?? '' })
  expect(await stateOf(id)).toBe('closed')
  const [foreign] = await scene.tablets(1, 'victor')
  expect((await paul.post('/prets/retours', { ...here, code: foreign?.number ?? '' })).text).toContain(
    'Aucun prêt en cours',
  )
})

test('a day says which batch is late and which awaits its signature, to its own organisation alone', async () => {
  const late = await out(1, { due_on: '2027-01-10', name: 'Lou Retard' })
  await prepared(1, { name: 'Zoé Attente' })
  const at = new Date('2027-02-01T09:00:00Z')
  const told = await site.acting('paul', batchTurns, at)
  expect(told[0]).toMatchObject({ tone: 'loss', href: late.url, title: expect.stringContaining('Lou Retard') })
  expect(told.map(({ title }) => title).join()).toContain('Zoé Attente')
  for (const who of ['victor', 'claire', 'ahmed'] as const)
    expect((await site.acting(who, batchTurns, at)).map(({ title }) => title).join()).not.toMatch(/Retard|Attente/)
})

const bearing = (id: string) =>
  site.owner<{ named: boolean; files: number; erased: boolean }>(
    `select concat(receiver_name, receiver_role, signer, witness) ~ 'Awa|6e B' or exists (select from app.custody c where c.batch_id = b.id and c.received_by is not null) as named,
      num_nonnulls(signature_file_id, agreement_file_id) as files, erased_at is not null as erased from app.batch b where id = $1`,
    [id],
  )

test('once all is back, a name is erased when asked, with the signature and the sheet; not before, not by another', async () => {
  const { id, url, first } = await out(1)
  const files = await site.owner<{ id: string }>(
    'select unnest(array[signature_file_id, agreement_file_id]) as id from app.batch where id = $1',
    [id],
  )
  expect((await paul.post(`${url}/effacer`, { sure: 'oui' })).text).toContain('quand tout est revenu')
  const item = await itemOf(id, first)
  await paul.post(`${url}/retour`, { ...here, items: [item?.id ?? ''] })
  expect((await site.as('victor').post(`${url}/effacer`, { sure: 'oui' })).status).toBe(404)
  expect((await paul.post(`${url}/effacer`, {})).text).toContain('Cochez la case')
  expect(await bearing(id)).toEqual([{ named: true, files: 2, erased: false }])
  expect((await paul.post(`${url}/effacer`, { sure: 'oui' })).status).toBe(303)
  await paul.post(`${url}/effacer`, { sure: 'oui' })
  expect(await bearing(id)).toEqual([{ named: false, files: 0, erased: true }])
  expect(await site.owner('select id from app.file where id = any ($1)', [files.map((file) => file.id)])).toEqual([])
  expect(
    await site.owner(`select act from app.event where subject_id = $1 and act = 'batch.erased'`, [id]),
  ).toHaveLength(1)
  const page = (await paul.get(url)).text
  expect(page).toContain('Nom effacé')
  expect(page).not.toMatch(/Awa Diop|convention\.pdf/)
  expect((await paul.get(`${url}/convention.pdf`)).status).toBe(404)
  expect((await paul.get(`/appareils/${first}`)).text).not.toContain('Awa Diop')
})

test('two years after the last return the name goes by itself, once; what is still out keeps it', async () => {
  const [back, still] = [await out(1), await out(1)]
  const item = await itemOf(back.id, back.first)
  await paul.post(`${back.url}/retour`, { ...here, items: [item?.id ?? ''] })
  const in23 = new Date(Date.now() + 23 * 30 * 86_400_000)
  await runBatchClocks(site.database, in23)
  expect(await bearing(back.id)).toMatchObject([{ named: true }])
  const in25 = new Date(Date.now() + 25 * 31 * 86_400_000)
  expect(await runBatchClocks(site.database, in25)).toBeGreaterThan(0)
  expect(await runBatchClocks(site.database, in25)).toBe(0)
  expect([...(await bearing(back.id)), ...(await bearing(still.id))]).toMatchObject([{ named: false }, { named: true }])
})
