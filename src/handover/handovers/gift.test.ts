import { expect, test } from 'vitest'
import { boughtTablets, slipTo } from '#equipment/transfers/transfer.fixture.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf as classScene } from '../handouts/scene.testing.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const [scene, school] = [sceneOf(site), classScene(site)]
const [nadia, paul] = [site.as('nadia'), site.as('paul')]
const typed = { signer: 'Karima Benali', signer_as: 'parent', address: '3 rue des Lilas', read: 'oui', how: 'typed' }
const signed = { ...typed, witness: 'Quelqu’un d’ici' }
let count = 0

/** Tablets that the association entrusted to the school, received there. */
const entrusted = async (n = 1) => {
  const tablets = await boughtTablets(
    site,
    Array.from({ length: n }, () => `GIFT-${++count}`),
  )
  const slip = await slipTo(
    site,
    tablets.map(({ serial }) => serial),
    { way: 'entrusted' },
  )
  await paul.post(`/transferts/${slip}/reception/compte`, { count: String(n) })
  await paul.post(`/transferts/${slip}/reception/tout`, {})
  await paul.post(`/transferts/${slip}/reception/fin`, { who: 'Paul' })
  return tablets
}
const emptyShelf = () =>
  site.owner(`update app.device set state = 'exited' where state in ('ready', 'reserved') and organisation_id = $1`, [
    organisationId('paul'),
  ])
/** Behind the locks: a device that belongs to somebody else. */
const belongsTo = (device: string, who: 'victor') =>
  site.owner('update app.device set owner_id = $2 where id = $1', [device, organisationId(who)])

test('a school lends what is entrusted to it and gives it to nobody: not offered, refused with the owner’s name', async () => {
  await emptyShelf()
  const [tablet] = await entrusted()
  const of = await school.schoolClass(1)
  const page = (await paul.get(`/classes/${of}/remise`)).text
  expect(page).toContain('aucun ne vous appartient')
  expect(page).not.toContain('value="gift"')
  const given = await paul.post(`/classes/${of}/remise`, { ...school.form, kind: 'gift' })
  expect(given.status).toBe(422)
  expect(given.text).toContain('appartient aux Passerelles')
  expect(given.text).toContain('Faites un prêt')
  expect(await school.deviceState(tablet?.id ?? '')).toBe('ready')
  const lent = await paul.post(`/classes/${of}/remise`, { ...school.form, kind: 'loan', due_on: '2028-07-01' })
  expect(lent.status).toBe(303)
  const [sheet] = await school.sheetsOf(lent.location?.split('/').pop() ?? '')
  expect((await paul.sign(`/remises/${sheet?.id}`, signed)).status).toBe(303)
})

test('of a mixed stock, only its own is given; an entrusted one does not come in by a swap', async () => {
  await emptyShelf()
  const [theirs] = await entrusted()
  const [own] = await school.tablets(1)
  const of = await school.schoolClass(2)
  const made = await paul.post(`/classes/${of}/remise`, { ...school.form, kind: 'gift' })
  expect(made.status).toBe(303)
  const sheets = await school.sheetsOf(made.location?.split('/').pop() ?? '')
  const [first, second] = await Promise.all(sheets.map(({ id }) => school.itemsOf(id)))
  expect([first?.[0]?.device_id, second?.[0]?.device_id]).toEqual([own?.id, null])
  const [row] = await site.owner<{ number: string }>('select number from app.device where id = $1', [theirs?.id])
  const swapped = await paul.post(`/remises/${sheets[1]?.id}/objets/${second?.[0]?.id}/echanger`, {
    device: row?.number ?? '',
  })
  expect(swapped.status).toBe(422)
  expect(swapped.text).toContain('appartient aux Passerelles')
  expect(await school.deviceState(theirs?.id ?? '')).toBe('ready')
})

test('a promise of an entrusted device is prepared as a loan alone, by itself and in a ceremony', async () => {
  const family = await scene.promised({ sim: false })
  await belongsTo(family.device.id, 'victor')
  expect((await nadia.get(`/familles/${family.household}/remise`)).text).not.toContain('value="gift"')
  const gift = { items: family.items, kind: 'gift' }
  const alone = await nadia.post(`/familles/${family.household}/remise`, gift)
  expect([alone.status, alone.text.includes('ne se donne pas')]).toEqual([422, true])
  const day = { title: 'Cérémonie', held_on: '2099-06-01', kind: 'gift', households: [family.household] }
  const together = await nadia.post('/seances/nouvelle', day)
  expect([together.status, together.text.includes('ne se donne pas')]).toEqual([422, true])
})

test('the signature has the last word: what became another’s since the sheet was prepared is not given, by the page nor by the database', async () => {
  const { url, id, device } = await scene.prepared({ kind: 'gift', sim: false })
  await belongsTo(device.id, 'victor')
  const answer = await nadia.sign(url, signed)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('ne se donne pas')
  expect(await scene.state('device', 'id', device.id)).toEqual(['reserved'])
  await expect(
    site.owner(`update app.handover set state = 'signed', signed_at = now() where id = $1`, [id]),
  ).rejects.toThrow('never given')
})
