import { expect, test } from 'vitest'
import { newId } from '../../platform/db/id.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { devicesMeant } from '../devices/device.called.store.ts'
import { labelCode, sayLabel } from '../labels/label.code.ts'
import { boughtTablets, slipTo } from '../transfers/transfer.fixture.ts'

const site = await testSite()
const [claire, paul] = [site.as('claire'), site.as('paul')]
let n = 0
/** A tablet of Claire's organisation that also bears an old label. */
const known = async () => {
  const old = `Vieux ${++n}-A`
  const [one] = await boughtTablets(site, [`SER-${n}/X`])
  await site.owner(
    "insert into device_alias (id, organisation_id, device_id, kind, value, key, noted_at) values (app.uuid7(), $1, $2, 'tag', $3, $4, now())",
    [organisationId('claire'), one?.id, old, old.toUpperCase().replace(/[\s-]/g, '')],
  )
  return { id: one?.id ?? '', number: one?.number ?? '', serial: one?.serial ?? '', old }
}
const meant = (codes: string[], hosts: string[] = []) =>
  site.acting('claire', (by) => devicesMeant({ ...by, hosts }, codes))

test('each way to name a machine means that machine, and nothing else means one', async () => {
  const one = await known()
  const codes = [
    one.number,
    one.number.toLowerCase().replace('-', ' '),
    one.serial.toLowerCase(),
    one.old,
    one.old + one.old,
  ]
  const address = `https://ici.fr/appareils/${one.id}`
  const found = await meant([...codes, address, 'inconnu', '', '---'], ['ici.fr'])
  for (const code of [...codes, address]) expect(found.get(code), code).toEqual([one.id])
  for (const code of ['inconnu', '', '---']) expect(found.get(code), code).toEqual([])
  expect((await meant([address], ['ailleurs.fr'])).get(address)).toEqual([])
})

/** A label stuck on a machine, and what a phone reads on it. */
const labelled = async (id: string) => {
  const code = labelCode(newId())
  await site.owner(
    `with b as (insert into label_batch (id, organisation_id, count, printed_by, printed_at) values (app.uuid7(), $2, 1, 'Claire', now()) returning id)
     insert into label (code, organisation_id, batch_id, position, device_id, claimed_by, claimed_at) select $1, $2, b.id, 0, $3, 'Claire', now() from b`,
    [code, organisationId('claire'), id],
  )
  return `http://localhost/e/${sayLabel(code)}`
}

test('the address of a label is read by every screen that takes a code', async () => {
  const [one, other] = [await known(), await known()]
  const [address, second] = [await labelled(one.id), await labelled(other.id)]
  const [place] = await site.owner<{ id: string }>(
    "insert into place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Réserve des codes', '62413') returning id",
    [organisationId('claire')],
  )
  expect((await claire.get(`/e/${address.split('/').at(-1)}`)).location).toBe(`/appareils/${one.id}`)
  expect((await claire.get(`/etabli?numero=${encodeURIComponent(address)}`)).location).toBe(`/appareils/${one.id}`)
  expect((await claire.post('/stock/deplacer', { numbers: address, place: place?.id ?? '' })).status).toBe(303)
  const sheet = await claire.get(`/etiquettes?numeros=${encodeURIComponent(`${second} ${address}`)}`)
  expect(sheet.text.indexOf(other.number)).toBeGreaterThan(0)
  expect(sheet.text.indexOf(other.number)).toBeLessThan(sheet.text.indexOf(one.number))
  const slip = await slipTo(site, [address])
  await paul.post(`/transferts/${slip}/reception/compte`, { count: '1' })
  expect((await paul.post(`/transferts/${slip}/reception/lecture`, { code: address })).status).toBe(303)
  expect(await site.owner('select device_id, state from transfer_item where transfer_id = $1', [slip])).toEqual([
    { device_id: one.id, state: 'received' },
  ])
  const gone = await claire.post('/sorties/nouvelle', {
    ...{ kind: 'recycled', lines: second, left_on: '2026-03-09', taker: 'Éco-organisme', slip: 'B-2', why: '' },
  })
  expect(gone.status, gone.text.replace(/<[^>]*>/g, ' ')).toBe(303)
})

test('the number of a record that was joined means the machine it was joined to', async () => {
  const [kept, absorbed] = [await known(), await known()]
  await site.owner("update device set joined_to = $1, state = 'exited' where id = $2", [kept.id, absorbed.id])
  await site.owner(
    "insert into device_alias (id, organisation_id, device_id, kind, value, key, noted_at) values (app.uuid7(), $1, $2, 'number', $3, replace($3, '-', ''), now())",
    [organisationId('claire'), kept.id, absorbed.number],
  )
  expect((await meant([absorbed.number])).get(absorbed.number)).toEqual([kept.id])
})

test('what another organisation keeps is meant by no code', async () => {
  const one = await known()
  const found = await site.acting('paul', (by) => devicesMeant(by, [one.number, one.old, one.serial]))
  expect([...found.values()].flat()).toEqual([])
})

test('an old label is counted in a stock-taking, moves on a shelf, and leaves the stock', async () => {
  const one = await known()
  const [place] = await site.owner<{ id: string }>(
    "insert into place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Réserve neuve', '62413') returning id",
    [organisationId('claire')],
  )
  const moved = await claire.post('/stock/deplacer', { numbers: one.old, place: place?.id ?? '' })
  expect(moved.status, moved.text.replace(/<[^>]*>/g, ' ')).toBe(303)
  expect(await site.owner('select place_id from device where id = $1', [one.id])).toEqual([{ place_id: place?.id }])
  const take = (await claire.post('/inventaires', { place: place?.id ?? '' })).location ?? ''
  expect((await claire.post(`${take}/compter`, { code: one.old })).status).toBe(303)
  expect(
    await site.owner('select device_id, said from stock_take_line where device_id = $1 and found_at is not null', [
      one.id,
    ]),
  ).toEqual([{ device_id: one.id, said: null }])
  const left = await claire.post('/sorties/nouvelle', {
    ...{ kind: 'recycled', lines: one.old, left_on: '2026-03-09', taker: 'Éco-organisme', slip: 'B-1', why: '' },
  })
  expect(left.status, left.text.replace(/<[^>]*>/g, ' ')).toBe(303)
})

test('an old label goes on a slip, and its receiver reads it too', async () => {
  const [one, other] = [await known(), await known()]
  const slip = await slipTo(site, [one.old])
  await paul.post(`/transferts/${slip}/reception/compte`, { count: '1' })
  for (const code of [other.old, one.old]) await paul.post(`/transferts/${slip}/reception/lecture`, { code })
  expect(
    await site.owner('select device_id, state from transfer_item where transfer_id = $1 order by state', [slip]),
  ).toEqual([
    { device_id: one.id, state: 'received' },
    { device_id: null, state: 'surplus' },
  ])
})
