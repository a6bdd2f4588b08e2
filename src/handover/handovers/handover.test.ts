import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { shownBy, testSite } from '#testing/testSite.ts'
import { pngOf, signatureOf } from './png.testing.ts'
import { sceneOf } from './scene.testing.ts'
import { signedOnPaper, signedOnScreen } from './signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const nadia = site.as('nadia')
const signed = signedOnScreen
const onPaper = signedOnPaper
const events = async (household: string, act: string) =>
  (await site.owner('select id from app.event where household_id = $1 and act = $2', [household, act])).length

test('signed on screen, everything changes hands in one act and the agreement is kept', async () => {
  const { url, id, household, programme, orientation, device, card } = await scene.prepared({ name: 'Famille Benali' })
  const sheet = (await nadia.get(url)).text
  for (const said of [device.number, card.iccid, 'chargeur, souris', 'À vérifier ensemble', 'data-island="signature"'])
    expect(sheet).toContain(said)

  const answer = await nadia.sign(url, { ...signed, checked: ['starts', 'charger'] })
  expect(answer.status).toBe(303)
  expect(await scene.state('handover', 'id', id)).toEqual(['signed'])
  expect(await scene.state('device', 'id', device.id)).toEqual(['handed_over'])
  expect(await scene.state('sim_card', 'id', card.id)).toEqual(['given'])
  expect(await scene.state('allocation', 'household_id', household)).toEqual(['handed_over', 'handed_over'])
  expect(await scene.state('need', 'household_id', household)).toEqual(['served', 'served'])
  expect(await scene.state('prescription', 'id', orientation)).toEqual(['served'])
  expect(await scene.quota(programme)).toMatchObject({ promised: 1, handed_over: 1 })
  expect(await events(household, 'handover.signed')).toBe(1)
  const [sim] = await site.owner<{ household_id: string; handover_id: string; given_at: Date }>(
    'select * from app.sim_card where id = $1',
    [card.id],
  )
  expect(sim).toMatchObject({ household_id: household, handover_id: id })
  expect(sim?.given_at).toBeInstanceOf(Date)
  const links = await site.owner<{ household_id: string; handover_id: string }>(
    `select * from app.custody where device_id = $1 and until is null and household_id is not null`,
    [device.id],
  )
  expect(links).toMatchObject([{ household_id: household, handover_id: id }])

  const pdf = await nadia.get(`${url}/convention.pdf`)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.from((await nadia.get(`${url}/convention.pdf`)).bytes).equals(Buffer.from(pdf.bytes))).toBe(true)
  expect((await nadia.get(`/familles/${household}`)).text).toContain('La remise a eu lieu.')
})

test('the whole way works on paper without any script, to the copy of the family', async () => {
  const { url, id, household, items } = { ...(await scene.prepared({ kind: 'gift' })) }
  expect(items).toHaveLength(2)
  const toSign = await nadia.get(`${url}/convention.pdf`)
  expect(toSign.status).toBe(200)
  expect((await nadia.get(`${url}/feuille`)).text).toContain('Feuille de remise')
  const unseen = await nadia.sign(url, { ...onPaper, witness: '' })
  expect(unseen.status).toBe(422)
  expect(unseen.text).toContain('a vu la signature')
  expect(unseen.text).toContain('value="Karima Benali"')
  expect((await nadia.sign(url, onPaper)).status).toBe(303)
  const [row] = await site.owner<Record<string, unknown>>('select * from app.handover where id = $1', [id])
  expect(row).toMatchObject({
    state: 'signed',
    signed_how: 'paper',
    witness: 'Nadia Haddad',
    signature_file_id: null,
    due_on: null,
  })
  expect(row?.agreement_file_id).toBeTruthy()

  expect((await nadia.get(url)).text).toContain('Signature sur papier vue par')
  await site.owner(`update app.handover set signed_how = 'typed', signer_as = 'parent' where id = $1`, [id])
  const typed = (await nadia.get(url)).text
  expect(typed).not.toContain('sur papier vue par')
  expect(typed).toContain('Nom écrit à l’écran devant')
  expect(typed).toContain('Karima Benali, parent de l’enfant')
  await site.owner(`update app.handover set signed_how = 'paper', signer_as = null where id = $1`, [id])
  expect((await nadia.get('/ma-journee')).text).toContain('Donner l’exemplaire')
  expect((await nadia.post(`${url}/exemplaire`, { how: 'email' })).text).toContain('Écrivez l’adresse')
  expect((await nadia.post(`${url}/exemplaire`, { how: 'printed' })).location).toBe(`/familles/${household}`)
  expect(await scene.state('handover', 'id', id)).toEqual(['closed'])
  expect((await nadia.post(`${url}/exemplaire`, { how: 'printed' })).text).toContain('déjà noté')
})

test('two tablets that sign at once: one handover, the other reads that it is done', async () => {
  for (let round = 0; round < 6; round++) {
    const { url, household, device } = await scene.prepared()
    const answers = await Promise.all([site.as('nadia').sign(url, signed), site.as('claire').sign(url, onPaper)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('Cette remise vient d’être signée')
    expect(await events(household, 'handover.signed')).toBe(1)
    const links = await site.owner('select id from app.custody where device_id = $1 and household_id is not null', [
      device.id,
    ])
    expect(links).toHaveLength(1)
  }
})

test('a double click signs once and gets the same answer', async () => {
  const { url, household } = await scene.prepared()
  const sent = { ...shownBy((await nadia.get(url)).text), ...signed, _once: crypto.randomUUID() }
  const answers = await Promise.all([1, 2].map(() => nadia.post(`${url}/signer`, sent)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await events(household, 'handover.signed')).toBe(1)
})

test.each([
  ['not a PNG', { signature: `data:image/png;base64,${btoa('GIF89a'.repeat(40))}` }, 'n’a pas pu être lue'],
  ['blank', { signature: signatureOf(pngOf({ blank: true })) }, 'Le cadre est vide'],
  ['absent', { signature: '' }, 'Faites signer dans le cadre, ou sur papier.'],
])('a signature that is %s is refused and nothing moves', async (_, wrong, said) => {
  const { url, id, device } = await scene.prepared()
  const answer = await nadia.sign(url, { ...signed, ...wrong })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(said)
  expect(await scene.state('handover', 'id', id)).toEqual(['prepared'])
  expect(await scene.state('device', 'id', device.id)).toEqual(['reserved'])
})

test('nobody signs without a name and without having read together', async () => {
  const { url } = await scene.prepared()
  const answer = await nadia.sign(url, { how: 'screen', signature: signatureOf(pngOf()) })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Écrivez le nom de la personne qui signe.')
  expect(answer.text).toContain('Faites lire la convention à la famille')
})

test('what was chosen and is no longer there is not put on a sheet: its promise says so, and leads to another choice', async () => {
  const { household, device, card, items, programme } = await scene.promised()
  await site.owner(`update app.device set state = 'stolen' where id = $1`, [device.id])
  const url = `/familles/${household}/remise`
  const [lost, kept] = items
  const page = (await site.as('claire').get(url)).text
  expect(page).toContain('appareil volé')
  expect(page).toContain(`/attributions/${lost}/appareil`)
  expect([page.includes(`value="${lost}"`), page.includes(`value="${kept}"`)]).toEqual([false, true])
  expect((await nadia.get(url)).text).toContain('demandez à la coordination')
  const prepare = (chosen: (string | undefined)[]) =>
    nadia.post(url, { items: chosen.map(String), kind: 'loan', due_on: '2028-07-01' })
  expect((await prepare(items)).status).toBe(422)
  await site.owner(`update app.sim_card set state = 'blocked' where id = $1`, [card.id])
  expect((await nadia.get(url)).text).not.toContain('Préparer la feuille')
  expect((await prepare([kept])).status).toBe(422)
  expect(await scene.quota(programme)).toMatchObject({ promised: 1, handed_over: 0 })
})

test('a card that went missing before the signature stops everything: the device has not moved', async () => {
  const { url, id, household, device, card, programme } = await scene.prepared()
  await site.owner(`update app.sim_card set state = 'lost' where id = $1`, [card.id])
  const answer = await nadia.sign(url, signed)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Cette carte n’est plus disponible')
  expect(await scene.state('handover', 'id', id)).toEqual(['prepared'])
  expect(await scene.state('device', 'id', device.id)).toEqual(['reserved'])
  expect(await scene.state('allocation', 'household_id', household)).toEqual(['promised', 'promised'])
  expect(await scene.quota(programme)).toMatchObject({ handed_over: 0 })
  expect(await events(household, 'handover.signed')).toBe(0)
})

test('a refused object frees its promise and its place, the rest is handed over; all refused, the handover ends', async () => {
  const { url, id, household, programme, device, card } = await scene.prepared()
  const items = await site.owner<{ id: string; sim_card_id: string | null }>(
    'select id, sim_card_id from app.handover_item where handover_id = $1',
    [id],
  )
  const sim = items.find((item) => item.sim_card_id)
  const computer = items.find((item) => !item.sim_card_id)
  const refuseUrl = `${url}/objets/${sim?.id}/refuser`
  expect((await nadia.get(refuseUrl)).status).toBe(200)
  expect((await nadia.post(refuseUrl, { why: '' })).status).toBe(422)
  expect((await nadia.post(refuseUrl, { why: 'Déjà équipée' })).location).toBe(url)
  expect((await nadia.post(refuseUrl, { why: 'Déjà équipée' })).text).toContain('déjà refusé')
  expect(await scene.quota(programme, 'connection')).toMatchObject({ promised: 0 })
  expect(await scene.state('sim_card', 'id', card.id)).toEqual(['in_stock'])
  expect((await nadia.post(`${url}/objets/${computer?.id}/refuser`, { why: 'Trop lourd' })).location).toBe(
    `/familles/${household}`,
  )
  expect(await scene.state('handover', 'id', id)).toEqual(['cancelled'])
  expect(await scene.state('device', 'id', device.id)).toEqual(['ready'])
  expect((await nadia.sign(url, signed)).text).toContain('Cette remise est annulée')

  const other = await scene.prepared()
  const [card2] = await site.owner<{ id: string }>(
    'select id from app.handover_item where handover_id = $1 and sim_card_id is not null',
    [other.id],
  )
  await nadia.post(`${other.url}/objets/${card2?.id}/refuser`, { why: 'Déjà équipée' })
  expect((await nadia.sign(other.url, signed)).status).toBe(303)
  expect(await scene.state('handover_item' as 'handover', 'handover_id', other.id)).toEqual(
    expect.arrayContaining(['accepted', 'refused']),
  )
  expect(await scene.state('sim_card', 'id', other.card.id)).toEqual(['in_stock'])
})

test('a cancelled handover keeps the promises, and another one may be prepared', async () => {
  const { url, id, household, items } = await scene.prepared()
  expect((await nadia.get(`/familles/${household}/remise`)).location).toBe(url)
  const second = await nadia.post(`/familles/${household}/remise`, { items, kind: 'gift' })
  expect(second.status).toBe(422)
  expect(second.text).toContain('déjà')
  expect((await site.as('claire').post(`/attributions/${items[0]}/annuler`, { why: 'essai' })).text).toContain(
    'annulez d’abord la remise',
  )
  expect((await nadia.post(`${url}/annuler`, { why: 'Pas venue' })).status).toBe(303)
  expect(await scene.state('handover', 'id', id)).toEqual(['cancelled'])
  expect((await nadia.post(`${url}/annuler`, { why: 'Pas venue' })).status).toBe(422)
  expect((await nadia.post(`/familles/${household}/remise`, { items, kind: 'gift' })).status).toBe(303)
})

test('two sheets prepared at once for the same family: one stays', async () => {
  const { household, items } = await scene.promised()
  const answers = await Promise.all(
    [1, 2].map(() => nadia.post(`/familles/${household}/remise`, { items, kind: 'gift' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await scene.state('handover', 'household_id', household)).toEqual(['prepared'])
})

test('the form asks what a loan needs, and only hands over what is promised to this family', async () => {
  const { household, items } = await scene.promised()
  const other = await scene.promised()
  const post = (fields: Record<string, string | string[]>) => nadia.post(`/familles/${household}/remise`, fields)
  expect((await post({ items, kind: 'loan' })).text).toContain('Un prêt a une fin')
  expect((await post({ kind: 'gift' })).text).toContain('Cochez au moins un objet')
  expect((await post({ items: other.items, kind: 'gift' })).text).toContain('Une de ces promesses a changé')
  const nothing = await scene.household()
  expect((await nadia.get(`/familles/${nothing}/remise`)).text).toContain('Rien n’est promis à cette famille')
})

test('others learn that the handover took place, and nothing else', async () => {
  const { url, id, household, device, card } = await scene.prepared()
  await nadia.sign(url, signed)
  const samira = site.as('samira')
  const page = (await samira.get(`/familles/${household}`)).text
  expect(page).toContain('La remise a eu lieu')
  for (const kept of [device.number, card.iccid, 'Latitude', 'chargeur', 'Karima', 'RM-0'])
    expect(page).not.toContain(kept)
  for (const who of ['samira', 'lea', 'ahmed', 'odile', 'ines'] as const)
    for (const path of [url, `${url}/convention.pdf`, `${url}/feuille`])
      expect((await site.as(who).get(path)).status).toBe(403)
  for (const path of [url, `${url}/convention.pdf`, `${url}/feuille`, `${url}/annuler`, '/remises/rien'])
    for (const who of ['victor', 'paul'] as const) expect((await site.as(who).get(path)).status).toBe(404)
  expect((await site.as('victor').sign(url, signed)).status).toBe(404)
  const seen = await site.acting('samira', async (by) => ({
    items: await by.db.selectFrom('handover_item').selectAll().where('handover_id', '=', id).execute(),
    files: await by.db.selectFrom('file').selectAll().where('name', 'like', 'convention%').execute(),
    custody: await by.db.selectFrom('custody').selectAll().where('device_id', '=', device.id).execute(),
  }))
  expect(seen).toEqual({ items: [], files: [], custody: [] })
})

test('an appointment of the day puts the sheet in the mediator’s day, a far one does not', async () => {
  const soon = await scene.promised({ name: 'Famille Bientôt' })
  const far = await scene.promised({ name: 'Famille Lointaine' })
  const place = crypto.randomUUID()
  await site.owner(
    `insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Espace numérique', '62413')`,
    [place, organisationId('claire')],
  )
  for (const [family, days] of [
    [soon, 1],
    [far, 20],
  ] as const) {
    const appointment = crypto.randomUUID()
    await site.owner(
      `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, 'handover', now() + make_interval(days => $6), now() + make_interval(days => $6, mins => 30))`,
      [appointment, organisationId('claire'), place, memberId('nadia'), family.household, days],
    )
    expect(
      (await nadia.post(`/familles/${family.household}/remise`, { items: family.items, kind: 'gift', appointment }))
        .status,
    ).toBe(303)
  }
  const day = (await nadia.get('/ma-journee')).text
  expect(day).toContain('Remise à la famille Bientôt')
  expect(day).toContain('Faire signer')
  expect(day).not.toContain('Famille Lointaine')
})

test('the printed sheet says the loan once, asks about a card only if there is one, and once signed has no box left to tick', async () => {
  const { url } = await scene.prepared({ sim: false })
  const printed = (await nadia.get(`${url}/feuille`)).text
  expect(printed.split('retour prévu').length - 1).toBe(1)
  expect(printed).toContain('La convention se signe à part')
  expect(printed).not.toContain('La carte SIM est posée')
  expect((await nadia.get(`${(await scene.prepared()).url}/feuille`)).text).toContain('La carte SIM est posée')
  expect((await nadia.sign(url, signed)).status).toBe(303)
  const after = (await nadia.get(`${url}/feuille`)).text
  for (const said of ['☐', 'se signe à part']) expect(after).not.toContain(said)
})
