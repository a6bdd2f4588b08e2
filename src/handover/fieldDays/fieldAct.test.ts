import { expect, test } from 'vitest'
import { DAY } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { fieldTime, refusalOfAct, sayClock } from './fieldAct.rules.ts'
import { codeRead, deviceCoded } from './pack.rules.ts'
import { sceneOf } from './scene.testing.ts'

const HOUR = 3_600_000
const site = await testSite()
const scene = sceneOf(site)
const handover = async (id: string) =>
  (await site.owner('select state, signer, said_at, arrived_at, signed_at from app.handover where id = $1', [id]))[0]

test('a tablet takes what serves a family and nothing that finds its home: no address, no phone, nobody’s age', async () => {
  const { id } = await scene.day(1)
  const { pack } = await scene.tablet(id)
  const [sheet] = pack.sheets
  expect(Object.keys(sheet ?? {}).sort()).toEqual(
    ['arrived', 'asksAddress', 'dueOn', 'id', 'items', 'kind', 'name', 'number', 'signsAs', 'state'].sort(),
  )
  expect(sheet?.items).toHaveLength(2)
  expect(JSON.stringify(pack)).not.toMatch(/06\d{8}|\+33|rue |children|adults/)
})

test('a tablet of another structure takes nothing: the day does not exist', async () => {
  const { id } = await scene.day(1)
  const asked = { label: 'Tablette', now: new Date().toISOString() }
  expect((await site.as('samira').post(`/terrain/emporter/${id}`, asked)).status).toBe(403)
  expect((await site.as('victor').post(`/terrain/emporter/${id}`, asked)).status).toBe(404)
})

test('what was signed without network is signed: the device is with the family, at the hour that the tablet said', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const at = new Date(Date.now() - HOUR)
  await site.owner(`update app.field_tablet set taken_at = taken_at - interval '2 hours' where id = $1`, [
    tablet.pack.tablet,
  ])
  const sent = await tablet.signs(tablet.pack.sheets[0] as never, {}, { at, now: new Date() })
  expect(await scene.sends(sent)).toEqual({ outcome: 'done', why: null, again: false })
  expect(await handover(sheets[0]?.id ?? '')).toMatchObject({ state: 'signed', signer: 'Karima Benali' })
  const said = (await handover(sheets[0]?.id ?? ''))?.said_at as Date
  expect(Math.abs(said.getTime() - at.getTime())).toBeLessThan(5_000)
  expect(await scene.state('device', 'id', sheets[0]?.device.id ?? '')).toEqual(['handed_over'])
})

test('the same act sent again, twice at once too, does nothing more and gets the first answer', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(tablet.pack.sheets[0] as never)
  const answers = await Promise.all([scene.sends(sent), scene.sends(sent), scene.sends(sent)])
  expect(answers.map((one) => one?.outcome)).toEqual(['done', 'done', 'done'])
  expect(answers.filter((one) => !one?.again)).toHaveLength(1)
  expect(
    await site.owner(`select 1 from app.event where act = 'handover.signed' and subject_id = $1`, [
      tablet.pack.sheets[0]?.id,
    ]),
  ).toHaveLength(1)
})

test('two tablets that served the same family: the first that arrives holds, the other is kept whole for somebody to settle', async () => {
  const { id, sheets } = await scene.day(1)
  const [one, two] = [await scene.tablet(id, 'Tablette 1'), await scene.tablet(id, 'Tablette 2', 'claire')]
  const first = await one.signs(one.pack.sheets[0] as never, { signer: 'Karima Benali' })
  const second = await two.signs(two.pack.sheets[0] as never, { signer: 'Omar Benali' })
  expect(await scene.sends(second, 'claire')).toMatchObject({ outcome: 'done' })
  const late = await scene.sends(first)
  expect(late).toMatchObject({ outcome: 'incident' })
  expect(late?.why).toContain('déjà signée (sur Tablette 2')
  expect(await handover(sheets[0]?.id ?? '')).toMatchObject({ signer: 'Omar Benali' })
  const [kept] = await site.owner<{ signature: Buffer; data: { signer: string } }>(
    'select signature, data from app.field_act where id = $1',
    [first.act],
  )
  expect(kept?.data.signer).toBe('Karima Benali')
  expect(kept?.signature.length).toBeGreaterThan(50)
})

test('one device given by two tablets to two families is one device: the second family’s signature waits for somebody', async () => {
  const { id, sheets } = await scene.day(2)
  const spare = await scene.device()
  const number = (await site.owner<{ number: string }>('select number from app.device where id = $1', [spare.id]))[0]
    ?.number
  const [one, two] = [await scene.tablet(id, 'Tablette 1'), await scene.tablet(id, 'Tablette 2')]
  const [a, b] = sheets.map((sheet) => one.pack.sheets.find((packed) => packed.id === sheet.id) as never)
  expect(await scene.sends(await one.signs(a as never, { give: { 0: number ?? '' } }))).toMatchObject({
    outcome: 'done',
  })
  expect(await scene.sends(await two.signs(b as never, { give: { 0: number ?? '' } }))).toMatchObject({
    outcome: 'incident',
  })
  const open = await site.owner(
    'select household_id from app.custody where device_id = $1 and until is null and household_id is not null',
    [spare.id],
  )
  expect(open).toEqual([{ household_id: sheets[0]?.household }])
})

test('a family that refuses one thing of two signs for the other, and what it refused is free again', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  expect(await scene.sends(await tablet.signs(tablet.pack.sheets[0] as never, { refuse: [1] }))).toMatchObject({
    outcome: 'done',
  })
  expect(await scene.state('sim_card', 'id', sheets[0]?.card.id ?? '')).not.toEqual(['given'])
  expect(await scene.state('device', 'id', sheets[0]?.device.id ?? '')).toEqual(['handed_over'])
})

test('an empty pad is not a signature: the act is kept aside, the sheet still awaits its own', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sheet = tablet.pack.sheets[0]
  if (!sheet) throw new Error('no sheet')
  const sent = await tablet.does(sheet, {
    kind: 'signed',
    read: true,
    signer: 'Karima Benali',
    how: 'screen',
    items: sheet.items.map(({ id: item }) => ({ item, outcome: 'taken' })),
  })
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'incident' })
  expect(await handover(sheets[0]?.id ?? '')).toMatchObject({ state: 'prepared' })
})

test('what cannot be read is kept as it came, and said', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(tablet.pack.sheets[0] as never)
  const spoiled = { ...sent, sealed: `AAAA${sent.sealed.slice(4)}` }
  expect(await scene.sends(spoiled)).toMatchObject({
    outcome: 'incident',
    why: expect.stringContaining('ne se lit pas'),
  })
  const [kept] = await site.owner<{ kind: string; data: { sealed: string } }>(
    'select kind, data from app.field_act where claimed = $1',
    [sent.act],
  )
  expect(kept).toMatchObject({ kind: 'unreadable', data: { sealed: spoiled.sealed } })
})

test('a sheet cancelled, an opposition noted while the tablet was away: nothing is done, everything is kept', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(tablet.pack.sheets[0] as never)
  await site.as('nadia').post(`/remises/${sheets[0]?.id}/annuler`, { why: 'La famille a appelé' })
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'incident', why: expect.stringContaining('annulée') })
})

test('a family erased takes with it what the tablet wrote of it', async () => {
  const { id, sheets } = await scene.day(1)
  const [one, two] = [await scene.tablet(id), await scene.tablet(id, 'Tablette 2')]
  await scene.sends(await one.signs(one.pack.sheets[0] as never))
  const late = await two.signs(two.pack.sheets[0] as never)
  await scene.sends(late)
  await site.owner(`update app.household set forgotten_at = now() where id = $1`, [sheets[0]?.household])
  const [kept] = await site.owner('select data, signature, why from app.field_act where id = $1', [late.act])
  expect(kept).toEqual({ data: {}, signature: null, why: '' })
})

test('what a tablet sends of a family that was erased meanwhile is noted without its name nor its signature', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(tablet.pack.sheets[0] as never)
  await site.owner(`update app.household set forgotten_at = now() where id = $1`, [sheets[0]?.household])
  await scene.sends(sent)
  const [kept] = await site.owner('select data, signature from app.field_act where id = $1', [sent.act])
  expect(kept).toEqual({ data: {}, signature: null })
})

test('an incident is done once its cause is put right, with the signature given then; or set aside in a sentence', async () => {
  const { id, sheets } = await scene.day(2)
  const spare = await scene.device()
  const other = await scene.device()
  const numberOf = async (device: string) =>
    (await site.owner<{ number: string }>('select number from app.device where id = $1', [device]))[0]?.number ?? ''
  const [one, two] = [await scene.tablet(id), await scene.tablet(id, 'Tablette 2')]
  const [a, b] = sheets.map((sheet) => one.pack.sheets.find((packed) => packed.id === sheet.id) as never)
  const taken = await numberOf(spare.id)
  await scene.sends(await one.signs(a as never, { give: { 0: taken } }))
  const late = await two.signs(b as never, { give: { 0: taken }, signer: 'Omar Haddad' })
  await scene.sends(late)

  const nadia = site.as('nadia')
  const page = await nadia.get(`/terrain/incidents/${late.act}`)
  expect(page.text).toContain('Omar Haddad')
  expect(page.text).toContain(`href="/seances/${id}"`)
  expect((await nadia.post(`/terrain/incidents/${late.act}/refaire`)).status).toBe(422)
  const item = (b as unknown as { items: { id: string }[] }).items[0]?.id
  const done = await nadia.post(`/terrain/incidents/${late.act}/refaire`, {
    [`device-${item}`]: await numberOf(other.id),
  })
  expect(done.status).toBe(303)
  expect(await handover((b as unknown as { id: string }).id)).toMatchObject({ state: 'signed', signer: 'Omar Haddad' })
  const again = await nadia.post(`/terrain/incidents/${late.act}/ecarter`, { why: 'Vu avec la famille' })
  expect(again.text).toContain('Quelqu’un vient de le régler')
})

test('nobody of another structure sends to a tablet, reads an incident or takes a rescue file', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(tablet.pack.sheets[0] as never)
  const asked = { ...sent, seq: String(sent.seq) }
  expect((await site.as('victor').post('/terrain/actes', asked)).status).toBe(404)
  expect((await site.as('ahmed').post('/terrain/actes', asked)).status).toBe(403)
  expect((await site.anyone.post('/terrain/actes', asked)).status).toBe(303)
})

test('a file saved on a tablet is taken in once, act by act; a file that is not one says so', async () => {
  const { id, sheets } = await scene.day(2)
  const tablet = await scene.tablet(id)
  for (const sheet of tablet.pack.sheets) await tablet.signs(sheet)
  const file = (text: string) => new File([text], 'terrain.json', { type: 'application/json' })
  const saved = JSON.stringify({
    maillon: 'terrain',
    tablet: tablet.pack.tablet,
    now: new Date().toISOString(),
    acts: tablet.done.map(({ act, seq, sealed }) => ({ act, seq, sealed })),
  })
  const to = `/seances/${id}/terrain/secours`
  const nadia = site.as('nadia')
  expect((await nadia.post(to, { file: file('{"acts":') })).text).toContain('n’est pas un fichier de secours')
  expect((await nadia.post(to, { file: file(saved) })).status).toBe(303)
  expect((await nadia.post(to, { file: file(saved) })).status).toBe(303)
  for (const sheet of sheets) expect(await handover(sheet.id)).toMatchObject({ state: 'signed' })
})

test('a tablet whose count has a hole keeps its key until what is missing came', async () => {
  const { id } = await scene.day(2)
  const tablet = await scene.tablet(id)
  for (const sheet of tablet.pack.sheets) await tablet.signs(sheet)
  const [first, second] = tablet.done
  if (second) await scene.sends(second)
  const nadia = site.as('nadia')
  expect((await nadia.get(`/seances/${id}/terrain`)).text).toContain('Il en manque 1')
  const kept = await nadia.post('/terrain/rendre', { tablet: tablet.pack.tablet })
  expect(kept.status).toBe(409)
  expect(kept.text).toContain('Il manque 1 de ses gestes')
  if (first) expect(await scene.sends(first)).toMatchObject({ outcome: 'done' })
  expect((await nadia.post('/terrain/rendre', { tablet: tablet.pack.tablet })).status).toBe(200)
})

test('a tablet given back has no key any more: what would still come is kept, unread', async () => {
  const { id } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const sent = await tablet.signs(tablet.pack.sheets[0] as never)
  expect((await site.as('nadia').post('/terrain/rendre', { tablet: tablet.pack.tablet })).status).toBe(200)
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'incident' })
})

test('the hour of an act is the tablet’s less what its clock was ahead, and never outside of the day it was out', () => {
  const taken = new Date('2026-11-26T08:00:00Z')
  const received = new Date('2026-11-26T17:00:00Z')
  const ahead = (date: Date) => new Date(date.getTime() + DAY)
  const ten = new Date('2026-11-26T10:00:00Z')
  expect(fieldTime(ahead(ten), ahead(received), received, taken)).toEqual(ten)
  expect(fieldTime(ahead(ten), received, received, taken)).toEqual(received)
  expect(fieldTime(new Date(ten.getTime() - DAY), received, received, taken)).toEqual(taken)
  expect(sayClock(DAY)).toBe('avançait de 24 h')
  expect(sayClock(-12 * 60_000)).toBe('retardait de 12 min')
  expect(sayClock(60_000)).toBeNull()
})

test('a rule speaks for each thing that may have happened meanwhile', () => {
  const signed = { state: 'signed', signedFrom: 'Tablette 2', signedAt: '10 h 12' }
  expect(refusalOfAct('signed', null)).toContain('n’existe plus')
  expect(refusalOfAct('signed', { ...signed, state: 'cancelled' })).toContain('annulée')
  expect(refusalOfAct('signed', signed)).toBe(
    'Cette feuille est déjà signée (sur Tablette 2, 10 h 12). La seconde signature est gardée.',
  )
  expect(refusalOfAct('declined', signed)).toContain('a pourtant signé')
  expect(refusalOfAct('arrived', signed)).toBeNull()
  expect(refusalOfAct('signed', { state: 'prepared', signedFrom: null, signedAt: null })).toBeNull()
})

test('a scanned address, spaces and small letters name the same device', () => {
  expect(codeRead(' https://maillon.example/a/ml-0412 ')).toBe('ML-0412')
  const device = { id: '1', number: 'ML-0412', label: '', codes: ['ML-0412', '5CG1234XYZ'] }
  expect(deviceCoded({ sheets: [], spares: [device] }, '5cg 1234 xyz')).toBe(device)
  expect(deviceCoded({ sheets: [], spares: [device] }, '')).toBeNull()
})

test('a loan that a tablet signed without saying in which quality or where waits for somebody to say it, and is then done', async () => {
  const { id, sheets } = await scene.day(1)
  const tablet = await scene.tablet(id)
  const [sheet] = tablet.pack.sheets
  expect(sheet).toMatchObject({ signsAs: 'adult', asksAddress: true })
  const bare = { kind: 'signed', read: true, signer: 'Karima Benali', how: 'typed', witness: 'Nadia' } as const
  const items = sheet?.items.map(({ id: item }) => ({ item, outcome: 'taken' as const })) ?? []
  const sent = await tablet.does(sheet as never, { ...bare, items })
  expect(await scene.sends(sent)).toMatchObject({ outcome: 'incident', why: expect.stringContaining('quelle qualité') })
  const at = `/terrain/incidents/${sent.act}`
  const page = (await site.as('nadia').get(at)).text
  for (const said of ['En qualité de', 'Adresse de la famille']) expect(page).toContain(said)
  expect((await site.as('nadia').post(`${at}/refaire`, { signer_as: 'adult' })).status).toBe(422)
  const redone = await site.as('nadia').post(`${at}/refaire`, { signer_as: 'adult', address: '3 rue des Lilas' })
  expect(redone.status).toBe(303)
  expect(await handover(sheets[0]?.id ?? '')).toMatchObject({ state: 'signed' })
  const said = await site.owner('select signer_as from app.handover where id = $1', [sheets[0]?.id])
  expect(said).toEqual([{ signer_as: 'adult' }])
})

test('a tablet takes nothing of a session that is closed, at whatever instant it is', async () => {
  const { id } = await scene.day(1)
  await site.owner('update app.handout set opened_at = now(), closed_at = now() where id = $1', [id])
  const answer = await site.as('nadia').post(`/terrain/emporter/${id}`, {
    ...{ label: 'Tablette', now: new Date().toISOString() },
  })
  expect(answer.status).toBe(422)
  expect(JSON.parse(answer.text)).toEqual({ erreur: expect.stringContaining('Cette séance est close') })
  expect(await site.owner('select id from app.field_tablet where handout_id = $1', [id])).toEqual([])
})
