import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { addedDevice, logFile, receivedLot, snapshotFile } from '#equipment/devices/device.fixture.ts'
import { qrOf } from '#equipment/devices/label.ts'
import { tokenOf } from '#testing/cast.ts'
import { openChromium } from '#testing/chromium.ts'
import { openJourney } from './browser.ts'
import { sees } from './hands.ts'

await build({
  entryPoints: ['src/islands/station.ts'],
  outdir: 'dist/islands',
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  minify: true,
  platform: 'browser',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'error',
})
const journey = await openJourney()
const { site } = journey
const lot = await receivedLot(site)

/** Laptops wiped with proof, in Ahmed's workshop; their Maillon numbers. */
async function wiped(count: number, name: string): Promise<string[]> {
  const serials = Array.from({ length: count }, (_, at) => `${name}-${at + 1}`)
  for (const serial of serials) {
    const id = await addedDevice(site, lot, { serial, inventory_tag: '' })
    const [snapshot, logs] = [
      snapshotFile({ serial, drives: [`D-${serial}`] }),
      logFile({ host: serial, drives: [{ serial: `D-${serial}` }] }),
    ]
    await site.as('ahmed').post(`/appareils/${id}/releve`, { snapshot })
    await site.as('ahmed').post(`/appareils/${id}/effacement`, { logs })
  }
  const rows = await site.owner<{ number: string }>(
    'select number from device where serial = any($1) order by number',
    [serials],
  )
  return rows.map(({ number }) => number)
}

/** A scanner: types as fast as keys go, then Enter, wherever the focus is. */
const scan = async (page: Page, code: string) => {
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}
const said = (page: Page, words: string) =>
  page.locator('[data-part="result"]').filter({ hasText: words }).waitFor({ timeout: 30_000 })
const eventsOf = async (numbers: readonly string[]) =>
  site.owner<{ act: string; n: number }>(
    `select e.act, count(*)::int as n from event e join device d on d.id = e.subject_id where d.number = any($1)
       and e.act in ('device.tested', 'device.graded', 'device.ready') group by 1 order by 1`,
    [numbers],
  )

test('fifty laptops are tested, noted and made ready with the keyboard alone, faster than the answers come: none is lost, none is done twice', async () => {
  const numbers = await wiped(50, 'CINQUANTE')
  const ahmed = await journey.comes('ahmed', { width: 1200 })
  await ahmed.open('/etabli/poste')
  await ahmed.page.locator('[data-tools]:not([hidden])').waitFor()
  const modes = [['MODE-TESTE'], ['MODE-ASPECT-B', 'MODE-MARCHE-A', 'MODE-PILE-B'], ['MODE-PRET']]
  for (const cards of modes) {
    for (const card of cards) await scan(ahmed.page, card)
    for (const number of numbers)
      for (const code of cards[0] === 'MODE-TESTE' ? [number, 'S'] : [number]) await scan(ahmed.page, code)
  }
  await ahmed.page
    .locator('[data-part="armed"]')
    .filter({ hasText: /Prêt\s*50 faits/ })
    .waitFor({ timeout: 90_000 })
  expect(await eventsOf(numbers)).toEqual([
    { act: 'device.graded', n: 50 },
    { act: 'device.ready', n: 50 },
    { act: 'device.tested', n: 50 },
  ])
  expect(await ahmed.page.locator('input[name="code"]').evaluate((input) => input === document.activeElement)).toBe(
    true,
  )
}, 240_000)

test('without scripts the same form does the same, one page a scan', async () => {
  const [number = ''] = await wiped(1, 'SANS-SCRIPT')
  const ahmed = await journey.comes('ahmed', { width: 360, script: false })
  await ahmed.open('/etabli/poste')
  await ahmed.fill('Code lu', 'MODE-TESTE')
  await ahmed.press('Valider')
  await ahmed.fill('Code lu', number)
  await ahmed.press('Valider')
  await ahmed.press('Sans verrou')
  await sees(ahmed, 'Testé, sans verrou', number, 'Étape suivante')
})

test('the network fails, then the page is loaded again: what was scanned meanwhile is sent, in order, once', async () => {
  const numbers = await wiped(3, 'RESEAU')
  const ahmed = await journey.comes('ahmed', { width: 1200 })
  const { page } = ahmed
  await ahmed.open('/etabli/poste')
  await scan(page, 'MODE-TESTE')
  await said(page, 'Testé')
  let answered = 0
  // The first answer is lost on its way back: the act was done, and the reading is sent again.
  await page.route('**/etabli/poste', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    if (answered++ === 0) await route.fetch()
    return route.abort()
  })
  for (const number of numbers) for (const code of [number, 'S']) await scan(page, code)
  await page.locator('[data-said]').filter({ hasText: '6 scans attendent' }).waitFor()
  await page.unroute('**/etabli/poste')
  await page.reload()
  await page
    .locator('[data-part="armed"]')
    .filter({ hasText: /Testé\s*3 faits/ })
    .waitFor({ timeout: 30_000 })
  expect(await eventsOf(numbers)).toEqual([{ act: 'device.tested', n: 3 }])
}, 240_000)

test('a session that ends between two scans keeps what was scanned until somebody signs in again', async () => {
  const [number = ''] = await wiped(1, 'SESSION')
  const ahmed = await journey.comes('ahmed', { width: 1200 })
  const { page } = ahmed
  await ahmed.open('/etabli/poste')
  await scan(page, 'MODE-TESTE')
  await said(page, 'Testé')
  const cookies = await page.context().cookies()
  await page.context().clearCookies({ name: 'maillon.session_token' })
  await scan(page, number)
  await page.locator('[data-said]').filter({ hasText: 'Votre connexion est terminée' }).waitFor()
  await page.context().addCookies(cookies)
  await page.reload()
  await said(page, number)
  await scan(page, 'S')
  await said(page, 'Testé, sans verrou')
  expect(await eventsOf([number])).toEqual([{ act: 'device.tested', n: 1 }])
}, 240_000)

test('what is typed while another control holds the focus is a scan all the same; the sound is cut and stays cut', async () => {
  const ahmed = await journey.comes('ahmed', { width: 1200 })
  const { page } = ahmed
  await ahmed.open('/etabli/poste')
  await page.getByRole('button', { name: 'Couper le son' }).click()
  await page.locator('summary').filter({ hasText: 'Choisir un mode' }).focus()
  await scan(page, 'ML-999999')
  await said(page, 'Code inconnu')
  await page.reload()
  await page.getByRole('button', { name: 'Remettre le son' }).waitFor()
  for (const width of [1200, 360]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }
})

test('the camera of a browser without a reader of its own reads the label of a machine, once while it is in view', async () => {
  const [number = ''] = await wiped(1, 'CAMERA')
  const folder = mkdtempSync(join(tmpdir(), 'maillon-camera-'))
  writeFileSync(join(folder, 'label.y4m'), filmOf(`${journey.address}/e/${number}`))
  const browser = await openChromium({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'label.y4m')}`,
    ],
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, baseURL: journey.address })
    await context.addCookies([
      { name: 'maillon.session_token', value: `${tokenOf('ahmed')}.s`, domain: '127.0.0.1', path: '/' },
    ])
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', (line) => void (/Content Security Policy/.test(line.text()) && refused.push(line.text())))
    await page.goto('/etabli/poste')
    await scan(page, 'MODE-TESTE')
    await said(page, 'Testé')
    await page.getByRole('button', { name: 'Scanner avec l’appareil photo' }).click()
    await said(page, number)
    await page.waitForTimeout(1_500)
    await page.getByRole('button', { name: 'Sans verrou' }).first().click()
    await said(page, 'Testé, sans verrou')
    await page.waitForTimeout(1_500)
    expect(await eventsOf([number])).toEqual([{ act: 'device.tested', n: 1 }])
    await page.getByRole('button', { name: 'Fermer l’appareil photo' }).click()
    expect(refused).toEqual([])
  } finally {
    await browser.close()
  }
}, 240_000)

test('a camera that is not given leaves the keyboard, and says so', async () => {
  const ahmed = await journey.comes('ahmed', { width: 360 })
  await ahmed.open('/etabli/poste')
  await ahmed.page.getByRole('button', { name: 'Scanner avec l’appareil photo' }).click()
  await ahmed.page.getByText('L’appareil photo ne s’ouvre pas').waitFor()
  await scan(ahmed.page, 'ML-999998')
  await said(ahmed.page, 'Code inconnu')
})

/** A second of film in which a square code is held before the camera, a little off the centre. */
function filmOf(text: string): Buffer {
  const [width, height, side] = [640, 480, 8]
  const [left, top] = [190, 110]
  const { dark, modules } = squareOf(text)
  const luma = Buffer.alloc(width * height, 205)
  for (let y = -4 * side; y < (modules + 4) * side; y++)
    for (let x = -4 * side; x < (modules + 4) * side; x++)
      luma[(top + y) * width + left + x] = dark(Math.floor(x / side), Math.floor(y / side)) ? 25 : 235
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`),
    ...Array<Buffer>(10).fill(frame),
  ])
}

/** The square code of a label, as it is printed: which of its modules are dark, worked out from the outlines that are drawn. */
function squareOf(text: string) {
  const { width, paths } = qrOf(text)
  const outlines = [...(paths[0]?.d ?? '').matchAll(/M([^Z]+)Z/g)].map(([, points = '']) =>
    points.split('L').map((point) => point.split(' ').map(Number) as [x: number, y: number]),
  )
  const modules = width / 2
  const dark = (column: number, row: number): boolean => {
    const [x, y] = [2 * column + 1, 2 * row + 1]
    let crossed = 0
    for (const points of outlines)
      for (const [at, [x1, y1]] of points.entries()) {
        const [x2, y2] = points[(at + 1) % points.length] ?? [0, 0]
        if (x1 === x2 && x1 > x && Math.min(y1, y2) < y && y < Math.max(y1, y2)) crossed++
      }
    return crossed % 2 === 1
  }
  return { dark, modules }
}
