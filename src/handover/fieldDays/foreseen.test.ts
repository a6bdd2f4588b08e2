import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import type { PackSheet } from './pack.rules.ts'
import { sceneOf, type TestTablet } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const nadia = site.as('nadia')
const numberOf = async (device: string) =>
  (await site.owner<{ number: string }>('select number from app.device where id = $1', [device]))[0]?.number ?? ''
const sheetOf = (tablet: TestTablet): PackSheet => tablet.pack.sheets[0] as PackSheet
const itemOf = (tablet: TestTablet) => sheetOf(tablet).items.find(({ device }) => device)
const stateOf = async (id: string) =>
  (await site.owner('select state, signer from app.handover where id = $1', [id]))[0]
const keptOf = async (act: string) =>
  (
    await site.owner<{ outcome: string; signed: boolean }>(
      'select outcome, signature is not null as signed from app.field_act where id = $1',
      [act],
    )
  )[0]
const swapped = async (tablet: TestTablet, device: string) =>
  nadia.post(`/remises/${sheetOf(tablet).id}/objets/${itemOf(tablet)?.id}/echanger`, {
    device: await numberOf(device),
    why: 'other',
  })

test('a device swapped on line meanwhile was never seen by who signed: the signature is kept, nothing is signed for another machine', async () => {
  const { id } = await scene.day(1)
  const spare = await scene.device()
  const tablet = await scene.tablet(id)
  const before = itemOf(tablet)?.device?.number
  await swapped(tablet, spare.id)
  const sent = await tablet.signs(sheetOf(tablet))
  const answer = await scene.sends(sent)
  expect(answer).toMatchObject({ outcome: 'incident' })
  expect(answer?.why).toContain(`La tablette montrait ${before}`)
  expect(answer?.why).toContain(`maintenant ${await numberOf(spare.id)}`)
  expect(await stateOf(sheetOf(tablet).id)).toMatchObject({ state: 'prepared', signer: null })
  expect(await keptOf(sent.act)).toEqual({ outcome: 'incident', signed: true })
  expect(await scene.state('device', 'id', spare.id)).toEqual(['reserved'])
})

test('swapped on line, and that very device scanned in the field: both say the same, it is signed', async () => {
  const { id } = await scene.day(1)
  const spare = await scene.device()
  const tablet = await scene.tablet(id)
  await swapped(tablet, spare.id)
  const sent = await tablet.signs(sheetOf(tablet), { give: { 0: await numberOf(spare.id) } })
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'done' })
  expect(await scene.state('device', 'id', spare.id)).toEqual(['handed_over'])
})

test('a thing added to the sheet after the tablet left is not covered by its signature, nor by its refusal', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  await site.owner(
    `insert into app.handover_item (id, handover_id, household_id, label, count, state)
     select app.uuid7(), id, household_id, 'Souris', 1, 'pending' from app.handover where id = $1`,
    [sheetOf(tablet).id],
  )
  const declined = await scene.sends(await tablet.does(sheetOf(tablet), { kind: 'declined', why: 'N’en veut plus' }))
  expect(declined?.why).toContain('Souris a été ajouté')
  const signed = await tablet.signs(sheetOf(tablet))
  expect(await scene.sends(signed)).toMatchObject({ outcome: 'incident' })
  expect(await stateOf(sheetOf(tablet).id)).toMatchObject({ state: 'prepared' })
  const redone = await nadia.post(`/terrain/incidents/${signed.act}/refaire`)
  expect(redone.status).toBe(422)
  expect(redone.text).toContain('Souris a été ajouté')
})

test('a tablet signs nothing that it did not take: another sheet, another thing, a device that it never knew', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const other = await scene.prepared()
  const [item] = await site.owner<{ id: string }>('select id from app.handover_item where handover_id = $1', [other.id])
  const foreign = { id: other.id, kind: 'loan', items: [{ id: item?.id ?? '', shown: '' }] } as PackSheet
  const sent = await tablet.signs(foreign, { signer: 'Personne' })
  expect((await scene.sends(sent))?.why).toContain('n’avait pas emporté cette feuille')
  expect(await stateOf(other.id)).toMatchObject({ state: 'prepared', signer: null })
  expect((await nadia.post(`/terrain/incidents/${sent.act}/refaire`)).text).toContain('n’avait pas emporté')
  expect(await scene.sends(await tablet.does(foreign, { kind: 'arrived' }))).toMatchObject({ outcome: 'incident' })
  const mixed = {
    ...sheetOf(tablet),
    items: [...sheetOf(tablet).items, { id: item?.id ?? '', shown: '' }],
  } as PackSheet
  expect((await scene.sends(await tablet.signs(mixed)))?.why).toContain('un des objets signés')
  const late = await scene.device()
  const unknown = await tablet.signs(sheetOf(tablet), { give: { 0: await numberOf(late.id) } })
  expect((await scene.sends(unknown))?.why).toContain('ne connaissait pas l’appareil')
  expect(await scene.sends(await tablet.signs(sheetOf(tablet)))).toMatchObject({ outcome: 'done' })
})

test.each([
  ['the loan became a gift', `kind = 'gift', due_on = null`, 'La famille a signé un prêt'],
  ['the day of return moved', `due_on = '2027-01-01'`, 'La date de retour a changé'],
])(
  'what was signed holds on the terms that were read: %s, and nobody may do it again with that signature',
  async (_, change, why) => {
    const { id } = await scene.day(1)
    const tablet = await scene.tablet(id)
    await site.owner(`update app.handover set ${change} where id = $1`, [sheetOf(tablet).id])
    const sent = await tablet.signs(sheetOf(tablet))
    expect((await scene.sends(sent))?.why).toContain(why)
    const redone = await nadia.post(`/terrain/incidents/${sent.act}/refaire`)
    expect([redone.status, redone.text.includes(why)]).toEqual([422, true])
    expect(await keptOf(sent.act)).toEqual({ outcome: 'incident', signed: true })
  },
)

test('other words on the screen than those in force: kept, told, never signed for', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const old = await scene.sends(await tablet.signs(sheetOf(tablet), { words: 'an older version' }))
  expect(old?.why).toContain('La convention lue sur la tablette')
  await site.owner(`update app.field_tablet set cargo = jsonb_set(cargo, '{words,loan}', '"older"') where id = $1`, [
    tablet.pack.tablet,
  ])
  expect((await scene.sends(await tablet.signs(sheetOf(tablet), { words: 'older' })))?.why).toContain(
    'La convention lue',
  )
  expect(await stateOf(sheetOf(tablet).id)).toMatchObject({ state: 'prepared' })
})

test('a tablet that left before what it takes was kept signs nothing by itself', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  await site.owner('update app.field_tablet set cargo = null where id = $1', [tablet.pack.tablet])
  const sent = await tablet.signs(sheetOf(tablet))
  expect((await scene.sends(sent))?.why).toContain('vérifiez avec la famille')
  expect((await nadia.post(`/terrain/incidents/${sent.act}/refaire`)).status).toBe(303)
  expect(await stateOf(sheetOf(tablet).id)).toMatchObject({ state: 'signed' })
})

test('done again by somebody, the signature of a swapped sheet goes with the device that the tablet showed', async () => {
  const { id } = await scene.day(1)
  const spare = await scene.device()
  const tablet = await scene.tablet(id)
  const shown = itemOf(tablet)?.device
  await swapped(tablet, spare.id)
  const sent = await tablet.signs(sheetOf(tablet))
  await scene.sends(sent)
  const page = (await nadia.get(`/terrain/incidents/${sent.act}`)).text
  expect(page).toMatch(new RegExp(`name="device-${itemOf(tablet)?.id}"[^>]*value="${shown?.number}"`))
  expect(
    (
      await nadia.post(`/terrain/incidents/${sent.act}/refaire`, {
        [`device-${itemOf(tablet)?.id}`]: shown?.number ?? '',
      })
    ).status,
  ).toBe(303)
  expect(await scene.state('device', 'id', shown?.id ?? '')).toEqual(['handed_over'])
  expect(await scene.state('device', 'id', spare.id)).toEqual(['ready'])
})

test('done again without a word of the device, it is the one that the tablet showed, never what the sheet became', async () => {
  const { id } = await scene.day(1)
  const spare = await scene.device()
  const tablet = await scene.tablet(id)
  const shown = itemOf(tablet)?.device
  await swapped(tablet, spare.id)
  const sent = await tablet.signs(sheetOf(tablet))
  await scene.sends(sent)
  expect((await nadia.post(`/terrain/incidents/${sent.act}/refaire`)).status).toBe(303)
  expect(await scene.state('device', 'id', shown?.id ?? '')).toEqual(['handed_over'])
  expect(await scene.state('device', 'id', spare.id)).toEqual(['ready'])
})

test('a tablet said lost does nothing by itself any more: what it sends still reads, and waits for somebody', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const to = `/seances/${id}/terrain/perdue`
  expect((await site.as('victor').post(to, { tablet: tablet.pack.tablet })).status).toBe(404)
  expect((await nadia.post(to, { tablet: tablet.pack.tablet })).status).toBe(303)
  expect((await nadia.get(`/seances/${id}/terrain`)).text).toContain('Notée perdue')
  const sent = await tablet.signs(sheetOf(tablet))
  expect((await scene.sends(sent))?.why).toContain('déclarée perdue')
  expect(await keptOf(sent.act)).toEqual({ outcome: 'incident', signed: true })
  expect((await nadia.post(`/terrain/incidents/${sent.act}/refaire`)).status).toBe(303)
  expect(await stateOf(sheetOf(tablet).id)).toMatchObject({ state: 'signed', signer: 'Karima Benali' })
})

test('an arrival noted for a session that is over says nothing of the next one', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const came = await tablet.does(sheetOf(tablet), { kind: 'arrived' })
  const signed = await tablet.signs(sheetOf(tablet))
  expect((await nadia.post(`/seances/${id}/clore`, { rest: 'later' })).status).toBe(303)
  expect(await scene.sends(came)).toMatchObject({ outcome: 'done' })
  const [sheet] = await site.owner('select arrived_at from app.handover where id = $1', [sheetOf(tablet).id])
  expect(sheet).toEqual({ arrived_at: null })
  expect(await scene.sends(signed)).toMatchObject({ outcome: 'done' })
})
