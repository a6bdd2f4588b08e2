import { beforeEach, describe, expect, test } from 'vitest'
import {
  addedDevice,
  allWorks,
  arrivedOn,
  benchPost,
  logFile,
  snapshotFile,
  stateOf,
} from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'
import { colleagueOf } from './colleague.testing.ts'
import { doubtOf, explains, type Since } from './wipeDate.rules.ts'

const { site, ahmed, lot } = await workshop()
const use: Since = { at: '2026-06-01T10:00:00', of: 'use' }
const arrival: Since = { at: '2026-06-01T10:00:00', of: 'arrival' }
const run = (started: string, finished: string | null = null, brought: string | null = null) => ({
  ...{ started, finished, brought },
})

describe('the date of a log', () => {
  test.each([
    ['2026-06-01T11:00:00', use, null],
    ['2026-06-01T09:00:00', use, 'near'],
    ['2026-06-01T07:59:00', use, 'before_use'],
    ['2026-05-30T09:00:00', arrival, 'before_arrival'],
    ['2009-01-01T00:00:12', arrival, 'before_arrival'],
    ['1980-01-01T00:00:00', null, null],
    ['0000-00-00T09:00:00', arrival, 'unreal'],
    ['2026-13-45T09:00:00', arrival, 'unreal'],
    ['2026-06-31T09:00:00', arrival, 'unreal'],
  ])('%s, held against %j: %s', (started, since, doubt) => expect(doubtOf(run(started), since)).toBe(doubt))

  test('from a clock that is ahead of the day it was brought is doubtful; two hours of another zone are not', () => {
    expect(doubtOf(run('2026-06-03T09:00:00', null, '2026-06-02T12:00:00'), arrival)).toBe('future')
    expect(doubtOf(run('2026-06-02T09:00:00', '2026-06-03T09:00:00', '2026-06-02T12:00:00'), arrival)).toBe('future')
    expect(doubtOf(run('2026-06-02T13:30:00', null, '2026-06-02T12:00:00'), arrival)).toBeNull()
  })

  test('that went backwards is doubtful', () =>
    expect(doubtOf(run('2026-06-02T09:00:00', '2026-06-02T08:00:00'), arrival)).toBe('backwards'))
})

describe('an explanation', () => {
  const donor = { method: 'donor_wiped', done_on: '2026-05-20' }
  const clock = { method: 'clock_wrong', done_on: '2026-06-02' }
  test('of the donor counts before the arrival only, never once somebody used the machine', () => {
    expect(explains(donor, 'before_arrival', arrival, '2026-06-02T09:00:00')).toBe(true)
    expect(explains(donor, 'before_use', use, '2026-06-02T09:00:00')).toBe(false)
    expect(explains(donor, 'future', arrival, '2026-06-02T09:00:00')).toBe(false)
  })

  test('of a wrong clock gives a day that is not before the last use, of a log that was brought after it', () => {
    expect(explains(clock, 'before_use', use, '2026-06-02T09:00:00')).toBe(true)
    expect(explains({ ...clock, done_on: '2026-05-31' }, 'before_use', use, '2026-06-02T09:00:00')).toBe(false)
    expect(explains(clock, 'before_use', use, '2026-05-02T09:00:00')).toBe(false)
  })
})

const lina = await colleagueOf(site)
let serial = ''
let id = ''
let count = 0
beforeEach(async () => {
  serial = `D${++count}XYZ`
  id = await addedDevice(site, lot, { serial, inventory_tag: serial })
  await arrivedOn(site, id, '2026-03-10T09:00:00Z')
  await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`${serial}-A`] }) })
})
const put = (start: string, status?: string) =>
  ahmed.post(`/appareils/${id}/effacement`, {
    logs: logFile({ host: serial, drives: [{ serial: `${serial}-A`, ...(status && { status }) }], start }),
  })
const donorSays = {
  ...{ method: 'donor_wiped', done_on: '2026-03-02', place: 'Mairie', said_by: 'Service informatique' },
  paper: 'Courriel du 9 mars 2026',
}
const explained = async (fields: Record<string, string> = donorSays) => {
  const page = (await ahmed.get(`/appareils/${id}/date-du-journal`)).text
  expect(page).toContain('Date écrite dans le journal')
  const story = (await ahmed.get(`/appareils/${id}`)).text
  expect(story.split('une autre personne vérifiera')).toHaveLength(2)
  expect(story).toContain(`/appareils/${id}/date-du-journal?journal=`)
  const file = /name="file" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  return benchPost(site, id, 'date-du-journal', { file, ...fields })
}
const waiting = async () => {
  const rows = await site.owner<{ id: string }>('select id from wipe_record where device_id = $1', [id])
  return `/appareils/${id}/temoin/${rows.at(-1)?.id}`
}
const force = () =>
  site.acting('ahmed', async (by) => {
    await by.db.updateTable('device').set({ state: 'ready' }).where('id', '=', id).execute()
  })

describe('a log dated before the machine arrived', () => {
  test('proves nothing, on the page and in the database: its donor may have used it since', async () => {
    await put('2026-03-02T09:00:00')
    expect(await stateOf(site, id)).toBe('wipe_failed')
    expect((await benchPost(site, id, 'essais', allWorks)).text).toContain('avant l’arrivée de la machine')
    await expect(force()).rejects.toThrow(/every drive is proved/)
    await put('2026-03-11T09:00:00')
    expect(await stateOf(site, id)).toBe('wiped')
    await force()
  })

  test.each([
    ['goes backwards', '2026-03-11T08:00:00'],
    ['is on no calendar', '2026-03-45T10:00:00'],
    ['is later than the day it was brought', '2099-01-01T00:00:00'],
  ])('or whose end %s proves nothing in the database either', async (_, finished) => {
    await put('2026-03-11T09:00:00')
    await site.owner(
      `update wipe set drives = jsonb_set(drives, '{0,drives,0,finished}', to_jsonb($2::text)) where device_id = $1`,
      [id, finished],
    )
    await expect(force()).rejects.toThrow(/every drive is proved/)
  })

  test('counts once its donor attests it in writing and a second person read that, no sooner', async () => {
    await put('2026-03-02T09:00:00')
    for (const [missing, said] of [
      ['paper', 'quel document'],
      ['said_by', 'qui l’atteste'],
    ] as const) {
      const answer = await explained({ ...donorSays, [missing]: '' })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(said)
      expect(answer.text).toContain('value="Mairie"')
    }
    expect((await explained()).status).toBe(303)
    expect((await benchPost(site, id, 'essais', allWorks)).text).toContain('une autre personne doit le confirmer')
    await expect(force()).rejects.toThrow(/every drive is proved/)
    const record = await waiting()
    expect((await ahmed.post(record, { dated: 'oui' })).status).toBe(422)
    expect((await lina.get(record)).text).toContain('Courriel du 9 mars 2026')
    expect((await lina.post(record)).text).toContain('Cochez ce que vous avez vérifié')
    expect((await lina.post(record, { dated: 'oui' })).status).toBe(303)
    expect(await stateOf(site, id)).toBe('wiped')
    await force()
  })

  test('is not explained by a day before the arrival, nor by one after it was brought', async () => {
    await put('2009-01-01T00:00:00')
    const clock = { method: 'clock_wrong', place: 'L’atelier' }
    expect((await explained({ ...clock, done_on: '2026-03-01' })).text).toContain('n’était pas encore chez vous')
    expect((await explained({ ...clock, done_on: '2099-03-01' })).text).toContain('pas encore venu')
    expect((await explained({ ...clock, done_on: '2026-03-12' })).status).toBe(303)
    expect((await lina.post(await waiting(), { dated: 'oui' })).status).toBe(303)
    await force()
  })

  test('that failed, brought after a proof, takes the proof away', async () => {
    await put('2026-03-11T09:00:00')
    await put('2009-01-01T00:00:00', '-FAILED-')
    expect(await stateOf(site, id)).toBe('wipe_failed')
    await expect(force()).rejects.toThrow(/every drive is proved/)
  })
})

test('a log from a clock that is ahead proves nothing, and hides no later failure', async () => {
  await put('2098-03-11T09:00:00')
  expect((await ahmed.get(`/appareils/${id}/effacement`)).text).toContain('l’horloge de la machine était en avance')
  await expect(force()).rejects.toThrow(/every drive is proved/)
  await put('2026-03-12T09:00:00')
  expect(await stateOf(site, id)).toBe('wipe_failed')
})
