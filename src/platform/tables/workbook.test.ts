import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { readSpreadsheet } from './readSpreadsheet.ts'
import type { Table, TableLimits } from './table.ts'
import { workbook, workbookOf, xmlRow } from './workbook.fixture.ts'

const knows = (title: string) => ['nom', 'commune', 'ordinateur', 'adultes'].includes(title.toLowerCase())
const table = async (bytes: Uint8Array, limits?: TableLimits): Promise<Table> => {
  const read = await readSpreadsheet(bytes, limits, knows)
  if (refused(read)) throw new Error(read.refusal)
  return read
}
const cells = async (bytes: Uint8Array) => [...(await table(bytes)).rows].map((row) => row.cells)
const refusal = async (bytes: Uint8Array, limits?: TableLimits) => {
  const read = await readSpreadsheet(bytes, limits, knows)
  return refused(read) ? read.refusal : ''
}
const two = xmlRow(1, 'Nom', 'Le') + xmlRow(2, 'Benali', 42_369)

describe('files that would harm', () => {
  test('a workbook that unpacks to more than a list can weigh is refused before it is unpacked', async () => {
    const bomb = workbookOf(new Uint8Array(120_000_000).fill(32))
    expect(bomb.byteLength).toBeLessThan(500_000)
    const before = process.memoryUsage.rss()
    expect(await refusal(bomb)).toContain('trop lourd')
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
  })

  test('an archive that lies about its size is cut there, and said to be damaged', async () => {
    const lying = workbookOf(new Uint8Array(50_000_000).fill(32))
    const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength)
    for (let at = 0; at < lying.byteLength - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 50_000_000)
        view.setUint32(at + 24, 1000, true)
      if (view.getUint32(at, true) === 0x04034b50 && view.getUint32(at + 22, true) === 50_000_000)
        view.setUint32(at + 22, 1000, true)
    }
    expect(await refusal(lying)).not.toBe('')
  })

  test('a sheet that says it has a million rows of sixteen thousand cells is read for what it holds', async () =>
    expect(await cells(workbookOf(two))).toEqual([['Benali', '2015-12-31']]))

  test('a cell at the far end of the sheet makes the list too wide, not the memory full', async () => {
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    expect(await refusal(workbookOf(two + far))).toContain('500 colonnes')
    const wide = '<row r="3"><c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row>'
    expect(await refusal(workbookOf(two + wide))).toContain('500 colonnes')
  })

  test('a coloured column down to its hundred thousandth row counts for nothing', async () => {
    const blank = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`)
    expect(await cells(workbookOf(two + blank.join('')))).toHaveLength(1)
  })

  test('entities that multiply are not followed', async () => {
    const before = '<!DOCTYPE a [<!ENTITY a "AAAAAAAAAA"><!ENTITY z "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const read = await cells(workbookOf(xmlRow(1, 'Nom', 'Commune') + xmlRow(2, '&z;', 'x'), { before }))
    expect(read[0]?.[0]?.length).toBeLessThan(10)
  })

  test.each([
    [
      'a locked workbook',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'retirez le mot de passe',
    ],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'Classeur Excel (.xlsx)'],
    [
      'a LibreOffice workbook',
      Buffer.from('PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'LibreOffice',
    ],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['half a workbook', workbookOf(two).subarray(0, 400), 'abîmé'],
    ['an archive that only looks like one', Buffer.from('PK\x03\x04xl/workbook.xml'), 'abîmé'],
    ['nothing', Buffer.alloc(0), 'vide'],
  ])('%s is refused with what to do', async (_, bytes, said) => expect(await refusal(bytes)).toContain(said))

  test('a list above the row limit is refused', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => xmlRow(at + 2, `Famille ${at}`, 'x')).join('')
    expect(await refusal(workbookOf(xmlRow(1, 'Nom', 'Commune') + rows), { maxBytes: 1e6, maxRows: 4 })).toContain(
      '4 lignes',
    )
  })

  test('a workbook with nothing, or with titles alone', async () => {
    expect(await refusal(await workbook({ name: 'A', rows: [] }))).toContain('vide')
    expect(await refusal(await workbook({ name: 'A', rows: [['Nom', 'Commune']] }))).toContain('titres de colonnes')
  })
})

describe('cells as people meant them', () => {
  test('dates are days in both calendars of Excel, and numbers stay whole', async () => {
    expect(await cells(workbookOf(two, { from1904: true }))).toEqual([['Benali', '2020-01-01']])
    const read = await cells(
      await workbook({
        name: 'A',
        rows: [
          ['Nom', 'Commune'],
          [612_345_678, 62_440],
          [true, 1.5],
        ],
      }),
    )
    expect(read).toEqual([
      ['612345678', '62440'],
      ['oui', '1.5'],
    ])
  })

  test('a commune merged over its families is said of each', async () =>
    expect(
      await cells(
        await workbook({
          name: 'A',
          rows: [
            ['Commune', 'Nom'],
            ['Harnes', 'Benali'],
            [null, 'Rose'],
            [null, 'Lys'],
            ['Lens', 'Aubert'],
          ],
          merges: [{ startRow: 1, startCol: 0, endRow: 3, endCol: 0 }],
        }),
      ),
    ).toEqual([
      ['Harnes', 'Benali'],
      ['Harnes', 'Rose'],
      ['Harnes', 'Lys'],
      ['Lens', 'Aubert'],
    ]))

  test('hidden sheets stay hidden; of several, the one with titles is read and said', async () => {
    const read = await table(
      await workbook(
        {
          name: 'Secret',
          hidden: true,
          rows: [
            ['Nom', 'Commune'],
            ['Caché', 'x'],
          ],
        },
        { name: 'Lisez-moi', rows: [['Bonjour'], ['Voici la liste']] },
        {
          name: 'Familles',
          rows: [
            ['Nom', 'Commune'],
            ['Benali', 'Harnes'],
          ],
        },
      ),
    )
    expect([...read.rows].map((row) => row.cells)).toEqual([['Benali', 'Harnes']])
    expect(read.notes[0]).toContain('seule « Familles » est lue')
  })

  test('titles below a heading and an address, on two lines, are made one', async () => {
    const read = await table(
      await workbook({
        name: 'A',
        rows: [
          ['Épicerie solidaire', 'novembre'],
          [],
          ['Nom', 'Commune', 'Besoins', null, 'Foyer', null],
          [null, null, 'Ordinateur', 'Connexion', 'Adultes', 'Enfants'],
          ['Benali', 'Harnes', 'oui', 'non', 2, 3],
        ],
      }),
    )
    expect(read.header).toEqual([
      'Nom',
      'Commune',
      'Besoins : Ordinateur',
      'Besoins : Connexion',
      'Foyer : Adultes',
      'Foyer : Enfants',
    ])
    expect([...read.rows][0]).toMatchObject({ line: 5, cells: ['Benali', 'Harnes', 'oui', 'non', '2', '3'] })
    expect(read.notes).toHaveLength(1)
  })

  test('a first row with an empty first cell is a row, when it holds a number', async () =>
    expect(
      await cells(
        await workbook({
          name: 'A',
          rows: [
            ['Nom', 'Commune', null],
            [null, null, 3],
            ['Rose', 'Lens', 4],
          ],
        }),
      ),
    ).toHaveLength(2))
})

test('a small workbook that would make millions of cells is read within bounds: far cells that only carry a colour go, others refuse it', async () => {
  const coloured = Array.from(
    { length: 5000 },
    (_, n) => `<row r="${n + 3}"><c r="A${n + 3}" t="inlineStr"><is><t>x</t></is></c><c r="XFD${n + 3}" s="1"/></row>`,
  )
  expect(await cells(workbookOf(two + coloured.join('')))).toHaveLength(5001)
  const held = Array.from(
    { length: 5000 },
    (_, n) => `<row r="${n + 3}"><c r="XFD${n + 3}" t="inlineStr"><is><t>x</t></is></c></row>`,
  )
  expect(await refusal(workbookOf(two + held.join('')))).toContain('500 colonnes')
})

describe('small workbooks that say much', () => {
  const long = Array.from({ length: 2000 }, (_, n) => xmlRow(n + 3, 'x', 'y')).join('')

  test('three thousand sheets of the same cells: the first ones alone are looked into', async () => {
    const read = await table(workbookOf(xmlRow(1, 'Nom', 'Commune') + long, { sheets: 3000 }))
    expect([read.rowCount, read.notes[0]]).toEqual([2000, expect.stringContaining('seule « Feuille » est lue')])
  })

  test('two hundred thousand merged cells are refused with what to do; two thousand are read', async () => {
    const merged = (count: number) =>
      `<mergeCells>${Array.from({ length: count }, (_, n) => `<mergeCell ref="D${n + 1}:D${n + 60_000}"/>`).join('')}</mergeCells>`
    const rows = xmlRow(1, 'Nom', 'Commune') + long
    expect(await refusal(workbookOf(rows, { after: merged(200_000) }))).toContain('cellules fusionnées')
    expect(await cells(workbookOf(rows, { after: merged(2000) }))).toHaveLength(2000)
  })

  test('three sheets of twenty thousand rows with one cell in the last column', async () => {
    const far = Array.from({ length: 19_900 }, (_, n) => `<row r="${n + 3}"><c r="XFD${n + 3}"><v>1</v></c></row>`)
    expect(await refusal(workbookOf(two + far.join(''), { sheets: 3 }))).toContain('500 colonnes')
  })
})
