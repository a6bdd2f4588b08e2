import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { signedOnScreen } from '../handovers/signed.testing.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const paul = site.as('paul')
const signed = { ...signedOnScreen, copy: 'printed' }
const takeAway = () => site.owner(`update app.device set state = 'exited' where state = 'ready'`)
const eventsOf = (id: string, act: string) =>
  site.owner<{ data: Record<string, unknown>; household_id: string }>(
    'select data, household_id from app.event where subject_id = $1 and act = $2',
    [id, act],
  )

test('a class is prepared in one act: a household for each pupil, a device each in the order of the list, and nothing promised', async () => {
  const { answer, sheets, stock, id, url } = await scene.prepared()
  expect(answer.status).toBe(303)
  expect(sheets).toHaveLength(3)
  for (const [at, sheet] of sheets.entries()) {
    const items = await scene.itemsOf(sheet.id)
    expect(items.map(({ device_id, label, state }) => [device_id, label, state])).toEqual([
      [stock[at]?.id, null, 'pending'],
      [null, 'Chargeur', 'pending'],
    ])
    expect(await scene.deviceState(stock[at]?.id ?? '')).toBe('reserved')
    expect(await site.owner('select id from app.need where household_id = $1', [sheet.household_id])).toEqual([])
    expect(await eventsOf(sheet.id, 'handover.prepared')).toHaveLength(1)
  }
  expect(await eventsOf(id, 'handout.prepared')).toMatchObject([{ data: { sheets: 3, devices: 3, missing: 0 } }])
  const page = await paul.get(url)
  expect(page.text).toContain('3 familles')
  expect(page.text).toContain(stock[0]?.number)
  const again = await paul.post(`/classes/${(await scene.prepared({ pupils: 1, devices: 1 })).of}/remise`, scene.form)
  expect(again.status).toBe(422)
  expect(again.text).toContain('Toutes les feuilles sont déjà prêtes')
})

test('a class without any device ready is refused with a sentence, and no household is left behind', async () => {
  await takeAway()
  const of = await scene.schoolClass(['Vidal Tom'])
  expect((await paul.get(`/classes/${of}/remise`)).text).toContain('Aucun appareil prêt')
  const refused = await paul.post(`/classes/${of}/remise`, scene.form)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Aucun appareil de ce type')
  expect(await site.owner(`select id from app.household where name = 'Famille Vidal'`)).toEqual([])
  const empty = await paul.post(`/classes/${await scene.schoolClass([])}/remise`, scene.form)
  expect(empty.text).toContain('Personne sur cette liste')
})

test('more pupils than devices: the last of the list have a sheet on which a device is to be chosen, and nobody signs for it before', async () => {
  await takeAway()
  const { sheets, url } = await scene.prepared({ pupils: 3, devices: 2 })
  const last = sheets[2]?.id ?? ''
  const [item] = await scene.itemsOf(last)
  expect(item).toMatchObject({ device_id: null, label: null })
  expect((await paul.get(url)).text).toContain('1 appareil à choisir')
  const early = await paul.sign(`/remises/${last}`, signed)
  expect(early.status).toBe(422)
  expect(early.text).toContain('Il reste un appareil à choisir')
  const [spare] = await scene.tablets(1)
  expect(
    (await paul.post(`/remises/${last}/objets/${item?.id}/echanger`, { device: spare?.number ?? '' })).status,
  ).toBe(303)
  expect(await scene.deviceState(spare?.id ?? '')).toBe('reserved')
  expect((await paul.sign(`/remises/${last}`, signed)).status).toBe(303)
  expect(await scene.deviceState(spare?.id ?? '')).toBe('handed_over')
})

test('two classes prepared at the same instant from one stock take different devices', async () => {
  await takeAway()
  await scene.tablets(4)
  const classes = await Promise.all([scene.schoolClass(2), scene.schoolClass(2)])
  const answers = await Promise.all(classes.map((of) => paul.post(`/classes/${of}/remise`, scene.form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const held = await site.owner<{ n: number }>(
    `select count(distinct i.device_id)::int as n from app.handover_item i join app.handover x on x.id = i.handover_id
     where x.handout_id = any ($1) and i.device_id is not null`,
    [answers.map(({ location }) => location?.split('/').pop())],
  )
  expect(held).toEqual([{ n: 4 }])
})

test('one signature is given for all that the family takes, and its digest stands in the trace', async () => {
  const { sheets, stock } = await scene.prepared({ pupils: 1, devices: 1 })
  const [sheet] = sheets
  const url = `/remises/${sheet?.id}`
  const empty = await paul.sign(url, { ...signed, signature: '' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Faites signer dans le cadre')
  expect((await paul.sign(url, { ...signed, signature: signatureOf(pngOf({ blank: true })) })).text).toContain(
    'Le cadre est vide',
  )
  const home = { address: '3 rue des Lilas', guardian: 'Marc Benali', other_home: '8 rue du Stade, Lens' }
  expect((await paul.sign(url, { ...signed, ...home })).status).toBe(303)
  expect(await scene.deviceState(stock[0]?.id ?? '')).toBe('handed_over')
  const [event] = await eventsOf(sheet?.id ?? '', 'handover.signed')
  const [file] = await site.owner<{ sha: string }>(
    `select encode(f.sha256, 'hex') as sha from app.handover x join app.file f on f.id = x.agreement_file_id where x.id = $1`,
    [sheet?.id],
  )
  expect(event?.data.digest).toBe(file?.sha)
  const [row] = await site.owner('select state, copy_how, copy_to, guardian from app.handover where id = $1', [
    sheet?.id,
  ])
  expect(row).toEqual({ state: 'closed', copy_how: 'printed', copy_to: null, guardian: 'Marc Benali' })
  const [kept] = await site.owner(
    `select h.address, b.other_home, (select count(*)::int from app.agreement a where a.household_id = h.id and a.kind = 'information') as told
     from app.household h join app.beneficiary b on b.household_id = h.id where h.id = $1`,
    [sheet?.household_id],
  )
  expect(kept).toEqual({ address: home.address, other_home: home.other_home, told: 1 })
  const first = await paul.get(`${url}/convention.pdf`)
  const later = await paul.get(`${url}/convention.pdf`)
  expect(Buffer.from(first.bytes).equals(Buffer.from(later.bytes))).toBe(true)
  const page = await paul.get(url)
  expect(page.text).toContain('Scellée')
  expect(page.text).toContain(file?.sha.slice(0, 8))
})

test('of three things one is refused with its reason, the rest is signed for, and what was refused goes back to the shelf', async () => {
  const { sheets, stock } = await scene.prepared({ pupils: ['Durand Léa'], devices: 1, with: ['charger', 'bag'] })
  const [sheet] = sheets
  const items = await scene.itemsOf(sheet?.id ?? '')
  const bag = items.find(({ label }) => label === 'Sacoche')
  const url = `/remises/${sheet?.id}`
  expect((await paul.post(`${url}/objets/${bag?.id}/refuser`, { why: '' })).text).toContain('Dites pourquoi')
  expect((await paul.post(`${url}/objets/${bag?.id}/refuser`, { why: 'Déchirée' })).location).toBe(url)
  expect((await paul.sign(url, signed)).status).toBe(303)
  const states = Object.fromEntries((await scene.itemsOf(sheet?.id ?? '')).map((i) => [i.label ?? 'device', i.state]))
  expect(states).toEqual({ device: 'accepted', Chargeur: 'accepted', Sacoche: 'refused' })
  expect(await scene.deviceState(stock[0]?.id ?? '')).toBe('handed_over')

  const other = await scene.prepared({ pupils: 1, devices: 1, with: [] })
  const [only] = await scene.itemsOf(other.sheets[0]?.id ?? '')
  await paul.post(`/remises/${other.sheets[0]?.id}/objets/${only?.id}/refuser`, { why: 'Déjà équipée' })
  expect(await scene.deviceState(other.stock[0]?.id ?? '')).toBe('ready')
  expect((await scene.sheetsOf(other.id))[0]?.state).toBe('cancelled')
})

test('two tablets that sign one sheet at the same instant: one signature, and the other reads that it is done', async () => {
  for (let round = 0; round < 4; round++) {
    const { sheets } = await scene.prepared({ pupils: 1, devices: 1 })
    const url = `/remises/${sheets[0]?.id}`
    const answers = await Promise.all([
      paul.sign(url, signed),
      paul.sign(url, { ...signed, how: 'typed', witness: 'Paul' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('vient d’être signée')
    expect(await eventsOf(sheets[0]?.id ?? '', 'handover.signed')).toHaveLength(1)
  }
})

test('a name typed by whoever signs needs a witness, and the agreement says how it was signed', async () => {
  const { sheets } = await scene.prepared({ pupils: 1, devices: 1 })
  const url = `/remises/${sheets[0]?.id}`
  const alone = await paul.sign(url, { ...signed, how: 'typed', signature: '' })
  expect(alone.status).toBe(422)
  expect(alone.text).toContain('a vu la signature')
  expect((await paul.sign(url, { ...signed, how: 'typed', signature: '', witness: 'Paul Wattrelos' })).status).toBe(303)
})

test('a broken tablet is swapped before the signature and goes to be repaired; a taken, an unknown or a foreign one is refused', async () => {
  const { sheets, stock } = await scene.prepared({ pupils: 2, devices: 2 })
  const [mine, theirs] = sheets
  const [item] = await scene.itemsOf(mine?.id ?? '')
  const url = `/remises/${mine?.id}/objets/${item?.id}/echanger`
  const said = async (device: string) => (await paul.post(url, { device, why: 'broken' })).text
  expect(await said('')).toContain('Scannez l’appareil')
  expect(await said('ML-99999')).toContain('Aucun appareil de votre stock')
  expect(await said(stock[1]?.number ?? '')).toContain('vient d’être promis')
  expect(await said(stock[0]?.number ?? '')).toContain('déjà l’appareil de cette feuille')
  const [foreign] = await scene.tablets(1, 'claire')
  expect(await said(foreign?.number ?? '')).toContain('Aucun appareil de votre stock')
  const [spare] = await scene.tablets(1)
  expect((await paul.post(url, { device: spare?.number ?? '', why: 'broken' })).status).toBe(303)
  expect(await scene.deviceState(stock[0]?.id ?? '')).toBe('repairing')
  expect(await scene.deviceState(spare?.id ?? '')).toBe('reserved')
  expect(await eventsOf(mine?.id ?? '', 'handover.item_swapped')).toHaveLength(1)
  // Handed elsewhere meanwhile, behind everybody's back: the signature stops and nothing moves.
  await site.owner(`update app.device set state = 'lost' where id = $1`, [stock[1]?.id])
  const lost = await paul.sign(`/remises/${theirs?.id}`, signed)
  expect(lost.status).toBe(422)
  expect(
    (
      await scene.sheetsOf(
        (
          await site.owner<{ h: string }>('select handout_id as h from app.handover where id = $1', [theirs?.id])
        )[0]?.h ?? '',
      )
    )[1]?.state,
  ).toBe('prepared')
})

test('an arrival pressed twice is an arrival, and a page never says at what hour', async () => {
  const { sheets } = await scene.prepared({ pupils: 1, devices: 1 })
  const [sheet] = sheets
  for (let sent = 0; sent < 2; sent++)
    expect((await paul.post(`/remises/${sheet?.id}/arrivee`, { said_at: '2020-01-01T09:00:00Z' })).status).toBe(303)
  const [row] = await site.owner<{ arrived_at: Date }>('select arrived_at from app.handover where id = $1', [sheet?.id])
  expect(row?.arrived_at.getFullYear()).toBeGreaterThan(2020)
})

test('a family that asked to be erased meanwhile is neither marked nor signed, and what it was to take is free again', async () => {
  const { sheets, stock } = await scene.prepared({ pupils: 2, devices: 2 })
  const [one, other] = sheets
  await site.owner(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, due_on, received_by, noted_at)
     values ($1, $2, $3, 'object', 'spoken', current_date, current_date + 30, 'Paul', now())`,
    [newId(), organisationId('paul'), one?.household_id],
  )
  await paul.post(`/remises/${one?.id}/arrivee`)
  expect(await eventsOf(one?.id ?? '', 'handover.arrived')).toHaveLength(0)
  const refused = await paul.sign(`/remises/${one?.id}`, signed)
  expect(refused.status).toBe(422)
  await site.owner(`select app.release_promises($1, now())`, [other?.household_id])
  expect(await scene.deviceState(stock[1]?.id ?? '')).toBe('ready')
  expect((await scene.itemsOf(other?.id ?? '')).map(({ state }) => state)).toEqual(['refused', 'refused'])
})

test('a school touches neither the sheet nor the session nor the device of another organisation, and nobody else its own', async () => {
  const { sheets, url, id } = await scene.prepared({ pupils: 1, devices: 1 })
  const sheet = `/remises/${sheets[0]?.id}`
  const [item] = await scene.itemsOf(sheets[0]?.id ?? '')
  for (const who of ['claire', 'nadia', 'victor'] as const) {
    for (const path of [url, `${url}/clore`, `${url}/papier`, `${url}/feuilles.pdf`, sheet, `${sheet}/kit`])
      expect((await site.as(who).get(path)).status).toBe(404)
    for (const path of [`${sheet}/arrivee`, `${sheet}/signer`, `${sheet}/objets/${item?.id}/refuser`, `${url}/ouvrir`])
      expect((await site.as(who).post(path, { why: 'Pour voir' })).status).toBe(404)
  }
  for (const who of ['samira', 'odile', 'lea', 'ahmed', 'denis'] as const)
    expect((await site.as(who).get(url)).status).toBe(403)
  const seen = await site.acting('claire', async (by) => [
    await by.db.selectFrom('handout').select('id').where('id', '=', id).execute(),
    await by.db
      .selectFrom('handover_item')
      .select('id')
      .where('handover_id', '=', sheets[0]?.id ?? '')
      .execute(),
  ])
  expect(seen).toEqual([[], []])
})

test('a list signed on paper is noted line by line: a ticked line without a name is sent back, the others with their agreement', async () => {
  const { sheets, url } = await scene.prepared({ pupils: 3, devices: 3 })
  const [one, two, three] = sheets.map(({ id }) => id)
  const nothing = await paul.post(`${url}/papier`, { witness: 'Paul Wattrelos', copy: 'printed' })
  expect(nothing.text).toContain('Cochez au moins une ligne')
  const lines = { [`signe.${one}`]: 'oui', [`nom.${one}`]: 'Anne Marin', [`signe.${two}`]: 'oui' }
  const unnamed = await paul.post(`${url}/papier`, { ...lines, witness: 'Paul Wattrelos', copy: 'printed' })
  expect(unnamed.status).toBe(422)
  expect(unnamed.text).toContain('value="Anne Marin"')
  expect(
    (await paul.post(`${url}/papier`, { ...lines, [`nom.${two}`]: 'Luc Mara', witness: '', copy: 'printed' })).text,
  ).toContain('a vu ces signatures')
  const noted = await paul.sign(
    `${url}/papier`,
    {
      ...lines,
      [`nom.${two}`]: 'Luc Mara',
      witness: 'Paul Wattrelos',
      copy: 'printed',
    },
    `${url}/papier`,
  )
  expect(noted.status).toBe(303)
  expect((await scene.sheetsOf(url.split('/').pop() ?? '')).map(({ state }) => state)).toEqual([
    'closed',
    'closed',
    'prepared',
  ])
  expect(await eventsOf(three ?? '', 'handover.signed')).toHaveLength(0)
})

test('a session closes once it is said what becomes of those who did not sign: another session keeps their sheets, or all is free', async () => {
  const { sheets, url, id } = await scene.prepared({ pupils: 3, devices: 3 })
  await paul.post(`/remises/${sheets[0]?.id}/arrivee`)
  await paul.sign(`/remises/${sheets[0]?.id}`, signed)
  await paul.post(`/remises/${sheets[1]?.id}/absence`)
  expect((await paul.get(url)).text).toMatch(/<b>1<\/b> <span>absente/)
  const unsaid = await paul.post(`${url}/clore`, {})
  expect(unsaid.status).toBe(422)
  expect(unsaid.text).toContain('Dites ce que deviennent')
  const closed = await paul.post(`${url}/clore`, { rest: 'later' })
  expect(closed.status).toBe(303)
  const next = closed.location ?? ''
  expect(next).not.toBe(url)
  expect((await paul.get(next)).text).toContain('2 familles')
  expect((await paul.get(`${url}/clore`)).status).toBe(403)
  const [after] = await scene.sheetsOf(next.split('/').pop() ?? '')
  expect((await paul.post(`/remises/${after?.id}/arrivee`)).status).toBe(303)
  const freed = await paul.post(`${next}/clore`, { rest: 'release' })
  expect(freed.location).toBe(next)
  const devices = await site.owner<{ state: string }>(
    `select d.state from app.device d join app.handover_item i on i.device_id = d.id join app.handover x on x.id = i.handover_id
     where x.id = any ($1) order by d.state`,
    [sheets.map(({ id: sheet }) => sheet)],
  )
  expect(devices.map(({ state }) => state)).toEqual(['handed_over', 'ready', 'ready'])
  expect(await eventsOf(id, 'handout.closed')).toHaveLength(1)
})

test('the kit is ticked or scanned before the family comes, and a device of another sheet is told apart', async () => {
  const { sheets, stock, url } = await scene.prepared({ pupils: 2, devices: 2 })
  const kit = `/remises/${sheets[0]?.id}/kit`
  const wrong = await paul.post(kit, { scan: stock[1]?.number ?? '' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('n’est pas sur cette feuille')
  const page = `http://localhost/appareils/${stock[0]?.id}/etiquette`
  expect((await paul.post(kit, { scan: page.replace('localhost', 'ailleurs.exemple') })).status).toBe(422)
  expect((await paul.post(kit, { scan: page })).location).toBe(kit)
  const charger = (await scene.itemsOf(sheets[0]?.id ?? '')).find(({ label }) => label)
  expect((await paul.post(kit, { items: [charger?.id ?? ''] })).location).toBe(url)
  expect((await paul.get(url)).text).toContain('kit complet')
})

test('a sheet is found by the name of a child or by the number scanned on its paper', async () => {
  const { sheets, url } = await scene.prepared({ pupils: ['Lefebvre Zoé', 'Nguyen Théo'], devices: 2 })
  const found = await paul.get(`${url}?q=zoe`)
  expect(found.text).toContain('Zoé Lefebvre')
  expect(found.text).not.toContain('Théo Nguyen')
  expect((await paul.get(`${url}?q=${sheets[1]?.number.toLowerCase()}`)).location).toBe(`/remises/${sheets[1]?.id}`)
  expect((await paul.get(`${url}?q=personne`)).text).toContain('Personne de ce nom')
})

test('brother and sister stand on one sheet once the school said that they are one family', async () => {
  await scene.prepared({ pupils: ['Kaczmarek Ana'], devices: 1 })
  const of = await scene.schoolClass(['Kaczmarek Ben'])
  await scene.tablets(1)
  const [known] = await site.owner<{ id: string }>(`select id from app.household where name = 'Famille Kaczmarek'`)
  const unsaid = await paul.post(`/classes/${of}/remise`, scene.form)
  expect(unsaid.status).toBe(422)
  expect(unsaid.text).toContain('Dites quelle est la famille')
  const [pupil] = await site.owner<{ id: string }>('select id from app.pupil where class_id = $1', [of])
  // The family already waits for one signature: the second child joins it once that one is given.
  const waiting = await paul.post(`/classes/${of}/remise`, { ...scene.form, [`famille.${pupil?.id}`]: known?.id ?? '' })
  expect(waiting.text).toContain('vient d’être préparée pour une famille')
  expect(await site.owner(`select id from app.household where name = 'Famille Kaczmarek'`)).toHaveLength(1)
})
