import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { delivered } from '../transfers/transfer.fixture.ts'
import {
  addedDevice,
  allWorks,
  benchPost,
  logFile,
  readyDevice,
  receivedLot,
  snapshotFile,
  stateOf,
  versionOf,
} from './device.fixture.ts'

const site = await testSite()
const ahmed = site.as('ahmed')
const lot = await receivedLot(site)

describe('the life of a device', () => {
  test('from reception to the stock, with its proof at each step', async () => {
    const id = await addedDevice(site, lot)
    expect(await stateOf(site, id)).toBe('received')
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile() })
    expect(await stateOf(site, id)).toBe('to_wipe')
    await ahmed.post(`/appareils/${id}/effacement`, { logs: logFile() })
    expect(await stateOf(site, id)).toBe('wiped')
    await benchPost(site, id, 'essais', allWorks)
    await benchPost(site, id, 'note', { aspect: 'B', working: 'A', battery: 'B' })
    await benchPost(site, id, 'pret')
    expect(await stateOf(site, id)).toBe('ready')
    const page = await ahmed.get(`/appareils/${id}`)
    for (const said of [
      'Portable Inventé 14',
      'Effacé et vérifié',
      'Attestation',
      'Testé',
      'Noté',
      'Prêt',
      'Atelier Rebond',
      'Mairie de Sallaumines',
    ])
      expect(page.text).toContain(said)
    expect(page.text).not.toMatch(/comme neuf|undefined|wipe_|erased/i)
    const events = await site.owner<{ act: string }>('select act from event where subject_id = $1 order by seq', [id])
    expect(events.map((event) => event.act)).toEqual([
      'device.received',
      'device.identified',
      'device.wipe_read',
      'device.tested',
      'device.graded',
      'device.ready',
    ])
  })

  test('two people grade at once: the second is told, and changes nothing', async () => {
    const id = await addedDevice(site, lot, { serial: 'TWO-1' })
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'TWO-1', drives: ['TWO-D'] }) })
    await ahmed.post(`/appareils/${id}/effacement`, { logs: logFile({ host: 'TWO-1', drives: [{ serial: 'TWO-D' }] }) })
    await benchPost(site, id, 'essais', allWorks)
    const version = await versionOf(site, id)
    const grade = (aspect: string) =>
      ahmed.post(`/appareils/${id}/note`, { version, aspect, working: 'A', battery: 'A' })
    const answers = await Promise.all([grade('A'), grade('C')])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    expect(answers.find((answer) => answer.status === 422)?.text).toContain('entre-temps')
    expect(
      await site.owner('select from event where subject_id = $1 and act = $2', [id, 'device.graded']),
    ).toHaveLength(1)
  })

  test('a double click acts once', async () => {
    const page = await ahmed.get('/appareils/nouveau')
    const key = /name="_once" value="([^"]+)"/.exec(page.text)?.[1]
    const add = () => ahmed.post('/appareils/nouveau', { _once: key, kind: 'screen', inventory_tag: 'E-1' })
    const [first, second] = await Promise.all([add(), add()])
    expect(first?.location).toBe(second?.location)
    expect(await site.owner("select from device where inventory_tag = 'E-1'")).toHaveLength(1)
  })

  test('a serial number already known is refused with its number', async () => {
    const answer = await ahmed.post('/appareils/nouveau', { kind: 'laptop', serial: 'pf0-invented' })
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(/déjà connu : ML-\d{4}/)
    expect(answer.text).toContain('value="pf0-invented"')
  })
})

describe('delivery', () => {
  test('the device changes organisation and custody; its donor and its workshop still see it', async () => {
    const id = await readyDevice(site, lot, 'DEL-1')
    const answer = await ahmed.post('/appareils/livrer', { to: organisationId('claire'), devices: [id, id] })
    const keeper = () => site.owner('select organisation_id from device where id = $1', [id])
    expect((await ahmed.get(answer.location ?? '')).text).toContain('En route')
    expect(await keeper()).toEqual([{ organisation_id: organisationId('ahmed') }])
    expect((await ahmed.get('/appareils/livrer')).text).not.toContain(id)
    const claire = site.as('claire')
    expect((await claire.get('/ma-journee')).text).toContain('ordinateur portable annoncé par l’Atelier Rebond')
    await claire.post(`${answer.location}/reception/compte`, { count: '1' })
    await claire.post(`${answer.location}/reception/tout`, {})
    await claire.post(`${answer.location}/reception/fin`, { who: 'Claire Fontaine' })
    expect(await keeper()).toEqual([{ organisation_id: organisationId('claire') }])
    const links = await site.owner<{ holder_id: string; until: Date | null }>(
      'select holder_id, until from custody where device_id = $1 order by since, until nulls last',
      [id],
    )
    expect(links.map((link) => [link.holder_id, link.until === null])).toEqual([
      [organisationId('ahmed'), false],
      [organisationId('claire'), true],
    ])
    for (const who of ['claire', 'nadia', 'denis', 'ahmed'] as const)
      expect((await site.as(who).get(`/appareils/${id}`)).text).toContain('Attestation')
    expect((await ahmed.get(`/appareils/${id}/note`)).status).toBe(403)
    expect((await site.as('claire').get(`/appareils/${id}`)).text).toContain('Autres gestes')
    expect((await site.as('nadia').get(`/appareils/${id}`)).text).not.toContain('Autres gestes')
  })

  test('a device that is not ready stays, and so do the others', async () => {
    const [ready, received] = [await readyDevice(site, lot, 'DEL-2'), await addedDevice(site, lot, { serial: 'DEL-3' })]
    const answer = await ahmed.post('/appareils/livrer', { to: organisationId('claire'), devices: [ready, received] })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('n’est plus prêt')
    expect(
      await site.owner('select from device where id = $1 and organisation_id = $2', [ready, organisationId('ahmed')]),
    ).toHaveLength(1)
  })

  test('a handed over device shows its donor a date and no person', async () => {
    const id = await readyDevice(site, lot, 'DEL-4')
    await delivered(site, [id])
    await site.owner("update device set state = 'handed_over' where id = $1", [id])
    await site.owner('update custody set until = now() where device_id = $1 and until is null', [id])
    for (const who of ['denis', 'ahmed'] as const)
      expect((await site.as(who).get(`/appareils/${id}`)).text).toContain('Remis à une famille')
  })
})

describe('what one may not see does not exist', () => {
  test('another organisation finds no device, label, proof or form', async () => {
    const id = await readyDevice(site, lot, 'ISO-1')
    const [wipe] = await site.owner<{ id: string }>('select id from wipe where device_id = $1', [id])
    for (const path of [
      '',
      '/etiquette',
      '/note',
      '/sortie',
      '/effacement',
      `/effacement/${wipe?.id}`,
      `/effacement/${wipe?.id}/journal`,
    ])
      expect((await site.as('victor').get(`/appareils/${id}${path}`)).status).toBe(404)
    expect((await site.as('victor').post(`/appareils/${id}/pret`, { version: '1' })).status).toBe(404)
    expect((await site.as('victor').get('/appareils')).text).not.toContain('ISO-1')
    expect((await site.as('victor').get('/etabli?numero=ISO-1')).text).toContain('Aucun appareil')
  })

  test('an address that is no identifier is not found', async () =>
    expect((await ahmed.get('/appareils/demain')).status).toBe(404))
  test('a prescriber does not enter', async () => expect((await site.as('samira').get('/appareils')).status).toBe(403))
})

describe('finding a device', () => {
  test('the bench opens it from its number, serial number or tag, however typed', async () => {
    const id = await addedDevice(site, lot, { serial: 'Find-Me', inventory_tag: 'TAG-77' })
    const [{ number }] = (await site.owner<{ number: string }>('select number from device where id = $1', [id])) as [
      { number: string },
    ]
    for (const said of [number, number.toLowerCase(), number.replace('ML-', 'ml '), 'find-me', 'tag-77'])
      expect((await ahmed.get(`/etabli?numero=${encodeURIComponent(said)}`)).location).toBe(`/appareils/${id}`)
  })

  test('the list filters by state, kind and text, and takes % as a letter', async () => {
    expect((await ahmed.get('/appareils?q=find-me&etat=received&type=laptop')).text).toContain('Find-Me')
    expect((await ahmed.get('/appareils?q=find-me&etat=ready')).text).toContain('Aucun appareil')
    expect((await ahmed.get('/appareils?q=%25')).text).toContain('Aucun appareil')
  })

  test('a label carries both codes and no inline style', async () => {
    const id = await addedDevice(site, lot, { serial: 'LABEL-1' })
    const page = await ahmed.get(`/appareils/${id}/etiquette`)
    expect(page.text.match(/<path d="M/g)?.length).toBeGreaterThan(1)
    expect(page.text).not.toContain('style=')
  })
})
