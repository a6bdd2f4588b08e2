import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { sceneOf } from '../handovers/scene.testing.ts'

const FAMILIES = 40
const site = await testSite()
const scene = sceneOf(site)
const [nadia, claire] = [site.as('nadia'), site.as('claire')]
const party = { signer: 'Karima Benali', signer_as: 'parent', address: '3 rue des Lilas', read: 'oui', copy: 'printed' }
const signed = { ...party, how: 'screen', signature: signatureOf(pngOf()) }

type Sheet = { id: string; household_id: string; name: string; state: string }
const sheetsOf = (session: string) =>
  site.owner<Sheet>(
    `select x.id, x.household_id, h.name, x.state from app.handover x join app.household h on h.id = x.household_id
     where x.handout_id = $1 order by x.line`,
    [session],
  )
const deviceOn = async (sheet: string) =>
  (
    await site.owner<{ id: string; device_id: string }>(
      'select id, device_id from app.handover_item where handover_id = $1 and device_id is not null',
      [sheet],
    )
  )[0] ?? { id: '', device_id: '' }
/** "5 attendues", as the large numbers of the page say it. */
const counted = (text: string) =>
  [...text.matchAll(/<b>([\d\s\u202f]+)<\/b>\s*<span>([^<]+)<\/span>/g)].map(([, n, noun]) => `${n} ${noun}`)

test('a ceremony of forty families at two desks: kits, late comers, swaps, a refusal, absentees, a second session; each served once, each counted', {
  timeout: 300_000,
}, async () => {
  const families: Awaited<ReturnType<typeof scene.promised>>[] = []
  for (let at = 0; at < FAMILIES; at++)
    families.push(await scene.promised({ name: `Famille ${String.fromCharCode(65 + (at % 26))}${at}`, sim: false }))
  const made = await nadia.post('/seances/nouvelle', {
    ...{ title: 'Cérémonie de décembre', held_on: '2099-12-12', kind: 'loan', due_on: '2028-07-01' },
    ...{ with: ['charger'], households: families.map(({ household }) => household) },
  })
  const url = made.location ?? ''
  const sheets = await sheetsOf(url.split('/').pop() ?? '')
  expect(sheets).toHaveLength(FAMILIES)

  // Before: each kit is looked at, by a scan for the device and a tick for the rest.
  for (const { id } of sheets.slice(0, 5)) {
    const { device_id } = await deviceOn(id)
    const [device] = await site.owner<{ number: string }>('select number from app.device where id = $1', [device_id])
    const [bag] = await site.owner<{ id: string }>(
      'select id from app.handover_item where handover_id = $1 and label is not null',
      [id],
    )
    expect(
      (await nadia.post(`/remises/${id}/kit`, { scan: device?.number ?? '', items: [bag?.id ?? ''] })).location,
    ).toBe(url)
  }
  expect((await nadia.get(url)).text.split('kit complet').length - 1).toBe(5)

  // The doors open: two desks note who comes, sometimes the same family at the same instant.
  expect((await nadia.post(`${url}/ouvrir`, {})).status).toBe(303)
  const came = sheets.slice(0, 35)
  for (const [at, { id }] of came.entries()) {
    const desks = at % 5 === 0 ? [nadia, claire] : [at % 2 === 0 ? nadia : claire]
    const answers = await Promise.all(desks.map((desk) => desk.post(`/remises/${id}/arrivee`, {})))
    for (const { status } of answers) expect(status).toBe(303)
  }
  const busy = (await nadia.get(url)).text
  expect(counted(busy)).toEqual(['5 attendues', '35 arrivées', '0 servie', '0 absente'])
  const names = [...busy.matchAll(/<h3><a href="\/remises\/[^"]+">([^<]+)</g)].map(([, name]) => name ?? '')
  expect(names).toHaveLength(FAMILIES)
  expect(names.slice(0, 35)).toEqual(names.slice(0, 35).toSorted((one, other) => one.localeCompare(other, 'fr')))
  expect((await claire.get(`${url}?q=${encodeURIComponent(sheets[3]?.name ?? '')}`)).text).toContain(sheets[3]?.id)

  // Two do not start, and are swapped at the desk; one family refuses its charger; one gives everything up.
  for (const sheet of came.slice(0, 2)) {
    const spare = await scene.device()
    const item = await deviceOn(sheet.id)
    const swap = { device: spare.number, why: 'broken' }
    expect((await claire.post(`/remises/${sheet.id}/objets/${item.id}/echanger`, swap)).status).toBe(303)
    expect(await scene.state('device', 'id', item.device_id)).toEqual(['repairing'])
  }
  const [charger] = await site.owner<{ id: string }>(
    'select id from app.handover_item where handover_id = $1 and label is not null',
    [came[2]?.id],
  )
  expect((await nadia.post(`/remises/${came[2]?.id}/objets/${charger?.id}/refuser`, { why: 'En a un' })).status).toBe(
    303,
  )

  // Both desks sign; every fifth sheet is on both screens at once.
  for (const [at, { id }] of came.entries()) {
    const desks = at % 5 === 0 ? [nadia, claire] : [at % 2 === 0 ? nadia : claire]
    const answers = await Promise.all(desks.map((desk) => desk.sign(`/remises/${id}`, signed)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    for (const { status, text } of answers) if (status !== 303) expect(text).toContain('vient d’être signée')
  }
  // Absent, then late after all; a family that is served is not noted absent by the other desk.
  const [late, ...gone] = sheets.slice(35)
  for (const { id } of sheets.slice(35)) expect((await nadia.post(`/remises/${id}/absence`, {})).status).toBe(303)
  expect((await claire.post(`/remises/${late?.id}/arrivee`, {})).status).toBe(303)
  expect((await claire.sign(`/remises/${late?.id}`, signed)).status).toBe(303)
  await nadia.post(`/remises/${came[0]?.id}/absence`, {})
  const after = (await nadia.get(url)).text
  expect(counted(after)).toEqual(['0 attendue', '0 arrivée', '36 servies', '4 absentes'])

  // The end: the four wait for another day, and nobody else does.
  const closed = await nadia.post(`${url}/clore`, { rest: 'later', held_on: '2099-12-13' })
  const next = closed.location ?? ''
  expect((await sheetsOf(next.split('/').pop() ?? '')).map(({ id }) => id)).toEqual(gone.map(({ id }) => id))
  expect(counted((await nadia.get(next)).text)[0]).toBe('4 attendues')
  const links = await site.owner<{ n: number; devices: number }>(
    `select count(*)::int as n, count(distinct c.device_id)::int as devices from app.custody c
       where c.until is null and c.household_id = any ($1)`,
    [families.map(({ household }) => household)],
  )
  expect(links).toEqual([{ n: 36, devices: 36 }])
  const signatures = await site.owner<{ n: number }>(
    `select count(*)::int as n from app.event where act = 'handover.signed' and subject_id = any ($1)`,
    [sheets.map(({ id }) => id)],
  )
  expect(signatures).toEqual([{ n: 36 }])
})
