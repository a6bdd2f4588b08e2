import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { afterAll, expect, test } from 'vitest'
import { computeNext } from '#allocation/runs/compute.ts'
import { frozenRuns } from '#allocation/runs/run.scene.testing.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { openLog } from '#platform/log/log.ts'
import { openJourney } from './browser.ts'
import type { Person } from './hands.ts'

/** Sallaumines, Harnes, Billy-Montigny: as many places in each, and more families than places. */
const TOWNS = ['62771', '62413', '62133']
const [PLACES, FAMILIES] = [2, 5]

const journey = await openJourney()
const { site } = journey
const folder = mkdtempSync(join(tmpdir(), 'maillon-anybody-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A command typed in an empty directory, where neither a database nor a setting is known. */
const typed = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const maillon = join(import.meta.dirname, '../../bin/maillon')
    const env = { PATH: process.env.PATH, HOME: folder }
    execFile(process.execPath, [maillon, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    )
  })

/** What axe finds on the page that this person has before them. */
async function faultsOf({ page }: Person): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
    return violations.map(({ id, nodes }) => `${location.pathname} ${id}: ${nodes[0]?.html}`)
  })
}

/** The programme of three towns, its order adopted, its families and its devices. */
async function shortOfStock(): Promise<string> {
  const scene = frozenRuns(site)
  const programme = await scene.programme({ computer: PLACES, connection: 0 })
  for (const commune of TOWNS.filter((one) => one !== '62413'))
    await site.owner(`insert into app.quota (programme_id, commune, kind, places) values ($1, $2, 'computer', $3)`, [
      programme,
      commune,
      PLACES,
    ])
  for (const commune of TOWNS) {
    for (let family = 0; family < FAMILIES; family++)
      await scene.accepted(await scene.household({ needs: ['computer'], commune }), { kinds: ['computer'] })
    for (let place = 0; place < PLACES; place++) await scene.device()
  }
  return programme
}

test('a programme of three towns is frozen, drawn, decided, published and replayed, from a phone without scripts', async () => {
  const programme = await shortOfStock()
  const claire = await journey.comes('claire', { width: 360, script: false })
  const faults: string[] = []
  // Axe needs scripts: it looks at the same page from another telephone.
  const beside = await journey.comes('claire', { width: 360 })
  const look = async () => {
    await beside.open(claire.path())
    faults.push(...(await faultsOf(beside)))
  }

  await claire.open(`/programmes/${programme}/passages/nouveau`)
  await look()
  const drawn = new Date(journey.now().getTime() + DAY)
  await claire.fill('Nom du passage', 'Rentrée des trois villes')
  await claire.fill('Tirage public qui donnera le sort', 'Loto du samedi, cinq numéros puis le numéro Chance')
  await claire.page.locator('input[name=seed_on]').fill(dayOf(drawn))
  await claire.fill('Dérogations possibles pour la commission', '2')
  await claire.press('Figer ce passage')
  const run = claire.id()
  expect(await claire.reads()).toContain('Tirage attendu le')
  expect(await claire.page.locator('input[name=seed]').count()).toBe(0)
  await look()

  journey.moveClockTo(drawn)
  await claire.open(`/passages/${run}`)
  await claire.fill('Le tirage, tel qu’il est publié', '4 8 15 16 23 n° Chance 4')
  await claire.press('Enregistrer le tirage')
  expect(await claire.reads()).toContain('Calcul en cours.')
  expect(await computeNext(site.database, openLog('silent'), { clock: () => journey.now().getTime() })).toBe(true)
  await claire.open(`/passages/${run}`)
  await look()

  await claire.follow('Ouvrir la commission')
  await look()
  const family = await claire.page
    .locator('a[href*="/derogations/"]', { hasText: 'Faire entrer' })
    .first()
    .getAttribute('href')
  await claire.open(family ?? '')
  await look()
  await claire.fill('Motif', 'Une formation à distance commence lundi, la mission locale l’atteste.')
  const [, commune = ''] =
    (await claire.reads()).match(/Rentrée des trois villes, (Sallaumines|Harnes|Billy-Montigny)/i) ?? []
  const other = claire.page.locator('select[name=swap] option', { hasText: new RegExp(commune, 'i') }).first()
  await claire.page.locator('select[name=swap]').selectOption((await other.getAttribute('value')) ?? '')
  await claire.fill('Motif pour la famille qui attendra', 'Un appareil lui est prêté jusqu’au prochain passage.')
  await claire.press('Noter la dérogation')
  await claire.open(`/passages/${run}/commission`)
  await claire.follow('Passer à la décision')
  await look()
  await claire.fill('Qui décide', 'Commission des trois villes')
  await claire.page.locator('input[name=decided_on]').fill(dayOf(journey.now()))
  await claire.fill('Membres présents', 'Une adjointe au maire, deux familles')
  await claire.press('Confirmer la décision')
  await look()

  const promised = await site.owner<{ commune: string; n: number }>(
    `select n.commune, count(*)::int as n from app.allocation a join app.run_need n on n.id = a.run_need_id where n.run_id = $1 group by 1`,
    [run],
  )
  expect(promised.sort((a, b) => (a.commune < b.commune ? -1 : 1))).toEqual(
    TOWNS.toSorted().map((one) => ({ commune: one, n: PLACES })),
  )
  const [waits] = await site.owner<{ id: string }>(
    `select id from app.run_need where run_id = $1 and final = 'waiting' limit 1`,
    [run],
  )
  await claire.open(`/passages/${run}/familles/${waits?.id}`)
  await look()
  const letters = await site.as('claire').get(`/passages/${run}/lettres`)
  expect(letters.status).toBe(200)

  await claire.open(`/passages/${run}/publication`)
  await look()
  await claire.press('Publier')
  await look()
  expect(await claire.reads()).toContain('Rentrée des trois villes')

  const anybody = await journey.comes(null, { width: 360, script: false })
  await anybody.open(claire.path())
  const address = await anybody.page.locator('a[download]').first().getAttribute('href')
  const file = Buffer.from((await site.anyone.get(address ?? '')).bytes)
  expect(faults).toEqual([])
  expect([...claire.tooWide, ...anybody.tooWide]).toEqual([])

  writeFileSync(join(folder, 'passage.json'), file)
  expect(await typed('allocate', '--replay', 'passage.json')).toMatchObject({ code: 0 })
  expect(await typed('check', 'passage.json')).toMatchObject({ code: 0 })
  const changed = JSON.parse(file.toString()) as { assignments: { need: string }[]; waiting: { need: string }[] }
  Object.assign(changed.assignments[0] ?? {}, { need: changed.waiting[0]?.need })
  writeFileSync(join(folder, 'autre.json'), JSON.stringify(changed))
  expect(await typed('allocate', '--replay', 'autre.json')).toMatchObject({ code: 1 })
  expect(await typed('check', 'autre.json')).toMatchObject({ code: 1 })
}, 600_000)
