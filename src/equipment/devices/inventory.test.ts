import { existsSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { orderOf } from '#platform/tables/date.ts'
import { mapColumns } from './inventory.columns.ts'
import { readDate } from './inventory.date.ts'
import { readKind } from './inventory.kind.ts'
import { type Inventory, readInventory } from './inventory.ts'
import { readValue } from './inventory.value.ts'

const today = '2026-11-22'
const read = async (source: string | Uint8Array): Promise<Inventory> => {
  const inventory = await readInventory(typeof source === 'string' ? Buffer.from(source) : source, today)
  if (refused(inventory)) throw new Error(inventory.refusal)
  return inventory
}
const cell = (inventory: Inventory, row: number, column: string) =>
  inventory.rows.find((r) => r.row === row)?.cells.find((c) => c.column === column)

const town = `Désignation;Marque;Modèle;N° de série;N° inventaire;Date d'achat;Valeur
PC portable;Inventix;Modelo 12;IVX-001;2019-0001;15/03/2019;249,90 €
Écran 24";Inventix;Vue 24;;2019-0002;2018;1 200,00
Unité centrale;Inventix;Tour 5;To be filled by O.E.M.;2019-0003;03/04/2020;300
Pelleteuse;Inventix;Godet;IVX-004;;31/02/2020;cher
Tablette;Inventix;T1;;;01/01/2021;80
PC portable;Inventix;Modelo 12;ivx 001;2019-0009;15/03/2019;249,90
`

describe('a town hall’s list', () => {
  test('gives devices, in any encoding', async () => {
    for (const bytes of [
      Buffer.from(town),
      iconv.encode(town, 'windows-1252'),
      iconv.encode(town.replace('€', '¤'), 'macintosh'),
    ])
      expect((await read(bytes)).rows[0]!.draft).toEqual({
        ...{ kind: 'laptop', brand: 'Inventix', model: 'Modelo 12', serial: 'IVX-001', inventory_tag: '2019-0001' },
        ...{ acquired_on: '2019-03-15', value_cents: 24990, note: '' },
      })
  })

  test('counts what is accepted, refused and doubtful', async () => {
    const { accepted, refused: no, doubts } = await read(town)
    expect([accepted, no, doubts]).toEqual([4, 2, 2])
  })

  test('says what was in each cell and how it was read', async () => {
    expect(cell(await read(town), 2, 'Valeur')).toEqual({
      row: 2,
      column: 'Valeur',
      level: 'read',
      said: '249,90 €',
      understood: '249,90\u00a0€',
      why: '',
    })
    expect(cell(await read(town), 3, "Date d'achat")).toMatchObject({
      level: 'doubt',
      said: '2018',
      understood: '01/01/2018',
    })
  })

  test('a serial number that a maker left blank is refused, the row stands by its inventory number', async () => {
    const inventory = await read(town)
    expect(cell(inventory, 4, 'N° de série')).toMatchObject({ level: 'refused', said: 'To be filled by O.E.M.' })
    expect(inventory.rows[2]!.draft).toMatchObject({ serial: null, inventory_tag: '2019-0003' })
  })

  test('a device of unknown kind is kept as "other" with a doubt', async () => {
    const inventory = await read(town)
    expect(inventory.rows[3]!.draft?.kind).toBe('other')
    expect(cell(inventory, 5, 'Désignation')).toMatchObject({ level: 'doubt', said: 'Pelleteuse', understood: 'autre' })
  })

  test('a date or a value that cannot be read is refused, not the device', async () => {
    const inventory = await read(town)
    expect(cell(inventory, 5, "Date d'achat")).toMatchObject({ level: 'refused', said: '31/02/2020' })
    expect(cell(inventory, 5, 'Valeur')).toMatchObject({ level: 'refused' })
    expect(inventory.rows[3]!.draft).toMatchObject({ acquired_on: null, value_cents: null })
  })

  test('a row without any number is refused', async () => {
    expect((await read(town)).rows[4]).toMatchObject({
      row: 6,
      draft: null,
      refusal: 'Cette ligne n’a ni numéro de série ni numéro d’inventaire.',
    })
    expect((await read('Marque;N° de série\nA;N/A\n')).rows[0]!.refusal).toContain('pas un vrai numéro')
  })

  test('a serial number met twice is refused the second time, whatever its writing', async () => {
    expect((await read(town)).rows[5]).toMatchObject({
      row: 7,
      draft: null,
      refusal: 'Ce numéro de série est déjà à la ligne 2.',
    })
    expect(cell(await read(town), 7, 'N° de série')?.level).toBe('refused')
  })

  test('one inventory number for several serial numbers is a doubt; without them it is refused', async () => {
    const lot = await read('N° inventaire;N° de série\nL1;S1\nL1;S2\nL1;\n')
    expect(lot.rows.map((row) => row.draft?.serial ?? null)).toEqual(['S1', 'S2', null])
    expect(cell(lot, 3, 'N° inventaire')?.level).toBe('doubt')
    expect(lot.rows[2]!.refusal).toContain('ligne 2')
  })

  test('a row with too many or too few cells says that it may be shifted', async () => {
    const whys = (await read('Type;N° de série\nPC portable;S1;en trop\nPC portable\nécran;S2\n')).rows.map((row) =>
      row.cells.map((c) => c.why).join(' '),
    )
    expect(whys[0]).toContain('plus de cellules')
    expect(whys[1]).toContain('moins de cellules')
    expect(whys[2]!.trim()).toBe('')
  })

  test('a national insurance number is never taken', async () => {
    const inventory = await read('N° de série;Remarque\nS1;dossier 2 55 08 14 168 025 38\n')
    expect(inventory.rows[0]!.draft?.note).toBe('')
    expect(cell(inventory, 2, 'Remarque')?.level).toBe('refused')
  })

  test('a number that the spreadsheet rounded is refused', async () =>
    expect(cell(await read('N° de série;Marque\n"3,56938E+14";A\n'), 2, 'N° de série')?.why).toContain(
      'format « Texte »',
    ))

  test('a list without serial nor inventory numbers is refused as a whole', async () => {
    const inventory = await readInventory(Buffer.from('Marque;Modèle\nA;B\n'), today)
    expect(refused(inventory) && inventory.refusal).toContain('N° de série')
  })
})

describe('columns', () => {
  const fields = (...header: string[]) => mapColumns(header).map((column) => column.field)

  test('are known in French and in English, with or without accents', () => {
    expect(
      fields(
        'DESIGNATION',
        'Fabricant',
        'modèle',
        'Numéro de série',
        'N° d’inventaire',
        'Date d’acquisition',
        'Valeur (€)',
        'Observations',
      ),
    ).toEqual(['kind', 'brand', 'model', 'serial', 'inventory_tag', 'acquired_on', 'value_cents', 'note'])
    expect(
      fields('Category', 'Manufacturer', 'Model', 'Serial', 'Asset Tag', 'Purchase Date', 'Purchase Cost', 'Notes'),
    ).toEqual(['kind', 'brand', 'model', 'serial', 'inventory_tag', 'acquired_on', 'value_cents', 'note'])
  })

  test.each([
    'Checked Out To: Username',
    'Checked Out To: Email',
    'Utilisateur',
    'Affecté à',
    'Nom',
    'Prénom',
    'Nom de l’agent',
    'Courriel',
    'Téléphone',
    'Responsable',
    'Élève',
  ])('"%s" names a person and is ignored', (column) =>
    expect(mapColumns([column])).toEqual([
      { column, at: 0, field: null, why: 'colonne ignorée : elle nomme une personne' },
    ]),
  )

  test('what a person’s column holds is repeated nowhere', async () => {
    expect(JSON.stringify(await read('N° de série;Utilisateur\nS1;Camille Inventée\n'))).not.toContain('Camille')
    expect(JSON.stringify(await read('N° de série;Bureau\nS1;Camille Inventée\n'))).not.toContain('Camille')
  })

  test('two columns for one field: the first is read, the second said', async () => {
    expect(mapColumns(['Série', 'Serial'])[1]).toMatchObject({
      field: null,
      why: 'colonne ignorée : « Série » donne déjà cette information',
    })
    expect((await read('Type;Sous-type;N° de série\nOrdinateur;portable;S1\n')).rows[0]!.draft?.kind).toBe('laptop')
  })
})

test.each([
  ['PC portable', 'laptop', false],
  ['MacBook Air', 'laptop', false],
  ['Téléphone portable', 'smartphone', false],
  ['iPad', 'tablet', false],
  ['Écran 24"', 'screen', false],
  ['Multifonction', 'printer', false],
  ['UC', 'desktop', false],
  ['Tout-en-un', 'all_in_one', false],
  ['Sacoche PC portable', 'other', false],
  ['PC', 'desktop', true],
  ['Backhoe', 'other', true],
])('"%s" is a %s', (said, kind, doubt) =>
  expect([readKind(said).kind, readKind(said).doubt !== null]).toEqual([kind, doubt]),
)

describe('dates', () => {
  const one = (said: string, column: string[] = []) => readDate(said, orderOf(column), today)
  test.each([
    ['2019-03-05', '2019-03-05', false],
    ['15/03/2019', '2019-03-15', false],
    ['3/15/19', '2019-03-15', true],
    ['05.03.19', '2019-03-05', true],
    ['5 mars 2019', '2019-03-05', false],
    ['1er août 2019', '2019-08-01', false],
    ['déc. 2019', '2019-12-01', true],
    ['2019', '2019-01-01', true],
    ['43529', '2019-03-05', true],
    ['04/04/2019', '2019-04-04', false],
  ])('%s is read as %s', (said, date, doubt) => {
    const reading = one(said)
    expect('refused' in reading ? reading : [reading.date, reading.doubt !== null]).toEqual([date, doubt])
  })

  test('an ambiguous date follows the order that its column proves, and says so', () => {
    expect(one('3/1/23', ['1/23/23'])).toEqual({
      date: '2023-03-01',
      doubt: 'Lue mois puis jour, comme les autres dates de la colonne.',
    })
    expect(one('3/1/23', ['23/1/23'])).toEqual({ date: '2023-01-03', doubt: null })
    expect(one('3/1/23', ['23/1/23', '1/23/23'])).toEqual({
      date: '2023-01-03',
      doubt: 'Lue jour puis mois : l’ordre n’est pas certain.',
    })
  })

  test.each(['31/02/2020', '2027-01-01', '12/31/1975', 'hier', '13/13/2020'])('%s is refused', (said) =>
    expect(one(said)).toHaveProperty('refused'),
  )
})

test.each([
  ['300', 30000],
  ['249,90 €', 24990],
  ['1 234,56 EUR', 123456],
  ['1.234,56', 123456],
  ['1,234.56', 123456],
  ['2266.1', 226610],
  ['1\u202f200,00', 120000],
  ['0', 0],
  ['1.200', 120000],
])('the amount %s is %i cents', (said, cents) => expect(readValue(said)).toMatchObject({ cents }))
test.each(['cher', '$12', '-5', '12,34,56', '999999999'])('the amount %s is refused', (said) =>
  expect(readValue(said)).toHaveProperty('refused'),
)

const samples = new URL('../../../../shared/samples/inventories/', import.meta.url)
describe.skipIf(!existsSync(samples))('real inventories', () => {
  const sample = (name: string) => readFileSync(new URL(name, samples))

  test('a Snipe-IT export: American dates, amounts with a dot, kinds that are none, people left out', async () => {
    const inventory = await read(sample('assets-sample.csv'))
    expect([inventory.rows.length, inventory.refused]).toEqual([inventory.accepted, 0])
    expect(inventory.rows[0]!.draft).toMatchObject({
      kind: 'other',
      model: 'Macbook Pro 13"',
      inventory_tag: 'ICC-2065556',
      acquired_on: '2023-01-23',
      value_cents: 226613,
    })
    expect(cell(inventory, 4, 'Purchase Date')).toMatchObject({
      level: 'doubt',
      said: '3/1/23',
      understood: '01/03/2023',
    })
    expect(inventory.columns.filter((column) => column.why.includes('une personne'))).toHaveLength(5)
    expect(JSON.stringify(inventory)).not.toMatch(/mccrackem/i)
  })

  test('an eReuse delivery note: rows without a serial number stand by their inventory number', async () => {
    const inventory = await read(sample('devices_deliverynote.csv'))
    expect([inventory.accepted, inventory.refused]).toEqual([9, 0])
    expect(inventory.rows.filter((row) => row.draft?.serial === null)).toHaveLength(2)
    expect(inventory.rows[0]!.draft).toMatchObject({
      kind: 'desktop',
      brand: 'Acer',
      model: 'Veriton M480G',
      inventory_tag: 'N006536',
    })
  })

  test('a list of models is not a list of devices', async () =>
    expect(refused(await readInventory(sample('models-sample.csv'), today))).toBe(true))
})
