import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '#platform/cli/run.ts'
import { testSite } from '../testing/testSite.ts'
import { receivedLot, snapshotFile } from './devices/device.fixture.ts'
import { importInventoryCommand } from './importInventory.command.ts'
import { readCommand } from './read.command.ts'
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
const type = (...args: string[]) => run([importInventoryCommand, readCommand], args, folder)
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
  test('knows a wipe log, a snapshot and a list by their content', async () => {
    put('journal', fixtureLog({ verify: 0, blank: false }))
    put('releve', await snapshotFile().text())
    put('liste', list)
    for (const [name, sentence] of [
      ['journal', 'Sans preuve'],
      ['releve', 'Portable Inventé 14, série PF0INVENTED'],
      ['liste', '1 lignes à importer'],
    ] as const) {
      expect(await type('read', name)).toBe(0)
      expect(said).toContain(sentence)
    }
  })

  test('gives a program everything', async () => {
    put('journal', fixtureLog())
    await type('read', 'journal', '--json')
    expect(JSON.parse(said)).toMatchObject({
      wipes: [{ drives: [{ verdict: 'erased_verified', serial: 'INV-00001' }] }],
    })
  })

  test('refuses what is neither, with a sentence', async () => {
    put('lettre', 'Bonjour')
    expect(await type('read', 'lettre')).toBe(1)
    expect(await type('read', 'lettre', '--comme', 'poème')).toBe(2)
  })
})

const samples = new URL('../../../shared/samples/', import.meta.url)
test.skipIf(!existsSync(samples))('real files are recognised for what they are', async () => {
  for (const [kind, field] of [
    ['wipe-logs', 'wipes'],
    ['inventories', 'inventory'],
  ] as const)
    for (const name of readdirSync(new URL(`${kind}/`, samples)).filter((file) => file !== 'models-sample.csv')) {
      said = ''
      expect([name, await type('read', new URL(`${kind}/${name}`, samples).pathname, '--json')]).toEqual([name, 0])
      expect(Object.keys(JSON.parse(said))).toEqual([field])
    }
})
