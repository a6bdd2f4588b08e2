import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ErrorPage } from '#platform/web/errors.tsx'
import { readSheet } from '#platform/web/sheet.ts'
import { openChromium } from '#testing/chromium.ts'
import { BareLayout } from '../bareLayout.tsx'
import { Crumbs } from '../crumbs.tsx'
import { PublicLayout } from '../publicLayout.tsx'
import { StaffLayout } from '../staffLayout.tsx'
import { Gallery } from './gallery.tsx'

const nav = ['Ma journée', 'Familles', 'Matériel', 'Rendez-vous', 'Programmes', 'Bilan'].map((label, at) => ({
  label,
  href: `/${at}`,
  count: at === 0 ? 4 : undefined,
}))
const printed = { title: 'Atelier', issuer: 'Espace numérique de Harnes', at: 'mardi 24 novembre 2026, 9 h' }
const member = { name: 'Nadia Belkacem', organisationName: 'Espace numérique de Harnes' }

const up = [['Matériel', '/appareils']] as const
const withLead = (
  <>
    <Crumbs crumbs={up} />
    <ErrorPage status={404} reference="0199" home="/" />
  </>
)

/** The gallery as the staff see it, and a page of each of the two other layouts. */
const pages: [string, VNode][] = [
  [
    'the gallery',
    <StaffLayout title="Atelier" styles="/staff.css" printed={printed} member={member} nav={nav} path="/0">
      <Gallery />
    </StaffLayout>,
  ],
  [
    'a public page',
    <PublicLayout title="Introuvable" styles="/public.css">
      {withLead}
    </PublicLayout>,
  ],
  [
    'a bare page',
    <BareLayout title="Se connecter" styles="/staff.css">
      {withLead}
    </BareLayout>,
  ],
]

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"

/** Opens a page as the site would serve it, under its content security policy. */
const open = async (browser: Browser, html: string, width: number, colorScheme: 'light' | 'dark') => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
    bypassCSP: false,
  })
  const page = await context.newPage()
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.endsWith('.css'))
      return route.fulfill({ contentType: 'text/css', body: readSheet(`public/css${pathname}`) })
    if (pathname === '/page')
      return route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: html })
    return route.fulfill({ status: 204 })
  })
  await page.goto('http://maillon.test/page')
  return { page, close: () => context.close() }
}

let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
}, 240_000)
afterAll(() => browser.close())

describe.each(pages)('%s', (_name, body) => {
  const html = `<!doctype html>${renderToString(body)}`

  it('has no inline style and no id twice', () => {
    expect(html).not.toMatch(/ style=/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it('weighs less than 14 600 bytes with its style sheet when anyone may read it', () => {
    if (!html.includes('/public.css')) return
    expect(gzipSync(html).length + gzipSync(readSheet('public/css/public.css')).length).toBeLessThan(14_600)
  })

  it.each([
    ['on a wide screen, in the light', 1200, 'light'],
    ['on a phone, in the dark', 360, 'dark'],
  ] as const)(
    'has no accessibility fault %s',
    async (_where, width, scheme) => {
      const { page, close } = await open(browser, html, width, scheme)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`)).toEqual([])
      await close()
    },
    30_000,
  )

  it('fits in 320 pixels and gives every target 44', async () => {
    const { page, close } = await open(browser, html, 320, 'light')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.button, nav a, summary, .choice, select, input:not([type=hidden], [type=radio], [type=checkbox]), .crumbs a, .plain',
        ),
      ]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 90)),
    )
    expect(small).toEqual([])
    await close()
  }, 240_000)
})
