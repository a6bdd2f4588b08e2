import { existsSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  addedDevice,
  allWorks,
  benchPost,
  logFile,
  snapshotFile,
  stateOf,
  versionOf,
} from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'

const { site, ahmed, lot } = await workshop()
let serial = ''
let id = ''
let count = 0

/** A laptop with two drives, identified: `${serial}-A` and `${serial}-B`. */
beforeEach(async () => {
  serial = `W${++count}XYZ`
  id = await addedDevice(site, lot, { serial, inventory_tag: serial })
  await ahmed.post(`/appareils/${id}/releve`, {
    snapshot: snapshotFile({ serial, drives: [`${serial}-A`, `${serial}-B`] }),
  })
})
const log = (drives: { serial: string; status?: string }[], more = {}) => logFile({ host: serial, drives, ...more })
const both = () => log([{ serial: `${serial}-A` }, { serial: `${serial}-B` }])
const put = (...logs: File[]) => ahmed.post(`/appareils/${id}/effacement`, { logs })
const wipes = () =>
  site.owner<{ verdict: string; why: string }>('select verdict, why from wipe where device_id = $1', [id])

describe('evidence', () => {
  test('one log for both drives proves the device', async () => {
    expect((await put(both())).status).toBe(303)
    expect(await stateOf(site, id)).toBe('wiped')
  })

  test('two logs, one for each drive, given together, prove it too', async () => {
    await put(log([{ serial: `${serial}-A` }]), log([{ serial: `${serial}-B` }], { start: '2026-03-03T09:00:00' }))
    expect(await stateOf(site, id)).toBe('wiped')
    expect(await wipes()).toHaveLength(2)
  })

  test('one drive of two is not enough, and the other one is named', async () => {
    await put(log([{ serial: `${serial}-A` }]))
    expect(await stateOf(site, id)).toBe('to_wipe')
    const answer = await benchPost(site, id, 'essais', allWorks)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`aucun effacement vérifié pour le disque ${serial}-B`)
  })

  test('a wipe without verification is to be done again', async () => {
    await put(log([{ serial: `${serial}-A` }, { serial: `${serial}-B` }], { blank: false, verify: 0 }))
    expect(await stateOf(site, id)).toBe('wipe_failed')
    expect(await wipes()).toMatchObject([{ verdict: 'unverified' }])
  })

  test('a failed wipe is to be done again, says the day, and a good one repairs it', async () => {
    await put(log([{ serial: `${serial}-A` }, { serial: `${serial}-B`, status: '-FAILED-' }]))
    expect(await stateOf(site, id)).toBe('wipe_failed')
    expect((await ahmed.get('/ma-journee')).text).toContain('à effacer à nouveau')
    await put(log([{ serial: `${serial}-A` }, { serial: `${serial}-B` }], { start: '2026-03-04T09:00:00' }))
    expect(await stateOf(site, id)).toBe('wiped')
  })

  test('the log of another machine is refused and nothing is kept', async () => {
    const answer = await put(both(), logFile({ host: 'AUTRE-9', drives: [{ serial: 'ELSEWHERE' }] }))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('autre machine (numéro de série AUTRE-9)')
    expect(await wipes()).toHaveLength(0)
    expect(await stateOf(site, id)).toBe('to_wipe')
  })

  test('the same file twice is the same evidence, even at once', async () => {
    const file = both()
    await Promise.all([put(file), put(file)])
    await put(file)
    expect(await wipes()).toHaveLength(1)
    expect(await site.owner("select from event where subject_id = $1 and act = 'device.wipe_read'", [id])).toHaveLength(
      1,
    )
  })

  test('a later failure of a ready machine takes it out of the stock', async () => {
    await put(both())
    await benchPost(site, id, 'essais', allWorks)
    await benchPost(site, id, 'note', { aspect: 'A', working: 'A', battery: 'A' })
    await benchPost(site, id, 'pret')
    await put(log([{ serial: `${serial}-A`, status: '-FAILED-' }], { start: '2026-05-01T09:00:00' }))
    expect(await stateOf(site, id)).toBe('wipe_failed')
  })

  test.each([
    ['an empty file', new File([], 'nwipe.log'), 'vide'],
    ['a page', new File(['<!doctype html><p>nwipe'], 'nwipe.log'), 'page web'],
    ['a letter', new File(['Le disque est bien effacé, promis.'], 'lettre.txt'), 'pas un journal nwipe'],
  ])('%s is refused with a sentence', async (_, file, said) => {
    const answer = await put(file)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
  })

  test('no file at all is asked for', async () =>
    expect((await ahmed.post(`/appareils/${id}/effacement`, {})).text).toContain('Choisissez le journal'))
})

describe('drives', () => {
  test('a drive once seen stays asked for, though a later snapshot does not show it', async () => {
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`${serial}-A`] }) })
    await put(log([{ serial: `${serial}-A` }]))
    expect(await stateOf(site, id)).toBe('to_wipe')
  })

  test('a machine without a drive waits until somebody looked inside', async () => {
    const bare = await addedDevice(site, lot, { serial: 'BARE-1' })
    await ahmed.post(`/appareils/${bare}/releve`, { snapshot: snapshotFile({ serial: 'BARE-1', drives: [] }) })
    expect(await stateOf(site, bare)).toBe('identified')
    expect((await benchPost(site, bare, 'essais', allWorks)).text).toContain('confirmez qu’il n’y en a pas')
    await benchPost(site, bare, 'sans-disque')
    expect((await benchPost(site, bare, 'essais', allWorks)).status).toBe(303)
  })

  test('the snapshot of another machine is refused', async () => {
    const answer = await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'NOT-THIS' }) })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('autre machine (numéro de série NOT-THIS')
  })

  test('a machine that a family used needs a wipe newer than its return', async () => {
    await put(both())
    const [{ version }] = [{ version: await versionOf(site, id) }]
    expect(version).toBeTruthy()
    await site.owner('update custody set until = $2 where device_id = $1 and until is null', [id, '2026-03-15'])
    const [device] = await site.owner<{ organisation_id: string }>('select organisation_id from device where id = $1', [
      id,
    ])
    const [home] = await site.owner<{ id: string }>(
      "insert into household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Invention', '62413') returning id",
      [device?.organisation_id],
    )
    await site.owner(
      "insert into custody (id, device_id, organisation_id, household_id, since, until) values (app.uuid7(), $1, $2, $3, '2026-04-01', '2026-06-01')",
      [id, device?.organisation_id, home?.id],
    )
    await site.owner("update device set state = 'returned' where id = $1", [id])
    await benchPost(site, id, 'a-effacer')
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('avant le dernier usage')
    await put(log([{ serial: `${serial}-A` }, { serial: `${serial}-B` }], { start: '2026-06-02T09:00:00' }))
    expect(await stateOf(site, id)).toBe('wiped')
  })
})

describe('the attestation', () => {
  test('claims Clear and no more, to its donor too, and gives the log as it came', async () => {
    const file = both()
    await put(file)
    const [wipe] = await site.owner<{ id: string }>('select id from wipe where device_id = $1', [id])
    const page = await site.as('denis').get(`/appareils/${id}/effacement/${wipe?.id}`)
    for (const said of ['Attestation', 'Clear (NIST SP 800-88)', 'relu entièrement', `${serial}-A`])
      expect(page.text).toContain(said)
    expect(page.text).not.toMatch(/Purge|Ahmed Kaci/)
    expect(page.text).toContain('Attestation d’effacement · Atelier Rebond · Imprimé le ')
    const log = await site.as('denis').get(`/appareils/${id}/effacement/${wipe?.id}/journal`)
    expect(log.text).toBe(await file.text())
  })
})

const sample = new URL('../../../../shared/samples/wipe-logs/nwipe-loop-zero.log', import.meta.url)
test.skipIf(!existsSync(sample))(
  'a real log of loop devices has no serial number: it proves nothing for any machine',
  async () => {
    const answer = await put(new File([readFileSync(sample)], 'nwipe-loop-zero.log'))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('ne donne pas le numéro de série')
  },
)
