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
import { colleagueOf } from './colleague.testing.ts'

const { site, ahmed, lot } = await workshop()
const lina = await colleagueOf(site)
let serial = ''
let id = ''
let count = 0

/** A laptop with two drives, `${serial}-A` wiped and `${serial}-B` that failed. */
beforeEach(async () => {
  serial = `R${++count}XYZ`
  id = await addedDevice(site, lot, { serial, inventory_tag: serial })
  await ahmed.post(`/appareils/${id}/releve`, {
    snapshot: snapshotFile({ serial, drives: [`${serial}-A`, `${serial}-B`] }),
  })
  await put([{ serial: `${serial}-A` }, { serial: `${serial}-B`, status: '-FAILED-' }])
})
const put = (drives: { serial: string; status?: string }[], start = '2026-03-02T09:00:00') =>
  ahmed.post(`/appareils/${id}/effacement`, { logs: logFile({ host: serial, drives, start }) })
const destroyed = (more: Record<string, string> = {}) =>
  benchPost(site, id, 'destruction', {
    ...{ serial: `${serial}-B`, method: 'drilled', done_on: '2026-03-03', place: 'L’atelier', ...more },
  })
const waiting = async (of = id) =>
  (
    await site.owner<{ id: string }>('select id from wipe_record where device_id = $1 and cancelled_at is null', [of])
  ).map((row) => `/appareils/${of}/temoin/${row.id}`)
const seen = { destroyed: 'oui', first_screen: 'oui', no_account: 'oui' }

describe('a destroyed drive', () => {
  test('counts once somebody else saw it, and only then', async () => {
    expect((await destroyed()).status).toBe(303)
    expect((await benchPost(site, id, 'essais', allWorks)).text).toContain('pas encore confirmée')
    const [record = ''] = await waiting()
    expect((await lina.get('/ma-journee')).text).toContain(record)
    expect((await ahmed.get('/ma-journee')).text).not.toContain(record)
    expect((await ahmed.get(record)).text).toContain('C’est vous qui avez noté')
    const own = await ahmed.post(record, seen)
    expect(own.status).toBe(422)
    expect((await lina.post(record)).text).toContain('Cochez ce que vous avez vu')
    expect((await lina.post(record, seen)).status).toBe(303)
    expect(await stateOf(site, id)).toBe('wiped')
    expect((await benchPost(site, id, 'essais', allWorks)).status).toBe(303)
    const donor = (await site.as('denis').get(`/appareils/${id}`)).text
    // A hole stops a drive; no norm says that it destroys it.
    expect(donor).toContain('Disque mis hors d’usage, sans niveau de norme')
    expect(donor).not.toContain('Destroy')
    expect(donor).not.toMatch(/Lina Costa|Ahmed Kaci/)
  })

  test('the database hears no operator as witness either, nor a name written for a colleague', async () => {
    await destroyed()
    const asAhmed = (text: string) =>
      site.acting('ahmed', async (by) => {
        const { sql } = await import('kysely')
        await sql.raw(text).execute(by.db)
      })
    const witness = (who: string) =>
      asAhmed(
        `update app.wipe_record set witness_id = (select id from app.member where name = '${who}'), witness = 'x', witnessed_at = now()`,
      )
    await expect(witness('Ahmed Kaci')).rejects.toThrow(/second person|wipe_record/)
    await expect(witness('Lina Costa')).rejects.toThrow(/second person/)
  })

  test.each([
    [{ serial: 'ELSEWHERE' }, 'pas connu de cet appareil'],
    [{ serial: '' }, 'Choisissez le disque'],
    [{ method: 'degaussed' }, 'disques à plateaux'],
    [{ method: 'eaten' }, 'Dites comment il a été détruit'],
    [{ done_on: '2099-01-01' }, 'pas encore venu'],
    [{ place: '' }, 'Dites où'],
  ] as [Record<string, string>, string][])('%j is refused, and what was typed stays', async (more, said) => {
    const answer = await destroyed(more)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(answer.text).toContain('value="2026-03-03"'.replace('2026-03-03', more.done_on ?? '2026-03-03'))
    expect(await waiting()).toHaveLength(0)
  })

  test('noted twice at once, it is noted once; seen by two at once, once', async () => {
    const version = await versionOf(site, id)
    const fields = { version, serial: `${serial}-B`, method: 'drilled', done_on: '2026-03-03', place: 'L’atelier' }
    await Promise.all([1, 2].map(() => ahmed.post(`/appareils/${id}/destruction`, fields)))
    const [record = '', ...more] = await waiting()
    expect(more).toEqual([])
    const omar = await colleagueOf(site, `Omar Test${count}`)
    const answers = await Promise.all([lina.post(record, seen), omar.post(record, seen)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.map(({ text }) => text).join()).toContain('l’a déjà confirmé')
    expect(await site.owner("select from event where subject_id = $1 and act = 'wipe.witnessed'", [id])).toHaveLength(1)
  })

  test('is contradicted by a later snapshot or a later log in which it still turns', async () => {
    await destroyed()
    await lina.post((await waiting())[0] ?? '', seen)
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`${serial}-B`] }) })
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('un relevé plus récent le montre encore')
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`${serial}-A`] }) })
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('sans niveau de norme, vu par deux personnes')
    await put([{ serial: `${serial}-B`, status: '-FAILED-' }], '2026-03-09T09:00:00')
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('un journal plus récent l’efface encore')
  })

  test('a record that nobody confirmed is cancelled, and another one may be noted', async () => {
    await destroyed()
    const [record = ''] = await waiting()
    expect((await lina.post(`${record}/annulation`)).status).toBe(303)
    expect((await lina.get(record)).status).toBe(404)
    expect((await destroyed()).status).toBe(303)
  })

  test('another organisation finds nothing to confirm', async () => {
    await destroyed()
    const [record = ''] = await waiting()
    expect((await site.as('victor').get(record)).status).toBe(404)
    expect((await site.as('denis').get(record)).status).toBe(403)
  })
})

describe('a tablet', () => {
  let tablet = ''
  beforeEach(async () => {
    tablet = await addedDevice(site, lot, { serial: `T-${serial}`, inventory_tag: `T-${serial}`, kind: 'tablet' })
  })
  const reset = (more: Record<string, string> = {}) =>
    benchPost(site, tablet, 'remise-a-zero', {
      ...{ method: 'settings', system: 'Android 12', done_on: '2026-03-03', place: 'L’atelier', ...more },
    })

  test('is clean once a second person saw its first screen without an account', async () => {
    expect((await ahmed.get(`/appareils/${tablet}`)).text).toContain('Noter la remise à zéro')
    expect((await benchPost(site, tablet, 'essais', allWorks)).text).toContain(
      'sa remise à zéro n’est pas encore notée',
    )
    expect((await reset()).status).toBe(303)
    const [record = ''] = await waiting(tablet)
    expect((await lina.post(record, { first_screen: 'oui' })).text).toContain('l’appareil est verrouillé')
    await lina.post(record, seen)
    expect(await stateOf(site, tablet)).toBe('wiped')
    expect((await ahmed.get(`/appareils/${tablet}`)).text).toContain('Remis à zéro, vu par deux personnes')
    await benchPost(site, tablet, 'essais', allWorks)
    await benchPost(site, tablet, 'note', { aspect: 'B', working: 'A', battery: 'B' })
    expect((await benchPost(site, tablet, 'pret')).status).toBe(303)
    expect(await stateOf(site, tablet)).toBe('ready')
  })

  test('locked to an account is not reset; a computer is not either', async () => {
    await site.owner("update device set locked = 'compte Google' where id = $1", [tablet])
    expect((await reset()).text).toContain('verrouillé (compte Google)')
    expect(
      (
        await benchPost(site, id, 'remise-a-zero', {
          method: 'settings',
          system: 'Linux',
          done_on: '2026-03-03',
          place: 'Ici',
        })
      ).text,
    ).toContain('disque par disque')
  })

  test('that somebody found is reset again: the old record proves nothing', async () => {
    await reset()
    await lina.post((await waiting(tablet))[0] ?? '', seen)
    await benchPost(site, tablet, 'sortie', { as: 'lost', why: 'Plus dans l’armoire' })
    await benchPost(site, tablet, 'retrouve')
    await benchPost(site, tablet, 'a-effacer')
    expect((await ahmed.get(`/appareils/${tablet}`)).text).toContain('avant le dernier usage')
  })
})

describe('the second lock', () => {
  const force = (device: string) =>
    site.acting('ahmed', async (by) => {
      await by.db.updateTable('device').set({ state: 'ready' }).where('id', '=', device).execute()
    })

  test('a machine is ready in the database too only when each drive is proved', async () => {
    await expect(force(id)).rejects.toThrow(/every drive is proved/)
    await put([{ serial: `${serial}-B` }], '2026-03-05T09:00:00')
    await force(id)
    expect(await stateOf(site, id)).toBe('ready')
  })

  test.each([
    ["update device set drives = '[]'", 'a machine of which nobody knows the drives'],
    ["update device set drives = jsonb_set(drives, '{0,serial}', 'null')", 'a drive whose number is masked'],
    ['update device set drives = drives || \'[{"serial": "NEW-DRIVE"}]\'', 'a drive that was replaced'],
    ["update device set kind = 'tablet', drives = '[]'", 'a tablet that nobody reset'],
    [
      "insert into event (id, organisation_id, seq, at, actor, act, subject_kind, subject_id, hash) select app.uuid7(), organisation_id, 100000 + (random() * 1000000)::int, now(), 'x', 'device.found', 'device', id, '' from device",
      'a machine that was lost since',
    ],
  ])('%s: %s', async (text) => {
    await put([{ serial: `${serial}-B` }], '2026-03-05T09:00:00')
    await site.owner(`${text} where id = $1`, [id])
    await expect(force(id)).rejects.toThrow(/every drive is proved/)
  })
})
