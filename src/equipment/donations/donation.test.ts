import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, csvFile, donationFields, logFile, receivedLot, snapshotFile } from '../devices/device.fixture.ts'
import { mayAnnounce, mayMoveDonation, refusalOfDay } from './donation.rules.ts'

const site = await testSite()
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const announced = async (fields = {}) =>
  (await denis.post('/dons/nouveau', { ...donationFields, ...fields })).location?.split('/').at(-1) ?? ''

describe('the law of public gifts', () => {
  test('a public body gives machines worth 300 euros at most (L. 3212-2 3°, D. 3212-3)', () => {
    expect(mayAnnounce({ publicBody: true, unitValueCents: 30_000 })).toBeNull()
    expect(mayAnnounce({ publicBody: true, unitValueCents: 30_001 })).toContain('L. 3212-2 3° et D. 3212-3')
    expect(mayAnnounce({ publicBody: false, unitValueCents: 90_000 })).toBeNull()
  })

  test('a town hall is public without saying so, and keeps what it typed', async () => {
    const answer = await denis.post('/dons/nouveau', { ...donationFields, 'value.0': '450,50' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('300 €')
    expect(answer.text).toContain('value="450,50"')
    expect(answer.text).toContain('value="Postes de la mairie"')
  })
})

describe('announcing', () => {
  test('says what is missing, field by field', async () => {
    const answer = await denis.post('/dons/nouveau', { 'count.0': 'beaucoup' })
    for (const said of ['Donnez un nom', 'combien d’appareils', 'Où l’atelier', 'Choisissez l’atelier', 'date limite'])
      expect(answer.text).toContain(said)
    expect(answer.text).not.toMatch(/Invalid|undefined|NaN/)
  })

  test('a day that is past is refused, today is not', async () => {
    const past = await denis.post('/dons/nouveau', { ...donationFields, ready_on: '2020-01-01' })
    expect(past.status).toBe(422)
    expect(past.text).toContain('Ce jour est passé')
    expect(past.text).toContain('value="2020-01-01"')
    expect(refusalOfDay('2026-11-24', '2026-11-24')).toBeNull()
    expect(refusalOfDay(undefined, '2026-11-24')).toBeNull()
  })

  test('an organisation that is no workshop cannot be chosen', async () => {
    const answer = await denis.post('/dons/nouveau', { ...donationFields, refurbisher_id: organisationId('claire') })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Choisissez l’atelier')
  })

  test('the workshop finds it in its day, answers, and the donor learns it', async () => {
    const id = await announced({ title: 'Le lot de la cantine' })
    expect((await ahmed.get('/ma-journee')).text).toContain('Mairie de Sallaumines propose 12 appareils')
    expect((await denis.post(`/dons/${id}/reponse`, { answer: 'accepted' })).status).toBe(403)
    const mute = await ahmed.post(`/dons/${id}/reponse`, { answer: 'refused' })
    expect(mute.text).toContain('Dites pourquoi')
    await ahmed.post(`/dons/${id}/reponse`, { answer: 'refused', why: 'Plus de place avant mars' })
    expect((await denis.get(`/dons/${id}`)).text).toContain('Plus de place avant mars')
    expect((await denis.get('/ma-journee')).text).toContain('n’est pas accepté')
    expect((await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })).text).toContain('déjà « refusé »')
  })

  test('two receptions at once: the second is told', async () => {
    const id = await announced()
    await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })
    const receive = () => ahmed.post(`/dons/${id}/reception`, { how: 'all' })
    const answers = await Promise.all([receive(), receive()])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    expect(
      await site.owner("select from event where subject_id = $1 and act = 'donation.received'", [id]),
    ).toHaveLength(1)
  })

  test('nobody else answers', () => {
    const member = { organisationId: organisationId('victor') } as Parameters<typeof mayMoveDonation>[0]
    expect(
      mayMoveDonation(
        member,
        { state: 'announced', organisation_id: organisationId('denis'), refurbisher_id: organisationId('ahmed') },
        'accepted',
      ),
    ).toContain('l’atelier qui reçoit')
  })
})

describe('a lot', () => {
  test('is not found by anybody else', async () => {
    const id = await announced()
    for (const who of ['claire', 'samira', 'victor'] as const)
      expect((await site.as(who).get(`/dons/${id}`)).status).toBe(403)
    await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
    expect((await site.as('sofia').get(`/dons/${id}`)).status).toBe(404)
    expect((await site.as('sofia').get(`/dons/${id}/registre.csv`)).status).toBe(404)
    expect((await site.as('sofia').get('/dons')).text).toContain('Aucun don')
    expect((await site.as('sofia').get(`/appareils?don=${id}`)).status).toBe(404)
  })

  test('shows its donor how far it is, the proofs, and a register without people', async () => {
    const lot = await receivedLot(site)
    const id = await addedDevice(site, lot, { serial: 'REG-1', inventory_tag: '=2+3' })
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'REG-1', drives: ['REG-D'] }) })
    await ahmed.post(`/appareils/${id}/effacement`, { logs: logFile({ host: 'REG-1', drives: [{ serial: 'REG-D' }] }) })
    const page = (await denis.get(`/dons/${lot}`)).text
    for (const said of ['Effacés, avec preuve', '1 sur 12', 'Effacé et vérifié : preuve', 'Registre du don'])
      expect(page).toContain(said)
    const register = await denis.get(`/dons/${lot}/registre.csv`)
    expect(register.headers.get('content-type')).toContain('text/csv')
    expect(register.text).toMatch(/ML-\d{4};'=2\+3;REG-1;Ordinateur portable;/)
    expect(register.text).toContain(
      'Effacé et vérifié;Tout l’espace accessible a été réécrit : niveau Clear (NIST SP 800-88);Remplissage de zéros;nwipe',
    )
    expect((await denis.get('/ma-journee')).text).toContain('1 preuve d’effacement')
  })

  test('received device by device: the bench takes in those it finds', async () => {
    const lot = await announced()
    await ahmed.post(`/dons/${lot}/reponse`, { answer: 'accepted' })
    const kept = await ahmed.post(`/dons/${lot}/inventaire`, {
      list: csvFile('Type;N° de série\nPC portable;SCAN-1\nPC portable;SCAN-2\n'),
    })
    await ahmed.post(kept.location ?? '', {})
    await ahmed.post(`/dons/${lot}/reception`, { how: 'scan' })
    expect((await ahmed.get(`/dons/${lot}`)).text).toContain('n’ont pas été retrouvés')
    const found = await ahmed.get('/etabli?numero=SCAN-1')
    expect((await ahmed.get(found.location ?? '')).text).toContain('Il est arrivé')
    await ahmed.post(`${found.location}/reception`, { version: '1' })
    expect(
      await site.owner(
        "select from custody c join device d on d.id = c.device_id where d.serial = 'SCAN-1' and c.until is null",
      ),
    ).toHaveLength(1)
    expect((await ahmed.get(`/dons/${lot}`)).text).toContain('n’a pas été retrouvé')
  })
})
