import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readSheet } from '#platform/web/sheet.ts'
import { openJourney } from './browser.ts'
import { laterStatesOf } from './laterStates.ts'
import { peopledSite } from './peopled.ts'
import { failuresOf, pagesOf, refusalsOf, type State } from './states.ts'

const journey = await openJourney()
const { site } = journey
const ids = await peopledSite(site)
const states = [
  ...(await pagesOf(site, ids)),
  ...(await failuresOf(site)),
  ...(await refusalsOf(site, ids)),
  ...(await laterStatesOf(site, ids)),
]
const html = states.filter(({ answer }) => answer.text.includes('<html'))
/** "claire /familles/:id" */
const said = ({ who, label }: State) => `${who ?? 'visitor'} ${label}`
const faults = (some: State[], why: (state: State) => string | null) =>
  some.flatMap((state) => {
    const fault = why(state)
    return fault ? [`${said(state)}: ${fault}`] : []
  })

test('no page that takes an address is left out', () => {
  const seen = new Set(states.map(({ label }) => label))
  const missed = site.site.table
    .filter(({ method, path, options }) => method === 'GET' && !options.plain && !seen.has(path))
    .map(({ path }) => path)
  const elsewhere =
    /^\/atelier|^\/invitation|^\/connexion|\.csv$|^\/$|rouvrir$|fournisseur|^\/communes|^\/compte\/cles|^\/e\/:code$/
  expect(missed.filter((path) => !elsewhere.test(path))).toEqual([])
  expect(states.filter(({ label }) => label.endsWith('sent empty')).length).toBeGreaterThan(20)
})

test('each page has one title of its own and one first heading', () => {
  expect(
    faults(html, ({ answer: { text } }) => {
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? ''
      const headings = text.match(/<h1[ >]/g)?.length ?? 0
      return title.replace(/( · )?Maillon$/, '') === '' && !text.includes('class="public"')
        ? `its title is « ${title} »`
        : headings === 1
          ? null
          : `${headings} first headings`
    }),
  ).toEqual([])
})

test('headings follow one another without a gap, and no identifier of an element stands twice', () => {
  expect(
    faults(html, ({ answer: { text } }) => {
      const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level))
      const jump = levels.findIndex((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1)
      if (jump > 0) return `a heading jumps to level ${levels[jump]}`
      const names = [...text.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name)
      const twice = names.find((name, at) => names.indexOf(name) !== at)
      return twice ? `« ${twice} » stands twice` : null
    }),
  ).toEqual([])
})

/** Pages that declare an island: a passkey to sign in, a pad to sign on, the scanner of the bench. */
const withIsland =
  /^\/(connexion|compte|remises\/:id|remises-groupees\/:id|prets\/:id\/echange($|,)|etabli\/poste|seances\/:id\/terrain|terrain$)/

test('a page runs no script unless it declares an island, and carries no style of its own', () => {
  expect(
    faults(html, ({ label, answer: { text } }) => {
      if (/ style=/.test(text)) return 'it carries an inline style'
      const scripts = text.match(/<script\b[^>]*>/g) ?? []
      if (scripts.some((script) => !/^<script type="module" src="\/actifs\/[^"]+">$/.test(script)))
        return scripts.join()
      return scripts.length > 0 && !withIsland.test(label) ? `it runs ${scripts.join()}` : null
    }),
  ).toEqual([])
})

test('a public page with its style sheet holds in one round trip', () => {
  const styles = gzipSync(readSheet('public/css/public.css')).length
  expect(
    faults(html, ({ answer: { text } }) => {
      const weight = gzipSync(text).length + styles
      return text.includes('/css/public.css') && weight > 14_600 ? `${weight} bytes` : null
    }),
  ).toEqual([])
})

/** Values of the database that are French words too, or stand for themselves. */
const french = new Set(
  'absent active association box case email information justice organisation orientations parent parents place prescription probation programme question quota signature smartphone scan sms support A B C D'.split(
    ' ',
  ),
)

test('nobody reads an identifier, a value of the database or a hole in a sentence', async () => {
  const checks = await site.owner<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c' and connamespace = 'app'::regnamespace`,
  )
  const values = new Set(
    checks.flatMap(({ text }) => [...text.matchAll(/'([a-z_]{3,})'::text/g)].map(([, word]) => word ?? '')),
  )
  const words = [...values].filter((word) => !french.has(word))
  expect(words).toEqual(expect.arrayContaining(['in_stock', 'handed_over', 'promised', 'heard', 'wiped']))
  const odd = new RegExp(
    `[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|(?<![\\p{L}\\d@._/-])(${[...words, 'undefined', 'null', 'NaN', '\\[object'].join('|')})(?![\\p{L}\\d@._/-])`,
    'u',
  )
  expect(faults(html, ({ answer: { text } }) => odd.exec(shown(text))?.[0] ?? null)).toEqual([])
})

/** The words of a page, and what is said of its pictures and fields. */
const shown = (text: string) =>
  [
    text
      .slice(text.indexOf('<body'))
      .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' '),
    ...[...text.matchAll(/ (?:aria-label|placeholder|alt)="([^"]*)"/g)].map(([, words]) => words),
  ].join(' ')

/** Each kind of element that a page shows: its tag and its classes. */
const elementsOf = ({ answer: { text } }: State) =>
  new Set([...text.matchAll(/<([a-z0-9]+)(?:[^>]*? class="([^"]*)")?/g)].map(([, ...parts]) => parts.join('.')))

/** What is worth looking at: each address once, then again whenever it shows an element not met before. */
type Shape = { state: State; hasNew: boolean }
const shapes: Shape[] = []
const met = new Set<string>()
for (const state of html) {
  const elements = [...elementsOf(state)]
  const hasNew = elements.some((element) => !met.has(element))
  if (hasNew || !met.has(state.label)) shapes.push({ state, hasNew })
  for (const element of [state.label, ...elements]) met.add(element)
}

test('no page has an accessibility fault, in the light or in the dark, nor scrolls sideways at 320 pixels', async () => {
  const queue = [...shapes]
  const found: string[] = []
  const look = async () => {
    const { page } = await journey.comes(null, { width: 1200 })
    // One document whose content changes: its style sheets come from the site, and axe is read once.
    await page.goto('/connexion')
    await page.setContent('<html><body><img src="/x.png"></body></html>')
    expect((await violations(page)).join()).toContain('image-alt')
    for (let shape = queue.pop(); shape; shape = queue.pop()) {
      const name = said(shape.state)
      found.push(...(await faultsOf(page, shape)).map((fault) => `${name} ${fault}`))
    }
  }
  await Promise.all([look(), look()])
  const whole = shapes.filter(({ hasNew }) => hasNew).length
  console.log(
    `accessibility: ${html.length} pages received, ${shapes.length} looked at three times, ${whole} by every rule at both widths`,
  )
  expect([...new Set(found)]).toEqual([])
}, 480_000)

/**
 * A page of known elements breaks on a phone, or in the dark, only the rules that width and colour decide: the others were asked of it
 * at 1200 pixels.
 */
async function faultsOf(page: Page, { state, hasNew }: Shape): Promise<string[]> {
  await page.setViewportSize({ width: 1200, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setContent(state.answer.text)
  const wide = await violations(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  const narrow = await violations(page, hasNew ? every : ofWidthAndColour)
  await page.setViewportSize({ width: 320, height: 800 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return [
    ...wide.map((fault) => `(1200, light): ${fault}`),
    ...narrow.map((fault) => `(360, dark): ${fault}`),
    ...(width > 320 ? [`is ${width} pixels wide at 320`] : []),
  ]
}

const every: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
const ofWidthAndColour: axe.RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'],
}

/** One sentence for each rule that is broken, with the elements that break it. */
async function violations(page: Page, runOnly = every): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const result = await page.evaluate(
    async (rules) =>
      (
        (await (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: rules,
          resultTypes: ['violations'],
        })) as axe.AxeResults
      ).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    runOnly,
  )
  return result
}
