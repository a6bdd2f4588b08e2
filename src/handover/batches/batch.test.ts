import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { textOfPdf } from '#platform/pdf/paper.testing.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handouts/scene.testing.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { batchPdf } from './batch.pdf.ts'
import { batchItems, batchSeenBy } from './batch.store.ts'

const site = await testSite()
const scene = sceneOf(site)
const [nadia, paul, victor, samira, ahmed] = [
  site.as('nadia'),
  site.as('paul'),
  site.as('victor'),
  site.as('samira'),
  site.as('ahmed'),
]
const signed = { signer: 'Awa Diop', read: 'oui', how: 'screen', copy: 'printed', signature: signatureOf(pngOf()) }
const fine = { condition: 'fine', accessories: 'all', lock: 'none' }
const teacher = { receiver: 'person', name: 'Awa Diop', role: 'enseignante de 6e B', due_on: '2028-07-01' }

const placeOf = async (owner: 'claire' | 'victor' = 'claire', name = 'Médiathèque') => {
  const id = newId()
  await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, $3, '62413')`, [
    ...[id, organisationId(owner), name],
  ])
  return id
}
/** A batch prepared for a place of the coordination, or for a teacher of the school. */
const prepared = async (n: number, to: 'place' | 'person' = 'place', more: Record<string, unknown> = {}) => {
  const who = to === 'place' ? nadia : paul
  const devices = await scene.tablets(n, to === 'place' ? 'claire' : 'paul')
  const receiver: Record<string, string> =
    to === 'place'
      ? { ...teacher, receiver: 'place', place: await placeOf(), due_on: '', role: 'responsable' }
      : teacher
  const form = { ...receiver, numbers: devices.map(({ number }) => number).join('\n'), with: ['charger'], ...more }
  const answer = await who.post('/remises-groupees/nouvelle', form)
  return {
    devices,
    place: receiver.place,
    answer,
    url: answer.location ?? '',
    id: answer.location?.split('/').pop() ?? '',
  }
}
const itemsOf = (id: string) =>
  site.owner<{ id: string; device_id: string | null; label: string | null; state: string; count: number }>(
    'select id, device_id, label, state, count from app.batch_item where batch_id = $1 order by label nulls first, id',
    [id],
  )
const openLinks = (device: string) =>
  site.owner<{ depth: number; place_id: string | null; batch_id: string | null; household_id: string | null }>(
    'select depth, place_id, batch_id, household_id, received_by from app.custody where device_id = $1 and until is null order by depth',
    [device],
  )

test('a place takes ten machines for its public with one signature: one sheet, one line each, sealed, and its chain says who answers', async () => {
  const { url, id, devices, place } = await prepared(10)
  const page = (await nadia.get(url)).text
  for (const said of ['Médiathèque', 'Awa Diop, responsable', devices[9]?.number ?? '', 'Chargeur (10)'])
    expect(page).toContain(said)
  expect(await scene.deviceState(devices[0]?.id ?? '')).toBe('reserved')
  expect((await nadia.sign(url, signed)).status).toBe(303)
  for (const { id: device } of devices) {
    expect(await scene.deviceState(device)).toBe('handed_over')
    expect(await openLinks(device)).toMatchObject([
      { depth: 0, place_id: null, batch_id: null },
      { depth: 1, place_id: place, batch_id: id, household_id: null, received_by: 'Awa Diop, responsable' },
    ])
  }
  const [file] = await site.owner<{ sha: string }>(
    `select encode(f.sha256, 'hex') as sha from app.batch b join app.file f on f.id = b.agreement_file_id where b.id = $1`,
    [id],
  )
  const events = await site.owner<{ data: { digest: string }; household_id: string | null }>(
    `select data, household_id from app.event where subject_id = $1 and act = 'batch.signed'`,
    [id],
  )
  expect(events).toMatchObject([{ data: { digest: file?.sha }, household_id: null }])
  expect((await nadia.get(url)).text).toContain('Scellée')
  const first = await nadia.get(`${url}/convention.pdf`)
  expect(Buffer.from(first.bytes).equals(Buffer.from((await nadia.get(`${url}/convention.pdf`)).bytes))).toBe(true)
  const chain = (await nadia.get(`/appareils/${devices[0]?.id}`)).text
  for (const said of ['Médiathèque', 'Awa Diop, responsable']) expect(chain).toContain(said)
})

test('a teacher takes a batch, refuses one thing, signs once, brings some back, then the rest: what came back waits to be wiped', async () => {
  const { url, id, devices } = await prepared(3, 'person')
  const [first, second] = await itemsOf(id)
  expect((await paul.post(`${url}/objets/${first?.id}/refuser`, { why: '' })).text).toContain('Dites pourquoi')
  expect((await paul.post(`${url}/objets/${first?.id}/refuser`, { why: 'Écran rayé' })).location).toBe(url)
  expect(await scene.deviceState(first?.device_id ?? '')).toBe('ready')
  const unseen = await paul.sign(url, { ...signed, how: 'paper' })
  expect([unseen.status, unseen.text.includes('a vu la signature')]).toEqual([422, true])
  expect((await paul.sign(url, { ...signed, how: 'paper', witness: 'Paul' })).status).toBe(303)
  expect((await itemsOf(id)).map(({ state }) => state)).toEqual(['refused', 'accepted', 'accepted', 'accepted'])
  expect((await openLinks(second?.device_id ?? '')).at(-1)).toMatchObject({ place_id: null, batch_id: id })

  expect((await paul.post(`${url}/retour`, fine)).text).toContain('Cochez ce qui revient')
  expect((await paul.post(`${url}/retour`, { ...fine, items: [second?.id ?? ''] })).status).toBe(303)
  expect(await scene.deviceState(second?.device_id ?? '')).toBe('returned')
  expect(await openLinks(second?.device_id ?? '')).toMatchObject([{ depth: 0, batch_id: null }])
  expect((await paul.post(`${url}/retour`, { ...fine, items: [second?.id ?? ''] })).text).toContain('déjà revenu')
  const rest = (await itemsOf(id)).filter(({ state }) => state === 'accepted').map((item) => item.id)
  expect((await paul.post(`${url}/retour`, { ...fine, items: rest })).status).toBe(303)
  expect(await site.owner('select state from app.batch where id = $1', [id])).toEqual([{ state: 'closed' }])
  for (const { id: device } of devices)
    expect(await scene.deviceState(device)).toBe(device === first?.device_id ? 'ready' : 'returned')
})

test.each([
  ['no number', { numbers: '' }, 'Notez au moins un numéro'],
  ['an unknown number', { numbers: 'ML-99999' }, 'Aucun appareil chez vous'],
  ['no receiver', { receiver: 'family' }, 'Choisissez qui reçoit'],
  ['nobody who answers', { name: '' }, 'Écrivez le nom'],
  ['a formula for a name', { name: '=1+1' }, 'ne commence pas par'],
  ['a loan to a person without an end', { due_on: '' }, 'Un prêt a une fin'],
  ['a day that has passed', { due_on: '2020-01-01' }, 'déjà passé'],
  ['a place that is nobody’s', { receiver: 'place', place: newId() }, 'Choisissez un lieu de la liste'],
  ['no place', { receiver: 'place', place: '' }, 'Choisissez le lieu'],
])('%s is refused with a sentence, what was typed stays and no device is kept aside', async (_, wrong, said) => {
  const { answer, devices } = await prepared(1, 'person', wrong)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(said)
  expect(answer.text).toContain('enseignante de 6e B')
  expect(await scene.deviceState(devices[0]?.id ?? '')).toBe('ready')
})

test('a device typed twice stands once; one that is on a family’s sheet, or in another stock, is not taken', async () => {
  const twice = await scene.tablets(1)
  const number = twice[0]?.number ?? ''
  const made = await paul.post('/remises-groupees/nouvelle', { ...teacher, numbers: `${number}\n${number}` })
  expect(await itemsOf(made.location?.split('/').pop() ?? '')).toHaveLength(1)
  const again = await paul.post('/remises-groupees/nouvelle', { ...teacher, numbers: number })
  expect([again.status, again.text.includes('vient d’être promis')]).toEqual([422, true])
  const [foreign] = await scene.tablets(1, 'claire')
  const theirs = await paul.post('/remises-groupees/nouvelle', { ...teacher, numbers: foreign?.number ?? '' })
  expect(theirs.text).toContain('Aucun appareil chez vous')
})

test('two people who sign at once: one signature; a double click prepares one sheet; everything refused, or given up, is free again', async () => {
  const { url, id } = await prepared(2, 'person')
  const answers = await Promise.all([
    paul.sign(url, signed),
    paul.sign(url, { ...signed, how: 'typed', witness: 'Paul' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toContain('vient d’être signée')
  expect(
    await site.owner(`select id from app.event where subject_id = $1 and act = 'batch.signed'`, [id]),
  ).toHaveLength(1)
  expect((await paul.post(`${url}/annuler`, { why: 'Trop tard' })).text).toContain('ne s’annule plus')

  const [device] = await scene.tablets(1)
  const sent = { ...teacher, numbers: device?.number, _once: newId() }
  const both = await Promise.all([
    paul.post('/remises-groupees/nouvelle', sent),
    paul.post('/remises-groupees/nouvelle', sent),
  ])
  expect(both[0]?.location).toBe(both[1]?.location)
  expect((await paul.post(`${both[0]?.location}/annuler`, { why: 'Absente' })).status).toBe(303)
  expect(await scene.deviceState(device?.id ?? '')).toBe('ready')
  expect((await paul.sign(`${both[0]?.location}`, signed)).text).toContain('est annulée')

  const alone = await prepared(1, 'person')
  const [only] = await itemsOf(alone.id)
  await paul.post(`${alone.url}/objets/${only?.id}/refuser`, { why: 'En panne' })
  expect(await site.owner('select state from app.batch where id = $1', [alone.id])).toEqual([{ state: 'cancelled' }])
})

test('another organisation finds no batch, signs none and lends nothing to another’s place; a refurbisher has no such page', async () => {
  const { url, place } = await prepared(1)
  for (const path of [url, `${url}/convention.pdf`, `${url}/annuler`]) expect((await victor.get(path)).status).toBe(404)
  for (const path of ['signer', 'retour', 'annuler'])
    expect((await victor.post(`${url}/${path}`, { ...signed, why: 'abc' })).status).toBe(404)
  expect((await victor.get('/remises-groupees')).text).not.toContain('Médiathèque')
  const [own] = await scene.tablets(1, 'victor')
  const theirs = await victor.post('/remises-groupees/nouvelle', {
    ...teacher,
    receiver: 'place',
    place,
    numbers: own?.number,
  })
  expect(theirs.text).toContain('Choisissez un lieu de la liste')
  for (const who of [samira, ahmed]) expect((await who.get('/remises-groupees')).status).toBe(403)
})

test('somebody who receives a batch is no household: no file, no story, no count of families', async () => {
  const count = async () => (await site.owner<{ n: number }>('select count(*)::int as n from app.household'))[0]?.n
  const before = await count()
  const { url } = await prepared(2, 'person')
  await paul.sign(url, signed)
  expect(await count()).toBe(before)
  expect((await nadia.get('/familles?q=Awa')).text).not.toContain('Awa Diop')
})

test('the sheet says who receives, each thing on its line, and what each side commits to', async () => {
  const { id, devices } = await prepared(3, 'person')
  const said = await site.acting('paul', async (by) => {
    const batch = await batchSeenBy(by, id)
    if (!batch) throw new Error('No batch')
    const items = await batchItems(by, id)
    const sheet = { batch, items, signature: null, day: '2026-11-26', at: by.now, compress: false }
    return textOfPdf(await batchPdf(sheet)).replaceAll(/\s+/g, ' ')
  })
  for (const { number } of devices) expect(said).toContain(number)
  for (const words of [
    'Awa Diop, enseignante de 6e B',
    '3 appareils',
    'Chargeur (3)',
    'article 1880',
    '1er juillet 2028',
  ])
    expect(said).toContain(words)
})
