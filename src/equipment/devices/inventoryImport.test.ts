import { existsSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'
import { csvFile, donationFields, receivedLot } from './device.fixture.ts'

const site = await testSite()
const ahmed = site.as('ahmed')
const list = (rows: string) =>
  `Désignation;Marque;Modèle;N° de série;N° inventaire;Date d’achat;Valeur;Utilisateur\n${rows}`
const upload = (lot: string, file: File) => ahmed.post(`/dons/${lot}/inventaire`, { list: file })
const devicesOf = (lot: string) =>
  site.owner<{ serial: string; state: string; number: string; brand: string }>(
    'select serial, state, number, brand from device where donation_id = $1 order by number',
    [lot],
  )

describe('the dry run', () => {
  test('reports each cell and writes no device; the confirmation imports exactly that file', async () => {
    const lot = await receivedLot(site)
    const kept = await upload(
      lot,
      csvFile(
        list(
          'PC portable;Dell;E7240;AAA-1;M1;03/04/2018;250;Jeanne Martin\nTracteur;;;BBB-1;M2;hier;;\nÉcran;Iiyama;;;;;;\n',
        ),
      ),
    )
    expect(kept.status).toBe(303)
    const page = (await ahmed.get(kept.location ?? '')).text
    for (const said of [
      '2</b> <span>appareils à importer',
      '1</b> <span>ligne refusée',
      'Dell E7240',
      'ni numéro de série ni numéro d’inventaire',
      'elle nomme une personne',
      '« hier »',
    ])
      expect(page).toContain(said)
    expect(page).not.toContain('Jeanne')
    expect(await devicesOf(lot)).toHaveLength(0)
    const report = (await ahmed.get(`${kept.location}/rapport.csv`)).text
    expect(report).toContain('non repris;hier')
    expect(report).not.toContain('Jeanne')
    expect((await ahmed.post(kept.location ?? '', {})).location).toBe(`/dons/${lot}`)
    expect(await devicesOf(lot)).toMatchObject([
      { serial: 'AAA-1', state: 'received', brand: 'Dell' },
      { serial: 'BBB-1' },
    ])
    expect(
      await site.owner(
        'select from custody c join device d on d.id = c.device_id where d.donation_id = $1 and c.until is null',
        [lot],
      ),
    ).toHaveLength(2)
    expect(
      await site.owner("select from event where subject_id = $1 and act = 'donation.inventoried'", [lot]),
    ).toHaveLength(1)
  })

  test('the same file twice, even at once, comes in once', async () => {
    const lot = await receivedLot(site)
    const file = list('PC portable;HP;840;TWICE-1;;;;\nPC portable;HP;840;TWICE-2;;;;\n')
    const [a, b] = [await upload(lot, csvFile(file)), await upload(lot, csvFile(file, 'copie.csv'))]
    const answers = await Promise.all([ahmed.post(a.location ?? '', {}), ahmed.post(b.location ?? '', {})])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    expect(answers.find((answer) => answer.status === 422)?.text).toContain('déjà été importé')
    expect(await devicesOf(lot)).toHaveLength(2)
    expect((await ahmed.get(a.location ?? '')).text).toContain('Déjà importé')
  })

  test('a machine already known is reported with its number, however its serial number is written', async () => {
    const [first, second] = [await receivedLot(site), await receivedLot(site)]
    await ahmed.post((await upload(first, csvFile(list('PC portable;HP;840;KNOWN-7;;;;\n')))).location ?? '', {})
    const [known] = await devicesOf(first)
    const kept = await upload(
      second,
      csvFile(list('PC portable;Hewlett-Packard;840;known 7;;;;\nPC portable;HP;840;NEW-7;;;;\n')),
    )
    expect((await ahmed.get(kept.location ?? '')).text).toContain(`Déjà connu : ${known?.number}`)
    await ahmed.post(kept.location ?? '', {})
    expect((await devicesOf(second)).map((device) => device.serial)).toEqual(['NEW-7'])
  })

  test('the tag of the same donor is enough when one list gives no serial number', async () => {
    const lot = await receivedLot(site)
    await ahmed.post((await upload(lot, csvFile(list('PC portable;HP;840;;TAG-9;;;\n')))).location ?? '', {})
    const kept = await upload(
      lot,
      csvFile(list('PC portable;HP;840;LATER-9;TAG-9;;;\nPC portable;HP;840;OTHER-9;TAG-10;;;\n')),
    )
    await ahmed.post(kept.location ?? '', {})
    expect((await devicesOf(lot)).map((device) => device.serial)).toEqual([null, 'OTHER-9'])
  })

  test('only the first 200 lines are shown, all are imported', async () => {
    const lot = await receivedLot(site)
    const rows = Array.from({ length: 1203 }, (_, i) => `PC portable;Lenovo;T470;LONG-${i};;;;`).join('\n')
    const kept = await upload(lot, csvFile(list(rows)))
    const page = (await ahmed.get(kept.location ?? '')).text
    expect(page).toContain('Les 200 premières lignes sur 1203')
    expect(page).not.toContain('LONG-900')
    await ahmed.post(kept.location ?? '', {})
    expect(await devicesOf(lot)).toHaveLength(1203)
  })
})

describe('bad files', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'vide'],
    ['titles alone', list(''), 'titres de colonnes'],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'c’est'],
    [
      'a quote never closed',
      `${list('PC;Dell;E7240;OK-1;;;;\n')}"PC;Dell;E7240;OK-2;;;;\nPC;Dell;;OK-3;;;;\n`,
      'guillemet',
    ],
    ['no column for a number', 'Marque;Modèle\nDell;E7240\n', 'numéro de série ou d’inventaire'],
  ] as [string, string | Uint8Array<ArrayBuffer>, string][])(
    '%s is refused with a sentence and keeps nothing',
    async (_, content, said) => {
      const lot = await receivedLot(site)
      const answer = await upload(lot, csvFile(content))
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(said)
      expect(await devicesOf(lot)).toHaveLength(0)
    },
  )

  test('Windows accents are read', async () => {
    const lot = await receivedLot(site)
    const kept = await upload(
      lot,
      csvFile(new Uint8Array(iconv.encode(list('Écran;Société Générale d’écrans;;WIN-1;;;;\n'), 'windows-1252'))),
    )
    await ahmed.post(kept.location ?? '', {})
    expect(await devicesOf(lot)).toMatchObject([{ brand: 'Société Générale d’écrans' }])
  })

  test('200 MB are refused before they are read', async () => {
    const lot = await receivedLot(site)
    const answer = await upload(lot, csvFile(new Uint8Array(200_000_000)))
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('trop lourd')
  })

  test('no file', async () =>
    expect((await ahmed.post(`/dons/${await receivedLot(site)}/inventaire`, {})).text).toContain(
      'Choisissez le fichier',
    ))
})

describe('who imports', () => {
  test('the workshop of the lot, once it accepted it', async () => {
    const lot = (await site.as('denis').post('/dons/nouveau', donationFields)).location?.split('/').at(-1)
    expect((await ahmed.get(`/dons/${lot}/inventaire`)).text).toContain('Acceptez d’abord ce don')
    expect((await site.as('denis').get(`/dons/${lot}/inventaire`)).status).toBe(403)
  })

  test('a file kept by another organisation is not found', async () => {
    const lot = await receivedLot(site)
    const kept = await site.acting('claire', async (by) =>
      (await import('#platform/files/file.store.ts')).keepFile(by, Buffer.from(list('PC;;;STOLEN-1;;;;\n')), {
        name: 'x.csv',
        type: 'text/csv',
      }),
    )
    expect((await ahmed.get(`/dons/${lot}/inventaire/${kept.id}`)).status).toBe(404)
    expect((await ahmed.post(`/dons/${lot}/inventaire/${kept.id}`, {})).status).toBe(404)
  })
})

const samples = new URL('../../../../shared/samples/inventories/', import.meta.url)
describe.skipIf(!existsSync(samples))('real inventories', () => {
  test.each([
    ['devices_deliverynote.csv', 7, 5],
    ['assets-sample.csv', 15, 5],
  ])('%s comes in', async (name, least, mostRefused) => {
    const lot = await receivedLot(site)
    const kept = await upload(lot, csvFile(new Uint8Array(readFileSync(new URL(name, samples))), name))
    const page = (await ahmed.get(kept.location ?? '')).text
    expect(page).not.toContain('@bing.com')
    const answer = await ahmed.post(kept.location ?? '', {})
    expect(answer.status).toBe(303)
    expect((await devicesOf(lot)).length).toBeGreaterThanOrEqual(least)
    const [event] = await site.owner<{ data: { refused: number } }>(
      "select data from event where subject_id = $1 and act = 'donation.inventoried'",
      [lot],
    )
    expect(event?.data.refused).toBeLessThanOrEqual(mostRefused)
  })
})
