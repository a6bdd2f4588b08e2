import { describe, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { csvFile, donationFields } from '../devices/device.fixture.ts'
import { acceptedLot, deposit, lotCounts, noteRow, noteText, openedLot, scan } from './delivery.fixture.ts'

const site = await testSite()
const ahmed = site.as('ahmed')

describe('what is no delivery note is refused with a sentence, and nothing is kept', () => {
  test.each([
    ['an empty file', '', 'Ce fichier est vide'],
    ['titles alone', 'Type;N° de série\n', 'ne contient que des titres'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'n’est pas une liste'],
    ['an open quotation mark', 'Type;N° de série\n"Portable;A1\n', 'guillemet'],
  ])('%s', async (_, text, said) => {
    const lot = await acceptedLot(site)
    const answer = await deposit(site, lot, text as string)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(await noteRow(site, lot)).toBeUndefined()
  })

  test('a file of 40 MB', async () => {
    const lot = await acceptedLot(site)
    const heavy = await ahmed.post(`/dons/${lot}/bordereau/liste`, { list: csvFile('x'.repeat(40_000_000)) })
    expect(heavy.status).toBe(413)
    expect(heavy.text).toContain('Ce fichier est trop lourd')
    const large = await ahmed.post(`/dons/${lot}/bordereau/liste`, { list: csvFile('x'.repeat(11_000_000)) })
    expect(large.text).toContain('dépasse 10 Mo')
  })

  test('no file, no number, too many machines', async () => {
    const lot = await acceptedLot(site)
    expect((await ahmed.post(`/dons/${lot}/bordereau/liste`)).text).toContain('Choisissez le fichier')
    expect((await ahmed.post(`/dons/${lot}/bordereau/quantites`)).text).toContain('Donnez au moins un nombre')
    expect((await ahmed.post(`/dons/${lot}/bordereau/quantites`, { 'n.laptop': '20001' })).status).toBe(422)
    const { location } = await deposit(site, lot, 'Type;Quantité\nÉcran;19999\nPortable;2\n')
    expect((await ahmed.get(location ?? '')).text).toContain('annonce plus de 20 000 appareils')
  })

  test('a lot that is not accepted, and a lot of somebody else', async () => {
    const announced = (
      await site.as('denis').post('/dons/nouveau', {
        ...donationFields,
        title: 'Attente',
      })
    ).location
      ?.split('/')
      .at(-1)
    expect((await ahmed.get(`/dons/${announced}/bordereau/liste`)).text).toContain('Acceptez d’abord ce don')
    expect((await site.as('denis').post(`/dons/${announced}/bordereau/ouvrir`)).status).toBe(403)
  })
})

describe('a delivery note', () => {
  test('is read over first: nothing is written, then each line is one machine', async () => {
    const lot = await acceptedLot(site)
    const { location } = await deposit(site, lot)
    const page = await ahmed.get(location ?? '')
    expect(page.text).toContain('Attendre 4 appareils')
    expect(await noteRow(site, lot)).toBeUndefined()
    const [one, two] = await Promise.all([ahmed.post(location ?? ''), ahmed.post(location ?? '')])
    expect([one?.status, two?.status].sort()).toEqual([303, 422])
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 4, listed: 0 })
    const shown = (await ahmed.get(`/dons/${lot}/bordereau`)).text
    for (const said of ['4 appareils attendus', 'série TMP0000001 · inventaire N-01 · carton 1', 'Ouvrir le pointage'])
      expect(shown).toContain(said)
    expect((await site.as('denis').get(`/dons/${lot}/bordereau`)).text).toContain('attend vos appareils')
  })

  test('of the same file is the same note', async () => {
    const lot = await openedLot(site)
    const { location } = await deposit(site, lot)
    expect((await ahmed.get(location ?? '')).text).toContain('C’est déjà le bordereau de ce don')
    expect((await ahmed.post(location ?? '')).text).toContain('rien n’a changé')
  })

  test('a corrected file replaces the lines, says first what changes, and loses no scan', async () => {
    const lot = await openedLot(site)
    await scan(site, lot, 'TMP0000001')
    await scan(site, lot, 'DLA0000003')
    const corrected = noteText
      .replace(/^.*DLA0000003\n/m, '')
      .replace('TravelMate P2;TMP0000002', 'TravelMate P3;TMP0000002')
    const { location } = await deposit(site, lot, `${corrected}3;;N-09;Tablette;;Apple;iPad;IPD0000009\n`)
    const page = (await ahmed.get(location ?? '')).text
    expect(page).toContain('Aucun pointage n’est perdu')
    expect(page).toMatch(/<b>1<\/b> <span>appareil ajouté/)
    expect(page).toMatch(/<b>1<\/b> <span>appareil retiré/)
    await ahmed.post(location ?? '')
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 4, listed: 1, surplus: 1 })
    const back = await deposit(site, lot)
    await ahmed.post(back.location ?? '')
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 4, listed: 2, surplus: 0 })
  })

  test('a serial number that a spreadsheet rounded is said, and stored nowhere', async () => {
    const lot = await acceptedLot(site)
    const { location } = await deposit(site, lot, 'Type;Modèle;N° de série\nPortable;X1;1.2E+15\nPortable;X1;AB12CD\n')
    expect((await ahmed.get(location ?? '')).text).toContain('Le tableur a arrondi ce numéro')
    await ahmed.post(location ?? '')
    const lines = await site.owner(`select serial from delivery_line where note_id = $1 order by line`, [
      (await noteRow(site, lot))?.id,
    ])
    expect(lines).toEqual([{ serial: null }, { serial: 'AB12CD' }])
  })

  test('two lines for one serial number: one machine, and the other line is said', async () => {
    const lot = await acceptedLot(site)
    const { location } = await deposit(site, lot, 'Type;N° de série\nPortable;DBL-1\nPortable;DBL 1\n')
    expect((await ahmed.get(location ?? '')).text).toContain('En double de la ligne 2')
    await ahmed.post(location ?? '')
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 1, doubles: 1 })
    expect((await ahmed.get(`/dons/${lot}/bordereau`)).text).toContain('1 ligne en répète une autre')
  })

  test('whose ten thousandth line fails leaves nothing half written', async () => {
    const lot = await acceptedLot(site)
    const rows = Array.from({ length: 10_000 }, (_, at) => `Portable;TENK${at}`).join('\n')
    const { location } = await deposit(site, lot, `Type;N° de série\n${rows}\n`)
    await site.owner(`create function app.fail_here() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger fail_here before insert on app.delivery_line for each row when (new.line = 10001) execute function app.fail_here()`)
    expect((await ahmed.post(location ?? '')).status).toBe(500)
    await site.owner('drop trigger fail_here on app.delivery_line; drop function app.fail_here()')
    expect(await noteRow(site, lot)).toBeUndefined()
    expect((await ahmed.post(location ?? '')).status).toBe(303)
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 10_000 })
  })

  test('columns said once are proposed to the next file of the same titles; who names somebody is never kept', async () => {
    const lot = await acceptedLot(site)
    const text = 'Truc;Machin;Utilisateur\nREM-1;Portable;Jeanne Martin\nREM-2;Portable;Luc Petit\n'
    const { location } = await deposit(site, lot, text)
    expect(location).toContain('/colonnes')
    expect((await ahmed.get(location ?? '')).text).not.toContain('Jeanne')
    expect((await ahmed.post(location ?? '')).text).toContain('Dites quelle colonne')
    const said = await ahmed.post(location ?? '', { 'column.0': 'serial', 'column.1': 'kind' })
    expect((await ahmed.get(said.location ?? '')).text).toContain('Attendre 2 appareils')
    const next = await deposit(site, await acceptedLot(site), text.replace('REM-1', 'REM-3'))
    expect(next.location).not.toContain('/colonnes')
    expect((await ahmed.get(next.location ?? '')).text).toContain('série REM-3')
  })

  test('may be numbers only, and a file replaces them', async () => {
    const lot = await acceptedLot(site)
    await ahmed.post(`/dons/${lot}/bordereau/quantites`, { 'n.laptop': '2', 'n.screen': '1' })
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 3 })
    const { location } = await deposit(site, lot)
    await ahmed.post(location ?? '')
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 4 })
    expect((await ahmed.post(`/dons/${lot}/bordereau/quantites`, { 'n.laptop': '2' })).text).toContain(
      'déjà un bordereau',
    )
  })

  test('a file of another lot is not found', async () => {
    const { location } = await deposit(site, await acceptedLot(site))
    const other = await acceptedLot(site)
    expect((await ahmed.get(`/dons/${other}/bordereau/liste/${location?.split('/').at(-1)}`)).status).toBe(404)
  })
})
