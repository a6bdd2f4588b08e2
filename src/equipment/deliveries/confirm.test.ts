import { describe, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { remindDonors } from './delivery.clocks.ts'
import { linkOf, newestLink, noteRow, openedLot, scan, unlisted } from './delivery.fixture.ts'

let later = 0
const DAY = 86_400_000
const site = await testSite({ now: () => new Date(Date.now() + later) })
const ahmed = site.as('ahmed')
const denis = site.as('denis')

let lots = 0
/** A reception with a machine as announced, one missing, one surplus and one swapped, closed and asked. */
async function countedLot() {
  const n = `${++lots}`.padStart(3, '0')
  const lot = await openedLot(
    site,
    `Type;Marque;Modèle;N° de série\nPortable;Acer;TravelMate;CA${n}0001\nPortable;Acer;TravelMate;CA${n}0002\nPortable;Dell;Latitude;CD${n}0003\n`,
  )
  await scan(site, lot, `CA${n}0001`)
  await unlisted(site, lot, { code: `CP${n}`, kind: 'printer', brand: 'Brother' })
  const asked = await unlisted(site, lot, { code: `CS${n}`, brand: 'Dell', model: 'Latitude' })
  await unlisted(site, lot, { code: `CS${n}`, brand: 'Dell', model: 'Latitude', replaces: lineIn(asked.text) })
  return { lot, n, link: await linkOf(site, lot) }
}
const lineIn = (text: string) => /value="([0-9a-f-]{36})"[^>]*>(?=[\s\S]{0,200}il remplace)/.exec(text)?.[1] ?? ''
const versionIn = (text: string) =>
  /name="version" value="(\d+)"|value="(\d+)"[^>]*name="version"/.exec(text)?.slice(1).find(Boolean) ?? ''
const stateOf = async (lot: string) => (await noteRow(site, lot))?.state
const events = async (lot: string, act: string) =>
  site.owner<{ actor: string; organisation: string; member_id: string | null }>(
    `select e.actor, e.member_id, o.name as organisation from event e join organisation o on o.id = e.organisation_id where e.subject_id = $1 and e.act = $2`,
    [(await noteRow(site, lot))?.id, act],
  )

describe('a link that opens nothing', () => {
  test('unknown, past its day, replaced, or of a reception taken up again: the same page for all', async () => {
    expect((await site.anyone.get('/livraison/inconnu')).status).toBe(404)
    const { lot, link } = await countedLot()
    later = 22 * DAY
    const past = await site.anyone.get(link)
    expect(past.status).toBe(404)
    expect(past.text).toContain('Ce lien n’ouvre rien')
    expect((await site.anyone.post(link, { who: 'Jeanne Roux', version: '1' })).status).toBe(303)
    later = 0
    expect(await stateOf(lot)).toBe('counted')
    later = 2 * DAY
    await ahmed.post(`/dons/${lot}/bordereau/renvoyer`, { email: 'sous-sol@mairie.test' })
    later = 0
    expect((await site.anyone.get(link)).status).toBe(404)
    const second = await newestLink(site)
    expect((await site.anyone.get(second)).status).toBe(200)
    await ahmed.post(`/dons/${lot}/bordereau/reprendre`)
    for (const path of [second, `${second}/contester`]) expect((await site.anyone.get(path)).status).toBe(404)
  })

  test('never acts on another note: it has no identifier to change', async () => {
    const [one, two] = [await countedLot(), await countedLot()]
    const version = versionIn((await site.anyone.get(one.link)).text)
    const [line] = await site.owner<{ id: string }>('select id from delivery_line where note_id = $1 limit 1', [
      (await noteRow(site, two.lot))?.id,
    ])
    await site.anyone.post(`${one.link}/contester`, {
      who: 'Jeanne Roux',
      version,
      [`c.${line?.id}`]: 'pas à moi',
      whole: 'Je conteste',
    })
    expect([await stateOf(one.lot), await stateOf(two.lot)]).toEqual(['contested', 'counted'])
    expect(await site.owner('select line_id from delivery_contest where said = $1', ['pas à moi'])).toEqual([])
  })
})

describe('behind its link', () => {
  test('a donor reads the sums and what differs, and no person of the workshop', async () => {
    const { n, link } = await countedLot()
    const { text, status } = await site.anyone.get(link)
    expect(status).toBe(200)
    for (const said of [
      '3 sur le bordereau',
      `série CA${n}0002`,
      'Manquant',
      'En plus',
      'Remplace une ligne',
      `CS${n}`,
      'Atelier Rebond',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('Ahmed')
  })

  test('opening confirms nothing; a name is asked; then it is confirmed, once', async () => {
    const { lot, link } = await countedLot()
    const version = versionIn((await site.anyone.get(link)).text)
    expect(await stateOf(lot)).toBe('counted')
    expect((await site.anyone.post(link, { version })).text).toContain('Écrivez votre prénom et votre nom')
    const click = () => site.anyone.post(link, { version, who: 'Jeanne Roux' })
    await Promise.all([click(), click()])
    expect(await stateOf(lot)).toBe('confirmed')
    expect(await events(lot, 'delivery.confirmed')).toEqual([
      { actor: 'Jeanne Roux, par lien', member_id: null, organisation: 'Mairie de Sallaumines' },
    ])
    expect((await site.anyone.get(link)).text).toContain('Cette livraison est confirmée')
    const replayed = await site.anyone.post(`${link}/contester`, { version, who: 'Jeanne Roux', whole: 'Non' })
    expect(replayed.status).toBe(303)
    expect(await stateOf(lot)).toBe('confirmed')
    expect((await scan(site, lot, 'X')).text).toContain('confirmé par le donateur')
    expect((await ahmed.post(`/dons/${lot}/bordereau/reprendre`)).text).toContain('le pointage ne reprend plus')
  })

  test('what changed since it was read is read again first', async () => {
    const { lot, link } = await countedLot()
    const version = versionIn((await site.anyone.get(link)).text)
    const [surplus] = await site.owner<{ id: string }>(
      `select id from delivery_scan where result = 'surplus' and note_id = $1`,
      [(await noteRow(site, lot))?.id],
    )
    await ahmed.post(`/dons/${lot}/bordereau/ecart/${surplus?.id}`, { outcome: 'given_back', word: 'Pas pour nous' })
    await site.anyone.post(link, { version, who: 'Jeanne Roux' })
    expect(await stateOf(lot)).toBe('counted')
    const again = (await site.anyone.get(link)).text
    expect(again).toContain('Rendu au donateur : Pas pour nous')
    await site.anyone.post(link, { version: versionIn(again), who: 'Jeanne Roux' })
    expect(await stateOf(lot)).toBe('confirmed')
  })

  test('contested lines are answered one by one, then it is asked again', async () => {
    const { lot, link, n } = await countedLot()
    const page = (await site.anyone.get(`${link}/contester`)).text
    const field = /name="(c\.[0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    const version = versionIn(page)
    expect((await site.anyone.post(`${link}/contester`, { version, who: 'Jeanne Roux' })).text).toContain(
      'Écrivez au moins une phrase',
    )
    await site.anyone.post(`${link}/contester`, {
      version,
      who: 'Jeanne Roux',
      [field]: 'Il était dans le carton 2',
      whole: 'Merci de vérifier',
    })
    expect(await stateOf(lot)).toBe('contested')
    expect((await ahmed.get('/ma-journee')).text).toContain('conteste le pointage')
    const mine = (await ahmed.get(`/dons/${lot}/bordereau`)).text
    expect(mine).toContain('Il était dans le carton 2')
    const fields = [...mine.matchAll(/name="(a\.[0-9a-f-]{36})"/g)].map(([, name]) => name ?? '')
    expect(fields).toHaveLength(2)
    const half = await ahmed.post(`/dons/${lot}/bordereau/repondre`, { [fields[0] ?? '']: 'Retrouvé' })
    expect(half.status).toBe(422)
    expect(half.text).toContain('Retrouvé')
    await ahmed.post(`/dons/${lot}/bordereau/repondre`, Object.fromEntries(fields.map((name) => [name, `Vu, ${n}`])))
    expect(await stateOf(lot)).toBe('counted')
    expect((await site.anyone.get(link)).status).toBe(404)
    const second = await newestLink(site)
    expect((await site.anyone.get(second)).text).toContain(`Vu, ${n}`)
    await site.anyone.post(second, { version: versionIn((await site.anyone.get(second)).text), who: 'Jeanne Roux' })
    expect(await stateOf(lot)).toBe('confirmed')
  })
})

describe('from an account', () => {
  test('the donor finds it in its day, confirms, and nobody else can', async () => {
    const { lot } = await countedLot()
    expect((await denis.get('/ma-journee')).text).toContain('est pointé : est-ce conforme ?')
    const page = (await denis.get(`/dons/${lot}/bordereau`)).text
    const version = versionIn(page)
    await site.owner("update member set role = 'donor' where name = 'Sofia Renard'")
    expect((await site.as('sofia').post(`/dons/${lot}/bordereau/conforme`, { version })).status).toBe(404)
    expect((await ahmed.post(`/dons/${lot}/bordereau/conforme`, { version })).status).toBe(403)
    await denis.post(`/dons/${lot}/bordereau/conforme`, { version })
    expect(await events(lot, 'delivery.confirmed')).toMatchObject([{ actor: 'Denis Carpentier' }])
    const shown = (await ahmed.get(`/dons/${lot}/bordereau`)).text
    expect(shown).toContain('a confirmé ce bordereau')
  })

  test('it contests with a sentence', async () => {
    const { lot } = await countedLot()
    const page = (await denis.get(`/dons/${lot}/bordereau/contester`)).text
    await denis.post(`/dons/${lot}/bordereau/contester`, { version: versionIn(page), whole: 'Il manque un écran' })
    expect((await ahmed.get(`/dons/${lot}/bordereau`)).text).toContain('Il manque un écran')
  })
})

describe('an exception', () => {
  const idOf = async (lot: string, what: string) =>
    (
      await site.owner<{ id: string }>(
        'select coalesce(scan_id, line_id) as id from app.exceptions_of($1, 10) where what = $2',
        [(await noteRow(site, lot))?.id, what],
      )
    )[0]?.id ?? ''
  const settle = (lot: string, id: string, outcome: string) =>
    ahmed.post(`/dons/${lot}/bordereau/ecart/${id}`, { outcome, word: '' })

  test('found later is taken in and counts as announced', async () => {
    const { lot, n } = await countedLot()
    const id = await idOf(lot, 'missing')
    expect((await settle(lot, id, 'kept')).text).toContain('Dites ce qu’est devenu')
    await settle(lot, id, 'found_later')
    expect(await site.owner('select state from device where serial = $1', [`CA${n}0002`])).toEqual([
      { state: 'received' },
    ])
    expect((await ahmed.get(`/dons/${lot}/bordereau`)).text).toContain('Retrouvé ensuite')
    expect((await settle(lot, id, 'never_sent')).location).toBe(`/dons/${lot}/bordereau`)
    expect(await site.owner('select outcome from delivery_line where id = $1', [id])).toEqual([
      { outcome: 'found_later' },
    ])
  })

  test('never sent is said, and turned down or given back takes the machine out', async () => {
    const { lot, n } = await countedLot()
    await settle(lot, await idOf(lot, 'missing'), 'never_sent')
    await settle(lot, await idOf(lot, 'surplus'), 'turned_down')
    expect(await site.owner('select state from device where serial = $1', [`CP${n}`])).toEqual([{ state: 'exited' }])
    expect((await settle(lot, await idOf(lot, 'surplus'), 'kept')).text).toContain('déjà reparti')
    await settle(lot, await idOf(lot, 'swapped'), 'kept')
    const page = (await denis.get(`/dons/${lot}/bordereau`)).text
    for (const said of ['Jamais envoyé', 'Refusé', 'Gardé']) expect(page).toContain(said)
  })

  test('a machine that went further than its arrival does not leave so', async () => {
    const { lot, n } = await countedLot()
    await site.owner(`update device set state = 'wiped' where serial = $1`, [`CP${n}`])
    expect((await settle(lot, await idOf(lot, 'surplus'), 'given_back')).text).toContain('a déjà avancé à l’établi')
  })

  test('of another note is not found', async () => {
    const [one, two] = [await countedLot(), await countedLot()]
    const id = await idOf(two.lot, 'missing')
    expect((await ahmed.get(`/dons/${one.lot}/bordereau/ecart/${id}`)).status).toBe(404)
  })
})

test('a silent donor is reminded once, with a new link, and the first one opens nothing', async () => {
  const { lot, link } = await countedLot()
  const day = (days: number) => new Date(Date.now() + days * DAY)
  await site.owner(`update delivery_note set reminded_at = now() where donation_id <> $1`, [lot])
  expect(await remindDonors(site.database, day(6))).toBe(0)
  expect(await remindDonors(site.database, day(8))).toBe(1)
  expect(await remindDonors(site.database, day(9))).toBe(0)
  expect((await site.anyone.get(link)).status).toBe(404)
  const second = await newestLink(site)
  expect((await site.anyone.get(second)).status).toBe(200)
  expect(second).not.toBe(link)
})

test('an address that is none is refused, and the reception stays open', async () => {
  const lot = await openedLot(site, 'Type;N° de série\nPortable;MAIL-1\n')
  const answer = await ahmed.post(`/dons/${lot}/bordereau/clore`, { email: 'mairie' })
  expect(answer.text).toContain('Écrivez une adresse e-mail entière')
  expect(answer.text).toContain('value="mairie"')
  expect(await stateOf(lot)).toBe('counting')
  const close = () => ahmed.post(`/dons/${lot}/bordereau/clore`, { email: 'deux@mairie.test' })
  const answers = await Promise.all([close(), close()])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  expect(await events(lot, 'delivery.counted')).toHaveLength(1)
})
