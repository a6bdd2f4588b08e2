import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '#platform/cli/run.ts'
import { testSite } from '../testing/testSite.ts'
import { receivedLot, snapshotFile } from './devices/device.fixture.ts'
import { importInventoryCommand } from './importInventory.command.ts'
import { readCommands } from './read.command.ts'
import { shapes } from './readShapes.fixture.ts'
import { fixtureLog } from './wiping/wipeLog.fixture.ts'

const site = await testSite()
const folder = mkdtempSync(join(tmpdir(), 'maillon-commands-'))
const before = process.env.DATABASE_URL
const out = vi.spyOn(console, 'log')
const err = vi.spyOn(console, 'error')
let said = ''
beforeEach(() => {
  process.env.DATABASE_URL = site.url
  said = ''
  for (const spy of [out, err])
    spy.mockImplementation((line: string) => {
      said += `${line}\n`
    })
})
afterAll(() => {
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})
const put = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return name
}
const type = (...args: string[]) => run([importInventoryCommand, ...readCommands], args, folder)
const list = 'Type;Marque;N° de série\nPC portable;Dell;CLI-1\nPC portable;Dell;\n'

describe('import', () => {
  test('says what it would do, then does it once, under its own name', async () => {
    put('stock.csv', list)
    expect(await type('import', 'stock.csv', '--organisation', 'atelier rebond')).toBe(0)
    expect(said).toContain('Ligne 3 : Refusée')
    expect(said).toContain('1 appareil à importer')
    expect(await site.owner("select from device where serial = 'CLI-1'")).toHaveLength(0)
    expect(await type('import', 'stock.csv', '--organisation', 'Atelier Rebond', '--confirmer')).toBe(0)
    expect(
      await site.owner(
        "select from device d join custody c on c.device_id = d.id where serial = 'CLI-1' and c.until is null",
      ),
    ).toHaveLength(1)
    expect(
      await site.owner("select from event where act = 'donation.inventoried' and actor = 'Ligne de commande'"),
    ).toHaveLength(1)
    expect(await type('import', 'stock.csv', '--organisation', 'Atelier Rebond', '--confirmer')).toBe(1)
    expect(said).toContain('déjà été importé')
    expect((await site.as('ahmed').get('/appareils?q=CLI-1')).text).toContain('ML-')
  })

  test('joins a lot by its title, with its donor', async () => {
    await receivedLot(site)
    put('don.csv', list.replace('CLI-1', 'CLI-2'))
    expect(
      await type(
        'import',
        'don.csv',
        '--organisation',
        'Atelier Rebond',
        '--don',
        'Postes de la mairie',
        '--confirmer',
        '--json',
      ),
    ).toBe(0)
    expect(JSON.parse(said)).toEqual({ count: 1, known: 0, refused: 1 })
    expect((await site.as('denis').get('/appareils')).text).toContain('CLI-2')
  })

  test.each([
    [['import', 'vide.csv', '--organisation', 'Atelier Rebond'], 1, 'vide'],
    [['import', 'vide.csv', '--organisation', 'Personne'], 1, 'Aucune structure'],
    [['import', 'vide.csv'], 2, 'Il manque --organisation'],
    [['import', 'absent.csv', '--organisation', 'Atelier Rebond'], 1, 'n’existe pas'],
  ])('%j ends with %i and a sentence', async (args, code, sentence) => {
    put('vide.csv', '')
    expect(await type(...args)).toBe(code)
    expect(said).toContain(sentence)
    expect(said).not.toContain('    at ')
  })
})

describe('read', () => {
  const json = async (...args: string[]) => {
    said = ''
    expect(await type('read', ...args, '--json')).toBe(0)
    return JSON.parse(said)
  }

  test('says to a person what a wipe log, a snapshot and a list hold', async () => {
    put('journal', fixtureLog({ verify: 0, blank: false }))
    put('releve', await snapshotFile().text())
    put('liste', list)
    for (const [kind, name, sentence] of [
      ['wipe-log', 'journal', 'Sans preuve'],
      ['hardware', 'releve', 'Portable Inventé 14, série PF0INVENTED'],
      ['inventory', 'liste', '1 lignes à importer'],
    ] as const) {
      expect(await type('read', kind, name)).toBe(0)
      expect(said).toContain(sentence)
    }
  })

  test('gives a program the facts and the verdict of each drive', async () => {
    put('journal', fixtureLog())
    expect(await json('wipe-log', 'journal')).toMatchObject({
      tool: 'nwipe',
      toolVersion: '0.36',
      host: { model: 'Modèle Inventé', serial: 'PF0INVENTED' },
      drives: [
        {
          serial: 'INV-00001',
          bytesErased: 320_072_933_376,
          status: 'erased',
          verdict: 'verified',
          level: 'clear',
          certifiable: true,
        },
      ],
    })
  })

  test.each([
    [{ method: 'Verify Zeros (0x00)', blank: false }, 'not_an_erasure', 'erased'],
    [{ drives: [{ written: 0 }] }, 'failed', 'erased'],
    [{ verify: 0, blank: false }, 'unverified', 'erased'],
    [{ drives: [{ status: 'UABORTED' }] }, 'aborted', 'aborted'],
    [{ drives: [{ status: 'INSANITY' }] }, 'failed', 'insane'],
  ] as const)('%j is no proof: %s', async (run, verdict, status) => {
    put('journal', fixtureLog(run as never))
    const { drives } = await json('wipe-log', 'journal')
    expect(drives[0]).toMatchObject({ verdict, status, level: 'none', certifiable: false })
  })

  test('names no certificate for a drive without a serial number, nor for a virtual one', async () => {
    put('journal', fixtureLog({ drives: [{ serial: '' }, { device: '/dev/loop0', bus: 'VIRT' }] }))
    const { drives } = await json('wipe-log', 'journal')
    for (const drive of drives) expect(drive).toMatchObject({ verdict: 'verified', certifiable: false })
  })

  test('gives the last run of a file that holds several, and those before it', async () => {
    put('journal', fixtureLog({ verify: 0 }) + fixtureLog({ start: '2026-03-03T09:00:00' }))
    const read = await json('wipe-log', 'journal')
    expect([read.drives[0].verdict, read.earlierRuns[0].drives[0].verdict]).toEqual(['verified', 'unverified'])
  })

  test('gives a program the facts of a machine', async () => {
    put('releve', await snapshotFile().text())
    expect(await json('hardware', 'releve')).toMatchObject({
      format: 'lshw',
      ...{ manufacturer: 'Maison', model: 'Portable Inventé 14', serial: 'PF0INVENTED' },
      ...{ identifiable: true, kind: 'laptop', memoryBytes: 8_589_934_592, sims: [] },
      drives: [{ serial: 'INV-00001', bytes: 320_072_933_376, kind: 'unknown', hours: null, healthy: null }],
    })
  })

  test.each([
    ['wipe-log', 'lettre'],
    ['hardware', 'lettre'],
    ['wipe-log', 'releve'],
    ['hardware', 'journal'],
    ['hardware', 'vide'],
  ])('a %s that is not one (%s) ends with 2 and a sentence', async (kind, name) => {
    put('lettre', 'Bonjour')
    put('vide', '')
    put('journal', fixtureLog())
    put('releve', await snapshotFile().text())
    expect(await type('read', kind, name, '--json')).toBe(2)
    expect(said).toMatch(/^Ce (fichier|relevé)/)
  })

  const disk = { model: 'INVENTED-DISK-1000', serial: 'INV-1', bytes: 500_000_000_000, kind: 'hdd', hours: 4321 }
  const unnamed = 'Le numéro de série de l’appareil n’est pas dans ce relevé : à lire sur l’étiquette.'
  const nothing = { manufacturer: null, model: null, serial: null, identifiable: false, kind: null, cpu: null }
  const drivesAlone = { memoryBytes: null, drives: [{ ...disk, healthy: true }], sims: [], warnings: [unnamed] }
  const tower = {
    ...{ format: 'inxi', manufacturer: 'Inventix', model: 'Tour 5', kind: 'desktop', cpu: 'Invented CPU' },
    ...{ memoryBytes: null, drives: [], sims: [] },
  }
  const noDrive = 'Aucun disque n’a été vu.'
  test.each([
    ['smartctl', { format: 'smartctl', ...nothing, ...drivesAlone }],
    ['snapshot', { format: 'workbench', ...nothing, ...drivesAlone }],
    ['inxi', { ...tower, serial: 'IVX9', identifiable: true, warnings: [noDrive] }],
    // What a tool without rights writes instead of a number is no number: read, and never an identity.
    ['masked', { ...tower, serial: null, identifiable: false, warnings: [unnamed, noDrive] }],
    [
      'glpi',
      {
        ...{ format: 'glpi', manufacturer: 'Inventix', model: 'Modelo 12', serial: 'IVX123', identifiable: true },
        ...{ kind: 'laptop', cpu: null, memoryBytes: 8_589_934_592, sims: [], warnings: [] },
        drives: [
          { model: 'INVENTED SSD', serial: 'S-1', bytes: 256_060_000_000, kind: 'ssd', hours: null, healthy: null },
        ],
      },
    ],
  ] as const)('gives all the facts of %s, and no others', async (shape, facts) => {
    put(shape, shapes[shape])
    expect(await json('hardware', shape)).toEqual(facts)
  })

  test.each([
    ['hardware', 'tronqué', () => shapes.glpi.slice(0, 120), 'Ce relevé de matériel est abîmé ou incomplet'],
    ['hardware', 'de 40 Mo', () => `{"id":"x","pad":"${'a'.repeat(40_000_000)}"}`, 'Ce fichier dépasse 10 Mo'],
    ['hardware', 'vide', () => '', 'Ce relevé de matériel est vide.'],
    ['wipe-log', 'tronqué', () => fixtureLog().slice(0, 60), 'Ce journal est incomplet'],
    ['wipe-log', 'vide', () => '', 'Ce journal est vide'],
    ['inventory', 'vide', () => '', 'Ce fichier est vide'],
    ['inventory', 'archive', () => 'PK\u0003\u0004abc', 'Ce fichier n’est pas une liste'],
  ])('a %s that is wrong (%s) ends with 2 and its own sentence, alone', async (kind, _, content, sentence) => {
    put('faux', content())
    expect(await type('read', kind, 'faux', '--json')).toBe(2)
    expect(said.trim().split('\n')).toEqual([expect.stringContaining(sentence)])
  })

  test('reads a list of an old Mac, its accents and its ends of line', async () => {
    writeFileSync(
      join(folder, 'mac'),
      iconv.encode('Type;Marque;N° de série\rPC portable;Thomson à Évry;MAC-1\r', 'macroman'),
    )
    const { accepted, refused, rows } = await json('inventory', 'mac')
    expect([accepted, refused, rows.length]).toEqual([1, 0, 1])
    expect(rows[0].draft).toMatchObject({ kind: 'laptop', brand: 'Thomson à Évry', serial: 'MAC-1' })
  })
})

const samples = new URL('../../../shared/samples/', import.meta.url)
test.skipIf(!existsSync(samples))('real files are read for what they are', async () => {
  for (const [kind, folder] of [
    ['wipe-log', 'wipe-logs'],
    ['hardware', 'hardware'],
    ['inventory', 'inventories'],
  ] as const)
    for (const name of readdirSync(new URL(`${folder}/`, samples)).filter((file) => file !== 'models-sample.csv'))
      expect([name, await type('read', kind, new URL(`${folder}/${name}`, samples).pathname, '--json')]).toEqual([
        name,
        0,
      ])
})
