import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import {
  addedDevice,
  allWorks,
  benchPost,
  readyDevice,
  snapshotFile,
  stateOf,
  versionOf,
} from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'
import { delivered } from '../transfers/transfer.fixture.ts'
import { faultsIn, proposedLists, refusalOfLines } from './checklist.rules.ts'

const { site, ahmed, lot, wiped } = await workshop()
const tried = (id: string, found: Record<string, string> = {}) =>
  benchPost(site, id, 'essais', { ...allWorks, ...found })
const deviceOf = async (id: string) =>
  (
    await site.owner<{ locked: string | null; missing_part: string | null }>(
      'select locked, missing_part from device where id = $1',
      [id],
    )
  )[0]
const testsIn = (id: string) =>
  site.owner<{
    turn: number
    checklist: number
    answers: { key: string; label: string; result: string; word: string }[]
  }>('select turn, checklist, answers from device_test where device_id = $1 order by tested_at, id', [id])
test('a machine that is not wiped is told so before its form, with the gesture that comes first; nothing typed is lost', async () => {
  const id = await addedDevice(site, lot, { serial: 'NOT-YET', inventory_tag: 'T-NOT-YET' })
  await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'NOT-YET', drives: ['D-NOT-YET'] }) })
  const before = (await ahmed.get(`/appareils/${id}/essais`)).text
  expect(before).toContain('Pas encore d’essais')
  expect(before).toContain(`href="/appareils/${id}/effacement"`)
  expect(before).not.toContain('Enregistrer les essais')
  const refusedOnce = await benchPost(site, id, 'essais', { ...allWorks, r_keyboard: 'faulty', note: 'Touche F molle' })
  expect(refusedOnce.status).toBe(422)
  expect(refusedOnce.text).toContain('Touche F molle')
  const clean = await wiped('YES-NOW')
  const page = (await ahmed.get(`/appareils/${clean}/essais`)).text
  expect(page).not.toContain('Pas encore d’essais')
  expect(page).toContain('Enregistrer les essais')
})
const graded = (id: string) => benchPost(site, id, 'note', { aspect: 'B', working: 'A', battery: 'B' })

/** The fields of a list as its page shows them. */
async function listPage(kind: string): Promise<Record<string, string>> {
  const { text } = await ahmed.get(`/etabli/essais/${kind}`)
  const fields: Record<string, string> = {}
  for (const [, tag = ''] of text.matchAll(/<input ([^>]*)>/g)) {
    const [, name = ''] = /name="([^"]+)"/.exec(tag) ?? []
    if (/^(list|label_|key_)/.test(name))
      fields[name] = (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&#39;', '’').replaceAll('&amp;', '&')
  }
  for (const [, name = '', options = ''] of text.matchAll(/<select[^>]*name="(nature_\d+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] =
      /value="(\w+)" selected/.exec(options)?.[1] ?? /selected value="(\w+)"/.exec(options)?.[1] ?? 'essential'
  return fields
}

describe('bad answers', () => {
  test('nothing answered: the first line says what to do, and nothing is written', async () => {
    const id = await wiped('EMPTY-1')
    const answer = await benchPost(site, id, 'essais', { checklist: '0' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('« Démarrage et arrêt » : essayez cette fonction')
    expect(await testsIn(id)).toEqual([])
    expect(await stateOf(site, id)).toBe('wiped')
  })

  test('« tout va bien » never speaks for a lock', async () => {
    const id = await wiped('LOCKS-0')
    const answer = await benchPost(site, id, 'essais', { checklist: '0', rest: 'ok', w_screen: 'petite rayure' })
    expect(answer.text).toContain('vérifiez ce verrou')
    expect(answer.text).toContain('petite rayure')
    expect(answer.text).toMatch(/name="rest"[^>]*checked|checked[^>]*name="rest"/)
  })

  test.each([
    ['an answer that does not exist', { r_screen: 'parfait' }],
    ['a list that never was', { checklist: '7' }],
    ['a list that is no number', { checklist: 'x' }],
    ['an old page', { version: '0' }],
    ['a word too long', { w_screen: 'x'.repeat(200) }],
  ])('%s is refused', async (_, fields) => {
    const id = await wiped(`BAD-${Object.values(fields)[0]?.slice(0, 4)}`)
    const answer = await tried(id, fields)
    expect(answer.status).toBe(422)
    expect(await testsIn(id)).toEqual([])
  })

  test('a machine that is not wiped is not tested', async () => {
    const id = await addedDevice(site, lot, { serial: 'DIRTY-1', inventory_tag: 'DIRTY-1' })
    expect((await tried(id)).text).toContain('ne peut pas être testé')
  })

  test('two people answer at once: one test is kept', async () => {
    const id = await wiped('TWICE-1')
    const version = await versionOf(site, id)
    const send = () => ahmed.post(`/appareils/${id}/essais`, { ...allWorks, version })
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await testsIn(id)).toHaveLength(1)
  })

  test('a double click writes one test', async () => {
    const id = await wiped('CLICK-1')
    const page = await ahmed.get(`/appareils/${id}/essais`)
    const key = /name="_once" value="([^"]+)"/.exec(page.text)?.[1]
    const version = await versionOf(site, id)
    const send = () => ahmed.post(`/appareils/${id}/essais`, { ...allWorks, version, _once: key })
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await testsIn(id)).toHaveLength(1)
  })
})

describe('what a test finds', () => {
  test('a fault of an essential function is repaired and tried again before the machine is ready', async () => {
    const id = await wiped('FAULT-1')
    await tried(id, { r_screen: 'faulty', w_screen: 'ligne verte' })
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('Envoyer en réparation')
    await graded(id)
    const refused = await benchPost(site, id, 'pret')
    expect(refused.text).toContain('à réparer : écran (ligne verte)')
    expect((await ahmed.get(`/appareils/${id}/reparation`)).text).toContain('À réparer : écran (ligne verte).')
    await benchPost(site, id, 'reparation', { why: 'Écran.' })
    await benchPost(site, id, 'reparer', { done: 'Dalle changée.', minutes: '40' })
    await tried(id)
    await graded(id)
    expect((await benchPost(site, id, 'pret')).status).toBe(303)
    expect((await testsIn(id)).map(({ answers }) => faultsIn(answers as never))).toEqual([['écran (ligne verte)'], []])
  })

  test('a camera that fails is said to the family, and stops nothing', async () => {
    const id = await wiped('CAMERA-1')
    await tried(id, { r_camera: 'faulty' })
    await graded(id)
    expect((await benchPost(site, id, 'pret')).status).toBe(303)
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('À dire à la famille : caméra.')
  })

  test('what is absent is a missing part until a test finds it; what a person wrote beside it stays', async () => {
    const id = await wiped('ABSENT-1')
    await tried(id, { r_charger: 'absent' })
    expect((await deviceOf(id))?.missing_part).toBe('chargeur')
    await graded(id)
    expect((await benchPost(site, id, 'pret')).text).toContain('il manque une pièce (chargeur)')
    await tried(id)
    expect((await deviceOf(id))?.missing_part).toBeNull()
    await benchPost(site, id, 'empechements', { missing_part: 'housse' })
    await tried(id)
    expect((await deviceOf(id))?.missing_part).toBe('housse')
  })

  test('a lock keeps the machine from being ready until somebody says how it was lifted', async () => {
    const id = await wiped('LOCK-1')
    await tried(id, { r_account_lock: 'faulty', w_account_lock: 'iCloud' })
    await graded(id)
    expect((await benchPost(site, id, 'pret')).text).toContain('verrouillé (compte de l’ancien propriétaire')
    const page = await ahmed.get(`/appareils/${id}`)
    expect(page.text).toContain(`/appareils/${id}/deverrouillage`)
    await tried(id)
    expect((await deviceOf(id))?.locked).toContain('iCloud')
    expect((await benchPost(site, id, 'empechements', {})).text).toContain('Un verrou se lève par')
    expect((await benchPost(site, id, 'deverrouillage', {})).text).toContain('Dites comment le verrou a été levé')
    const how = 'Compte retiré par la mairie le 3 novembre, redémarrage vérifié.'
    expect((await benchPost(site, id, 'deverrouillage', { how })).status).toBe(303)
    expect((await benchPost(site, id, 'deverrouillage', { how })).text).toContain('n’est pas verrouillé')
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('redémarrage vérifié')
    await graded(id)
    expect((await benchPost(site, id, 'pret')).status).toBe(303)
  })

  test('tested again after a family, both tests are kept, each with its turn', async () => {
    const id = await readyDevice(site, lot, 'TURN-1')
    const [home] = await site.owner<{ id: string }>(
      `insert into household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Famille Servie', '62413') returning id`,
      [organisationId('claire')],
    )
    await site.owner(
      `insert into custody (id, device_id, organisation_id, household_id, since, until) values (app.uuid7(), $1, $2, $3, now(), now())`,
      [id, organisationId('claire'), home?.id],
    )
    await site.owner("update device set state = 'tested' where id = $1", [id])
    await site.owner('update custody set until = $2 where device_id = $1 and household_id is not null', [
      id,
      '2020-01-01',
    ])
    expect((await tried(id)).status).toBe(303)
    expect((await testsIn(id)).map(({ turn }) => turn)).toEqual([1, 2])
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('2e vie')
  })

  test('whoever receives the machine reads what was tried; its donor too, and nobody elsewhere', async () => {
    const id = await readyDevice(site, lot, 'READ-1')
    await delivered(site, [id])
    for (const who of ['claire', 'nadia', 'denis'] as const)
      expect((await site.as(who).get(`/appareils/${id}`)).text).toContain('Tout fonctionne, le')
    for (const path of ['essais', 'deverrouillage', 'reparation', 'reparer', 'pieces', 'numeros', 'reunir'])
      expect((await site.as('victor').get(`/appareils/${id}/${path}`)).status, path).toBe(404)
    expect(await site.acting('victor', (by) => by.db.selectFrom('device_test').selectAll().execute())).toEqual([])
  })
})

describe('the lists', () => {
  test('every kind has one, that asks all functions and, where there may be one, each lock', () => {
    for (const [kind, lines] of Object.entries(proposedLists)) {
      expect(refusalOfLines(lines), kind).toBeNull()
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
      for (const { key, label } of lines) expect(label, `${kind} ${key}`).not.toBe(key)
    }
    expect(proposedLists.laptop.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        'Écran',
        'Clavier',
        'Pavé tactile',
        'Caméra',
        'Micro',
        'Charnières',
        'Batterie',
        'Chargeur',
        'Bluetooth',
      ]),
    )
  })

  test('a list edited while another is being filled: the answers go to the version they were made on', async () => {
    const id = await wiped('EDIT-1')
    const fields = await listPage('laptop')
    expect(
      (await ahmed.post('/etabli/essais/laptop', { ...fields, label_18: 'Lecteur de cartes', nature_18: 'essential' }))
        .status,
    ).toBe(303)
    expect((await tried(id)).status).toBe(303)
    const [made] = await testsIn(id)
    expect(made?.checklist).toBe(0)
    expect(made?.answers.map(({ label }) => label)).not.toContain('Lecteur de cartes')
    const now = await ahmed.get(`/appareils/${id}/essais`)
    expect(now.text).toContain('Lecteur de cartes')
    expect(now.text).toContain('name="checklist" value="1"')
    await benchPost(site, id, 'essais', { ...allWorks, checklist: '1' })
    expect((await testsIn(id)).map(({ checklist }) => checklist)).toEqual([0, 1])
    await site.owner("delete from checklist where kind = 'laptop'")
  })

  test('two who write a list at once: the second reads that it changed', async () => {
    const fields = await listPage('printer')
    const write = (label: string) => ahmed.post('/etabli/essais/printer', { ...fields, label_0: label })
    const answers = await Promise.all([write('Allumage'), write('Mise en marche')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('vient d’enregistrer cette liste')
    expect(await site.owner("select from checklist where kind = 'printer'")).toHaveLength(1)
  })

  test.each([
    ['without a line', {}, 'Gardez au moins une ligne'],
    ['with twice the same', { label_0: 'Image', label_1: 'image ' }, 'est écrit deux fois'],
    ['with nothing essential', { label_0: 'Image', nature_0: 'secondary' }, 'au moins une fonction indispensable'],
    ['as it was', null, 'Rien n’a changé'],
  ])('a list %s is refused', async (_, fields, said) => {
    const answer = await ahmed.post(
      '/etabli/essais/screen',
      fields ? { list: '0', ...fields } : await listPage('screen'),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
  })

  test('a written list is never changed, and only whoever manages the structure writes one', async () => {
    await ahmed.post('/etabli/essais/tablet', { ...(await listPage('tablet')), label_0: 'Allumage' })
    await expect(
      site.acting('ahmed', (by) => by.db.updateTable('checklist').set({ version: 9 }).execute()),
    ).rejects.toThrow(/permission denied/)
    await site.owner("update member set admin = false where name = 'Ahmed Kaci'")
    expect((await ahmed.post('/etabli/essais/tablet', { list: '1', label_0: 'Rien' })).status).toBe(403)
    expect((await ahmed.get('/etabli/essais/tablet')).text).not.toContain('Enregistrer cette liste')
    await site.owner("update member set admin = true where name = 'Ahmed Kaci'")
    expect((await ahmed.get('/etabli/essais/toaster')).status).toBe(404)
    expect((await site.as('claire').get('/etabli/essais')).text).not.toContain('Par vous')
  })
})
