import { expect, test } from 'vitest'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { yearsAfter } from './due.rules.ts'
import { handoverSeenBy } from './handover.store.ts'
import { itemsOf } from './item.store.ts'
import { pngOf, signatureOf } from './png.testing.ts'
import { sceneOf } from './scene.testing.ts'
import { signedOnScreen } from './signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const nadia = site.as('nadia')
const signed = signedOnScreen

test('a signature comes back with the form when something else is missing: the family does not sign twice', async () => {
  const { url } = await scene.prepared()
  const { read: _, ...unread } = signed
  const answer = await nadia.sign(url, unread)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(`name="signature" value="${signed.signature}"`)
  const blank = await nadia.sign(url, { ...unread, signature: signatureOf(pngOf({ blank: true })) })
  expect(blank.text).not.toContain('name="signature" value=')
  expect((await nadia.get(url)).text).not.toContain('name="signature" value=')
})

test('a sheet prepared without touching a thing is a loan of one year, which says so', async () => {
  const { household, items } = await scene.promised()
  const page = (await nadia.get(`/familles/${household}/remise`)).text
  const due = /name="due_on"[^>]*value="([^"]+)"/.exec(page)?.[1]
  expect(due).toBe(yearsAfter(dayOf(new Date()), 1))
  expect(page).toMatch(/Retour prévu le<span class="optional"> \(pour un prêt\)/)
  expect((await nadia.post(`/familles/${household}/remise`, { items, kind: 'loan', due_on: due })).status).toBe(303)
})

test('reading the agreement together is asked apart from the checks that one may leave out', async () => {
  const { url } = await scene.prepared()
  const sheet = (await nadia.get(url)).text
  const [checks, convention] = [sheet.indexOf('À vérifier ensemble'), sheet.indexOf('<legend>La convention</legend>')]
  expect(checks).toBeLessThan(convention)
  expect(convention).toBeLessThan(sheet.indexOf('La convention a été lue ensemble'))
})

test('the agreement reads the defects found on the bench and the address of the organisation’s own place', async () => {
  const { id, device } = await scene.prepared()
  await site.owner(
    `insert into app.place (id, organisation_id, name, address, commune, phone) values (app.uuid7(), $1, 'Siège', '4 place de la République', '62413', '03 21 00 00 09')`,
    [organisationId('claire')],
  )
  await site.acting('ahmed', (by) =>
    record(by, { act: 'device.tested', subject: ['device', device.id], data: { faults: ['webcam'] } }),
  )
  const read = await site.acting('nadia', async (by) => ({
    handover: await handoverSeenBy(by, id),
    items: await itemsOf(by, id),
  }))
  expect(read.handover).toMatchObject({ seat_address: '4 place de la République', seat_phone: '03 21 00 00 09' })
  expect(read.items.map(({ device_id, faults }) => [Boolean(device_id), faults])).toEqual([
    [true, ['webcam']],
    [false, null],
  ])
})

test('all that a sheet lacks is said in one round, in the order of the page, and nobody’s quality is chosen beforehand', async () => {
  const { url } = await scene.prepared()
  expect((await nadia.get(url)).text).not.toMatch(/name="signer_as"[^>]*checked/)
  const answer = await nadia.sign(url, { how: 'screen' })
  expect(answer.status).toBe(422)
  const summary = answer.text.slice(answer.text.indexOf('id="a-corriger"'))
  const places = ['lire la convention', 'le nom de la personne', 'quelle qualité', 'l’adresse', 'dans le cadre'].map(
    (said) => summary.indexOf(said),
  )
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places[0]).toBeGreaterThan(0)
  expect(answer.text).toContain('5 points à revoir')
  expect((await nadia.post(`${url}/signer`, { how: 'paper' })).text).toContain('vu la signature.')
})
