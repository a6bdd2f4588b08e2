import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { addedDevice, allWorks, benchPost, logFile, readyDevice, snapshotFile } from '../devices/device.fixture.ts'
import { workshop } from '../devices/workshop.testing.ts'
import { delivered } from '../transfers/transfer.fixture.ts'
import { batteryGrade, categoryOf, mostPoints, refusalOfDay, refusalsOfScale } from './category.rules.ts'
import { sayReason } from './category.words.ts'
import { readProcessor } from './processor.ts'
import { proposedScale } from './scale.ts'

const { site, ahmed, lot } = await workshop()
const today = dayOf(new Date())
const later = (days: number) => dayOf(new Date(Date.now() + days * DAY))

const computer = {
  ...{ kind: 'laptop', cpu: 'Intel(R) Core(TM) i5-6300U CPU @ 2.40GHz', memory_mb: 8192, storage_gb: 256 },
  drives: [{ type: 'ssd' }],
}
const scaleFields = (over: Record<string, number> = {}) =>
  Object.fromEntries(Object.entries({ ...proposedScale, ...over }).map(([key, value]) => [key, String(value)]))
const write = (over: Record<string, number> = {}, more: Record<string, string> = {}) =>
  ahmed.post('/etabli/bareme', { ...scaleFields(over), read: '0', since: today, step: 'write', ...more })
const written = () =>
  site.owner<{ version: number; since: string }>('select version, since::text from performance_policy order by version')

describe('a processor is read from its name, or not at all', () => {
  test.each([
    ['Intel(R) Core(TM) i5-6300U CPU @ 2.40GHz', 'cpu_5', 'gen_mid'],
    ['Intel Core I5-4200m Cpu @ 2.50ghz', 'cpu_5', 'gen_old'],
    ['12th Gen Intel(R) Core(TM) i5-1240P', 'cpu_5', 'gen_new'],
    ['11th Gen Intel(R) Core(TM) i3-1115G4 @ 3.00GHz', 'cpu_3', 'gen_new'],
    ['Intel(R) Core(TM) i7-10510U CPU @ 1.80GHz', 'cpu_7', 'gen_new'],
    ['Intel(R) Core(TM) i5 CPU M 520', null, null],
    ['Intel Core i5-520M', 'cpu_5', 'gen_old'],
    ['AMD Ryzen 5 PRO 2500U w/ Radeon Vega', 'cpu_5', 'gen_mid'],
    ['AMD Ryzen 7 4700U', 'cpu_7', 'gen_new'],
    ['Intel Celeron N2840', 'cpu_entry', null],
    ['Intel(R) Core(TM)2 Duo CPU E8400', 'cpu_entry', null],
    ['AMD EPYC', null, null],
    ['', null, null],
  ])('%s', (name, family, generation) =>
    expect(readProcessor(name)).toEqual(family === null ? null : { family, generation }),
  )
})

describe('a category, with its reasons', () => {
  test('by points, each said', () => {
    const judged = categoryOf(computer, proposedScale)
    expect(judged).toMatchObject({ category: 'everyday', total: 72 })
    if (!judged || 'missing' in judged) throw new Error('not judged')
    expect(judged.reasons.map(sayReason)).toEqual([
      '8 Go de mémoire : 7 points, comptés 4 fois',
      'Processeur Intel(R) Core(TM) i5-6300U CPU @ 2.40GHz : 7 points, comptés 4 fois',
      'Disque SSD de 256 Go : 8 points, comptés 2 fois',
    ])
  })

  test.each([
    ['memory', { memory_mb: null }, 'la mémoire'],
    ['a processor', { cpu: null }, 'le processeur'],
    ['a processor whose name says nothing', { cpu: 'AMD EPYC' }, 'la génération du processeur (AMD EPYC)'],
    ['the type of a drive', { drives: [{ type: 'unknown' }] }, 'le type et la taille du disque'],
    ['its drives', { drives: [], storage_gb: null }, 'le type et la taille du disque'],
  ])('without %s it is to be completed, never guessed', (_, facts, missing) =>
    expect(categoryOf({ ...computer, ...facts }, proposedScale)).toEqual({ missing: [missing] }),
  )

  test('a screen, a printer or a telephone has none', () => {
    for (const kind of ['screen', 'printer', 'smartphone', 'tablet', 'other'])
      expect(categoryOf({ ...computer, kind }, proposedScale)).toBeNull()
  })

  test('more memory, or a newer processor, never makes a category worse', () => {
    const order = ['limited', 'basic', 'everyday', 'comfort']
    const rank = (facts: object) => {
      const judged = categoryOf({ ...computer, ...facts }, proposedScale)
      return judged && 'category' in judged ? order.indexOf(judged.category) : -1
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 0, max: 64 }),
        fc.integer({ min: 2, max: 9 }),
        (some, more, generation) => {
          const cpu = `Intel Core i5-${generation}300U`
          expect(rank({ memory_mb: (some + more) * 1024, cpu })).toBeGreaterThanOrEqual(
            rank({ memory_mb: some * 1024, cpu }),
          )
          expect(rank({ cpu: 'Intel Core i5-9300U' })).toBeGreaterThanOrEqual(rank({ cpu }))
        },
      ),
    )
  })

  test('a battery takes its letter from what it still holds', () =>
    expect([100, 91, 90, 75, 74, 65, 64, 1].map(batteryGrade)).toEqual(['A', 'A', 'B', 'B', 'C', 'C', 'D', 'D']))
})

describe('a scale that does not hold together', () => {
  test('the one proposed does', () => {
    expect(refusalsOfScale(proposedScale)).toEqual({})
    expect(mostPoints(proposedScale)).toBe(100)
  })

  test.each([
    ['overlapping thresholds', { everyday: 75 }, 'Les seuils se chevauchent'],
    ['thresholds upside down', { basic: 60 }, 'Les seuils se chevauchent'],
    ['a threshold that nothing reaches', { comfort: 101 }, 'Aucun appareil n’atteint ce seuil'],
    ['more memory that is worth less', { mem_16: 2 }, 'Mieux ne vaut jamais moins'],
    ['nothing that counts', { w_memory: 0, w_cpu: 0, w_disk: 0 }, 'au moins une des trois'],
    ['a negative number', { mem_2: -1 }, 'un nombre entier de 0 à 100'],
    ['a number of another world', { comfort: 1e9 }, 'un nombre entier de 0 à 10000'],
  ])('%s is refused, and nothing is written', async (_, over, said) => {
    const answer = await write(over)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(await written()).toEqual([])
  })

  test.each([
    ['a day that is past', later(-1), 'aujourd’hui ou un jour à venir'],
    ['no day', '', 'Choisissez le jour'],
    ['a day that does not exist', '2027-02-30', 'Choisissez le jour'],
  ])('%s is refused', async (_, since, said) => {
    expect((await write({}, { since })).text).toContain(said)
    expect(await written()).toEqual([])
  })

  test('two versions never begin on one day, nor the second before the first', () => {
    expect(refusalOfDay('2027-01-01', '2026-12-01', '2027-01-01')).toContain('un jour plus tardif')
    expect(refusalOfDay('2027-01-02', '2026-12-01', '2027-01-01')).toBeNull()
  })
})

describe('a written scale', () => {
  test('is tried on the stock before it is written, then in force, then never changed', async () => {
    const id = await readyDevice(site, lot, 'SCALE-1')
    await site.owner(
      `update device set cpu = 'Intel Core i5-6300U', drives = jsonb_set(drives, '{0,type}', '"ssd"') where id = $1`,
      [id],
    )
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('Usage courant')
    const preview = await write({ comfort: 60 }, { step: 'preview' })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('1 ordinateur change de catégorie')
    expect(preview.text).toContain('Enregistrer ce barème')
    expect(await written()).toEqual([])
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('barème proposé par Maillon')

    const answers = await Promise.all([write({ comfort: 60 }), write({ comfort: 65 })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('Quelqu’un vient d’enregistrer ce barème')
    expect((await written()).map(({ version }) => version)).toEqual([1])
    const page = await ahmed.get(`/appareils/${id}`)
    expect(page.text).toContain('Usage confortable')
    expect(page.text).toContain('barème n° 1')

    expect((await write({ comfort: 70 }, { read: '1', since: today })).text).toContain('un jour plus tardif')
    expect((await write({ comfort: 99 }, { read: '1', since: later(30) })).status).toBe(303)
    expect((await ahmed.get(`/appareils/${id}`)).text).toContain('Usage confortable')
    await expect(
      site.acting('ahmed', (by) => by.db.updateTable('performance_policy').set({ since: today }).execute()),
    ).rejects.toThrow(/permission denied/)
  })

  test('is its organisation’s own, and written by whoever manages it', async () => {
    expect((await site.as('claire').get('/etabli/bareme')).text).toContain('En vigueur : barème proposé par Maillon')
    expect(await site.acting('victor', (by) => by.db.selectFrom('performance_policy').selectAll().execute())).toEqual(
      [],
    )
    await site.owner("update member set admin = false where name = 'Ahmed Kaci'")
    expect((await write({}, { read: '2' })).status).toBe(403)
    expect((await ahmed.get('/etabli/bareme')).text).not.toContain('Voir ce qui change')
    await site.owner("update member set admin = true where name = 'Ahmed Kaci'")
    for (const who of ['denis', 'nadia', 'samira'] as const)
      expect((await site.as(who).get('/etabli/bareme')).status).toBe(403)
  })

  test('the donor reads the category that was given, without the scale', async () => {
    const id = await readyDevice(site, lot, 'SCALE-2')
    await delivered(site, [id])
    expect((await site.as('denis').get(`/appareils/${id}`)).text).not.toContain('Performances')
    expect((await site.as('claire').get(`/appareils/${id}`)).text).toContain('Performances')
  })
})

test('a battery that a snapshot measured proposes its letter', async () => {
  const id = await addedDevice(site, lot, { serial: 'BATT-1', inventory_tag: 'BATT-1' })
  const glpi = {
    ...{ action: 'inventory', deviceid: 'x', itemtype: 'Computer' },
    content: {
      versionclient: 'GLPI-Agent_v1.7',
      bios: { ssn: 'BATT-1', smanufacturer: 'Maison' },
      batteries: [{ capacity: 50_000, real_capacity: 35_000 }],
    },
  }
  await ahmed.post(`/appareils/${id}/releve`, { snapshot: new File([JSON.stringify(glpi)], 'glpi.json') })
  await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial: 'BATT-1', drives: ['BATT-D'] }) })
  await ahmed.post(`/appareils/${id}/effacement`, { logs: logFile({ host: 'BATT-1', drives: [{ serial: 'BATT-D' }] }) })
  await benchPost(site, id, 'essais', allWorks)
  const { text } = await ahmed.get(`/appareils/${id}/note`)
  expect(text).toContain('Mesurée par le relevé : 70 %')
  expect(text).toMatch(/name="battery" value="C"[^>]*checked|checked[^>]*name="battery" value="C"/)
})

test('nothing that is shown says of a refurbished machine that it is as new (R. 122-4 and following)', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)],
    )
  const said = [...files('src'), ...files('db/demo')]
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .filter((path) =>
      /comme neu[fv]|(état|quasi)[ -]neuf|remis à neuf/i.test(
        readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
      ),
    )
  expect(said).toEqual([])
})
