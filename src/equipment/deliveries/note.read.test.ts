import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { listOf } from '#platform/tables/list.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { usualLimits } from '#platform/tables/table.ts'
import { workbookToFill } from '#platform/tables/writeWorkbook.ts'
import { noteText } from './delivery.fixture.ts'
import { columnsSaid, lackOf, named, noteColumns } from './note.columns.ts'
import { diffNote, type KeptLine, machinesOf } from './note.diff.ts'
import { type NoteDraft, readNote } from './note.read.ts'

const read = async (text: string | Uint8Array<ArrayBuffer>) => {
  const table = await readSpreadsheet(
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    usualLimits,
    named,
  )
  if (refused(table)) throw new Error(table.refusal)
  const list = await listOf(table)
  return { list, ...(await readNote(list, noteColumns(list.header, null))) }
}

describe('the columns of a delivery note', () => {
  test('those of eReuse are read, boxes too', () => {
    const header = ['Box', '', 'Nº Inventary', 'Type of device', 'Sub Type', 'Brand', 'Model', 'serial number']
    expect(noteColumns(header, null)).toEqual([
      'box',
      null,
      'inventory_tag',
      'kind',
      'kind',
      'brand',
      'model',
      'serial',
    ])
  })

  test('what was said of the same titles holds, but never a column that names somebody', () => {
    expect(noteColumns(['Réf', 'Utilisateur'], ['serial', 'inventory_tag'])).toEqual(['serial', null])
  })

  test('two columns do not give one thing, and a note says at least what its machines are', () => {
    expect(columnsSaid({ 'column.0': 'serial', 'column.1': 'serial' }, ['a', 'b'])).toHaveProperty(['column.1'])
    expect(lackOf(['box', 'brand'])).toContain('Dites quelle colonne')
    expect(lackOf(['kind'])).toBeNull()
  })
})

describe('the lines of a delivery note', () => {
  test('each announces a machine, with or without a number', async () => {
    const { machines, rows } = await read(noteText)
    expect(machines).toBe(4)
    expect(rows[3]?.draft).toMatchObject({
      kind: 'screen',
      model: 'P2419',
      serial: null,
      inventory_tag: null,
      box: '2',
    })
  })

  test('a serial number that a spreadsheet rounded is said and never kept', async () => {
    const { rows, doubts } = await read(
      'Modèle;N° de série\nLatitude;1.2E+15\nLatitude;1,2E+15\nLatitude;1E+15\nLatitude;12E4567\n',
    )
    expect(rows.map(({ draft }) => draft?.serial)).toEqual([null, null, null, '12E4567'])
    expect(rows[0]?.cells.find(({ level }) => level === 'refused')?.why).toContain('Le tableur a arrondi ce numéro')
    expect(doubts).toBe(3)
  })

  test('two lines for one serial number announce one machine', async () => {
    const { machines, doubles, rows } = await read('N° de série;Type\nPF-1;Portable\npf 1;Portable\nPF-2;Portable\n')
    expect([machines, doubles]).toEqual([2, 1])
    expect(rows[1]?.doubleOf).toBe(2)
  })

  test('a quantity counts machines without numbers, and multiplies none that has one', async () => {
    const { machines, rows } = await read(
      'Désignation;Quantité;N° de série\nÉcran;12;\nPortable;3;PF-9\nSouris;beaucoup;\n',
    )
    expect(machines).toBe(12 + 1 + 1)
    expect(rows[1]?.cells.some(({ why }) => why.includes('n’annonce qu’un appareil'))).toBe(true)
  })

  test('totals and empty words are refused, by their line', async () => {
    const { rows, refused } = await read('Type;Marque;N° de série\nPortable;Dell;A1\nTotal;;\n;;N/A\n')
    expect(refused).toBe(2)
    expect(rows[1]?.refusal).toContain('ligne de total')
    expect(rows[2]?.refusal).toContain('ne dit rien')
  })

  test('a workbook is read as a text is', async () => {
    const columns = ['Palette', 'Désignation', 'S/N'].map((title) => ({ title }))
    const bytes = await workbookToFill('Bordereau', columns, [['7', 'Tablette', 'XL0001']])
    const { rows } = await read(new Uint8Array(bytes))
    expect(rows[0]?.draft).toMatchObject({ box: '7', kind: 'tablet', serial: 'XL0001' })
  })

  test('old Mac files with carriage returns and headings said twice are read', async () => {
    const text = 'Type\rN\xa1 de s\x8erie'.replace(/\r/, ';')
    const bytes = Uint8Array.from(
      [...`${text};Type\rPortable;AB12;\rTablette;CD34;\r`].map((sign) => sign.charCodeAt(0)),
    )
    const { rows, list } = await read(bytes)
    expect(rows.map(({ draft }) => [draft?.kind, draft?.serial])).toEqual([
      ['laptop', 'AB12'],
      ['tablet', 'CD34'],
    ])
    expect(list.notes.join()).toContain('Deux colonnes s’appellent')
  })
})

describe('a corrected note', () => {
  const machine = (fields: Partial<NoteDraft>): NoteDraft => ({
    ...{ line: 1, box: '', kind: 'laptop', brand: '', model: '', serial: null, inventory_tag: null },
    ...fields,
  })
  const kept = (id: string, fields: Partial<KeptLine>): KeptLine => ({
    ...machine(fields),
    id,
    scanned: false,
    ...fields,
  })

  test('keeps a machine by its serial number, and says what was corrected', () => {
    const diff = diffNote(
      [kept('a', { serial: 'PF-1' })],
      [machine({ serial: 'pf1', model: 'X' }), machine({ serial: 'PF-2' })],
    )
    expect(diff.kept).toMatchObject([{ id: 'a', changed: true }])
    expect(diff.added).toHaveLength(1)
    expect(diff.removed).toEqual([])
  })

  test('of several machines alike, those that were scanned stay', () => {
    const three = ['a', 'b', 'c'].map((id) => kept(id, { scanned: id === 'c' }))
    const diff = diffNote(three, [machine({})])
    expect(diff.kept.map(({ id }) => id)).toEqual(['c'])
    expect(diff.removed.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('one inventory number with two serial numbers is two machines', () => {
    const diff = diffNote(
      [kept('a', { serial: 'S1', inventory_tag: 'T' })],
      [machine({ serial: 'S2', inventory_tag: 'T' })],
    )
    expect(diff).toMatchObject({ kept: [], added: [{ serial: 'S2' }], removed: [{ id: 'a' }] })
  })

  test('every machine stands once, and no scan is lost', () => {
    const current = Array.from({ length: 40 }, (_, at) =>
      kept(`${at}`, {
        serial: at % 3 ? `S${at}` : null,
        inventory_tag: at % 4 ? `T${at % 7}` : null,
        scanned: at % 2 === 0,
      }),
    )
    const incoming = machinesOf(
      current
        .slice(5)
        .map((line, at) => ({ row: at, draft: line, count: 1, doubleOf: null, refusal: null, cells: [] })),
    )
    const diff = diffNote(current, incoming)
    expect(diff.kept.length + diff.added.length).toBe(incoming.length)
    expect(new Set([...diff.kept, ...diff.removed].map(({ id }) => id)).size).toBe(current.length)
  })
})
