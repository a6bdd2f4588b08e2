import { describe, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { addedDevice, csvFile, receivedLot } from '../devices/device.fixture.ts'
import { acceptedLot, deposit, linkOf, lotCounts, noteRow, openedLot, scan, unlisted } from './delivery.fixture.ts'

let later = 0
const site = await testSite({ now: () => new Date(Date.now() + later) })
const ahmed = site.as('ahmed')
const seen = async (answer: { location: string | null }) => (await ahmed.get(answer.location ?? '')).text
/** The machines of the tests have serial numbers of their own: one workshop keeps each once. */
let lots = 0
const fresh = () => {
  const n = `${++lots}`.padStart(3, '0')
  const text = [
    'Carton;Inventaire;Type;Marque;Modèle;N° de série',
    `1;T${n}-1;Portable;Acer;TravelMate;AC${n}0001`,
    `1;T${n}-2;Portable;Acer;TravelMate;AC${n}0002`,
    `2;T${n}-3;Portable;Dell;Latitude;DE${n}0003`,
    '2;;Écran;Dell;P2419;',
    '',
  ].join('\n')
  return { n, text }
}

describe('a reception', () => {
  test('opens once there is a note; the lot has then arrived', async () => {
    const lot = await acceptedLot(site)
    expect((await ahmed.post(`/dons/${lot}/bordereau/ouvrir`)).status).toBe(404)
    const { location } = await deposit(site, lot, fresh().text)
    await ahmed.post(location ?? '')
    expect((await scan(site, lot, 'X')).text).toContain('Ouvrez d’abord le pointage')
    await ahmed.post(`/dons/${lot}/bordereau/ouvrir`)
    expect((await ahmed.post(`/dons/${lot}/bordereau/ouvrir`)).text).toContain('déjà ouvert')
    expect((await ahmed.get(`/dons/${lot}`)).text).toContain('Reçu')
  })

  test('counts a machine as announced, and it is in stock with its custody', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    const page = await seen(await scan(site, lot, `ac${n}-0001`))
    expect(page).toContain('Attendu, pointé : Acer TravelMate, ML-')
    expect(page).toContain('ligne 2, carton 1')
    expect(
      await site.owner(
        `select d.state, d.inventory_tag from device d join custody c on c.device_id = d.id and c.until is null where d.serial = $1`,
        [`AC${n}0001`],
      ),
    ).toEqual([{ state: 'received', inventory_tag: `T${n}-1` }])
    expect(await seen(await scan(site, lot, `T${n}-2`))).toContain('Attendu, pointé')
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 4, listed: 2 })
  })

  test('receives a machine that the donor’s inventory had announced, instead of a second one', async () => {
    const { n, text } = fresh()
    const lot = await acceptedLot(site)
    const kept = await ahmed.post(`/dons/${lot}/inventaire`, {
      list: csvFile(`Type;N° de série\nPortable;AC${n}0001\n`),
    })
    await ahmed.post(kept.location ?? '')
    const { location } = await deposit(site, lot, text)
    await ahmed.post(location ?? '')
    await ahmed.post(`/dons/${lot}/bordereau/ouvrir`)
    await scan(site, lot, `AC${n}0001`)
    expect(await site.owner('select state from device where donation_id = $1', [lot])).toEqual([{ state: 'received' }])
  })

  test('says a machine scanned again, and counts it once; a scanner that types twice is not told', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    await scan(site, lot, `AC${n}0001`)
    expect(await seen(await scan(site, lot, `AC${n}0001`))).toContain('Attendu, pointé')
    later += 60_000
    expect(await seen(await scan(site, lot, `AC${n}0001`))).toContain('Déjà pointé')
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 1 })
    expect((await ahmed.get(`/dons/${lot}/bordereau`)).text).toContain('1 scan répété')
  })

  test('two people who scan the same machine at the same instant count it once', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    const answers = await Promise.all(Array.from({ length: 4 }, () => scan(site, lot, `AC${n}0001`)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 1 })
    expect(await site.owner('select from device where serial = $1', [`AC${n}0001`])).toHaveLength(1)
    expect(
      await site.owner(
        `select from event e join device d on d.id = e.subject_id where d.serial = $1 and e.act = 'device.received'`,
        [`AC${n}0001`],
      ),
    ).toHaveLength(1)
  })

  test('of a machine of another lot, a label from nowhere here, another site or another organisation counts nothing', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    const other = await addedDevice(site, await receivedLot(site), { serial: `ELSE${n}`, inventory_tag: `ELSE${n}` })
    const [known] = await site.owner<{ number: string }>('select number from device where id = $1', [other])
    expect(await seen(await scan(site, lot, `ELSE${n}`))).toContain(
      `${known?.number} est déjà chez vous, et pas dans ce don`,
    )
    expect(await seen(await scan(site, lot, 'https://autre-maillon.test/appareils/ML-0001'))).toContain(
      'Cette étiquette vient d’ailleurs',
    )
    const [foreign] = await site.owner<{ number: string }>(
      `insert into device (id, organisation_id, kind, brand, model, serial) select app.uuid7(), id, 'laptop', 'x', 'Secret', 'SECRETSERIAL'
       from organisation where name = 'L’Autre Berge' returning number`,
    )
    const page = await seen(await scan(site, lot, foreign?.number ?? ''))
    expect(page).toContain('n’est pas de chez vous')
    expect(page).not.toMatch(/Autre Berge|SECRETSERIAL|Modèle Secret/)
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 0, surplus: 0 })
  })

  test('of a machine that left the workshop says its state', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    await scan(site, lot, `AC${n}0001`)
    await site.owner(`update delivery_scan set undone_at = now() where note_id = $1`, [(await noteRow(site, lot))?.id])
    await site.owner(`update device set state = 'handed_over' where serial = $1`, [`AC${n}0001`])
    expect(await seen(await scan(site, lot, `AC${n}0001`))).toContain('ne devrait pas être là : « Remis »')
  })
})

describe('a machine that the note does not name', () => {
  test('is taken in once a person says what it is', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    const asked = await scan(site, lot, `NEW${n}`)
    expect(asked.location).toContain('hors-bordereau')
    expect(await seen(asked)).toContain(`« NEW${n} » n’est pas sur le bordereau`)
    expect((await unlisted(site, lot, { code: `NEW${n}`, kind: '' })).text).toContain('Dites quel appareil')
    const done = await unlisted(site, lot, { code: `NEW${n}`, kind: 'tablet', brand: 'Apple' })
    expect(await seen(done)).toContain('En plus : Apple, ML-')
    expect(await lotCounts(site, lot)).toMatchObject({ expected: 4, surplus: 1 })
  })

  test('is offered in the place of a line of the same model or with the same tag, and takes it', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    const asked = await unlisted(site, lot, { code: `SWAP${n}`, brand: 'Dell', model: 'latitude' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Oui, il remplace la ligne 4 : Dell Latitude')
    const line = /value="([0-9a-f-]{36})"[^>]*name="replaces"|name="replaces" value="([0-9a-f-]{36})"/.exec(asked.text)
    const replaces = line?.[1] ?? line?.[2] ?? ''
    const done = await unlisted(site, lot, { code: `SWAP${n}`, brand: 'Dell', model: 'latitude', replaces })
    expect(await seen(done)).toContain('Remplace la ligne 4')
    expect(await lotCounts(site, lot)).toMatchObject({ swapped: 1, surplus: 0 })
    const late = await unlisted(site, lot, { code: `LATE${n}`, replaces })
    expect(late.text).toContain('vient d’être pointé pour cette ligne')
  })

  test('stands for a line without number of its kind, and gets a label when it has none itself', async () => {
    const { text } = fresh()
    const lot = await openedLot(site, text)
    const done = await unlisted(site, lot, { kind: 'screen', brand: 'Dell', model: 'P2419' })
    expect(await seen(done)).toContain('Imprimer son étiquette')
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 1, surplus: 0 })
    const sheet = (await ahmed.get(`/dons/${lot}/bordereau/etiquettes`)).text
    expect(sheet).toMatch(/1 étiquette.*Code carré du numéro ML-\d{4}/s)
    await unlisted(site, lot, { kind: 'screen', brand: 'Dell', model: 'P2419' })
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 1, surplus: 1 })
  })

  test('a filler is no serial number', async () => {
    const lot = await openedLot(site, fresh().text)
    expect((await unlisted(site, lot, { code: 'To be filled by O.E.M.' })).text).toContain(
      'Ce n’est pas un vrai numéro',
    )
    expect(await lotCounts(site, lot)).toMatchObject({ surplus: 0 })
  })
})

describe('a scan taken back', () => {
  const lastScan = async (lot: string) =>
    (
      await site.owner<{ id: string }>(
        'select id from delivery_scan where note_id = $1 and undone_at is null order by scanned_at desc limit 1',
        [(await noteRow(site, lot))?.id],
      )
    )[0]?.id ?? ''
  const takeBack = async (lot: string, id: string) => ahmed.post(`/dons/${lot}/bordereau/pointer/annuler`, { scan: id })

  test('leaves the line open, the machine awaited, and may be done again', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    await scan(site, lot, `AC${n}0001`)
    await takeBack(lot, await lastScan(lot))
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 0 })
    expect(await site.owner('select state from device where serial = $1', [`AC${n}0001`])).toEqual([
      { state: 'announced' },
    ])
    await scan(site, lot, `AC${n}0001`)
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 1 })
    expect(await site.owner('select from device where serial = $1', [`AC${n}0001`])).toHaveLength(1)
  })

  test('is only one’s last, and only of a machine that went no further', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    await scan(site, lot, `AC${n}0001`)
    const first = await lastScan(lot)
    later += 1_000
    await scan(site, lot, `AC${n}0002`)
    expect((await takeBack(lot, first)).text).toContain('Ce n’est plus votre dernier pointage')
    await site.owner(`update device set state = 'identified' where serial = $1`, [`AC${n}0002`])
    expect((await takeBack(lot, await lastScan(lot))).text).toContain('a déjà avancé à l’établi')
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 2 })
  })

  test('of a machine that no line awaits leaves the lot once the reception is closed', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    await unlisted(site, lot, { code: `OOPS${n}`, kind: 'other' })
    await takeBack(lot, await lastScan(lot))
    await linkOf(site, lot)
    expect(await site.owner('select state from device where serial = $1', [`OOPS${n}`])).toEqual([{ state: 'exited' }])
  })
})

describe('a reception that is closed', () => {
  test('takes no scan, until it is taken up again', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    await linkOf(site, lot)
    const refused = await scan(site, lot, `AC${n}0001`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Ce pointage est clos')
    expect((await deposit(site, lot, `${text}3;;Portable;HP;X;HP${n}\n`)).status).toBe(403)
    await ahmed.post(`/dons/${lot}/bordereau/reprendre`)
    await scan(site, lot, `AC${n}0001`)
    expect(await lotCounts(site, lot)).toMatchObject({ listed: 1 })
  })

  test('the sums hold after any of it', async () => {
    const { n, text } = fresh()
    const lot = await openedLot(site, text)
    for (const code of [`AC${n}0001`, `AC${n}0002`, `AC${n}0001`]) await scan(site, lot, code)
    await unlisted(site, lot, { code: `PLUS${n}`, kind: 'printer' })
    const page = (await ahmed.get(`/dons/${lot}/bordereau/clore`)).text
    expect(page).toContain(
      '4 sur le bordereau : 2 comme annoncé, 0 par un autre appareil, 2 absents. 3 appareils sont là, dont 1 en plus.',
    )
    expect(page).toContain('3 écarts sans suite')
  })
})

test('nobody else reaches a reception', async () => {
  const { n, text } = fresh()
  const lot = await openedLot(site, text)
  await site.owner("update member set role = 'refurbisher' where name = 'Sofia Renard'")
  for (const page of ['', '/pointer', '/clore', '/liste', '/etiquettes'])
    expect((await site.as('sofia').get(`/dons/${lot}/bordereau${page}`)).status).toBe(404)
  expect((await site.as('sofia').post(`/dons/${lot}/bordereau/pointer`, { code: `AC${n}0001` })).status).toBe(404)
  expect((await site.as('denis').get(`/dons/${lot}/bordereau/pointer`)).status).toBe(403)
  expect(await lotCounts(site, lot)).toMatchObject({ listed: 0 })
})
