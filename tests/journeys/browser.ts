import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'
import { type FirstName, tokenOf } from '#testing/cast.ts'
import { openChromium } from '#testing/chromium.ts'
import { testSite } from '#testing/testSite.ts'
import { handsOf, type Person } from './hands.ts'

/** How somebody comes: the width of their screen, with or without scripts, light or dark. */
export type Look = { width: number; script?: boolean; dark?: boolean }

/** One browser for a test file, closed at its end; each person has a context of their own in it. */
let opened: Promise<Browser> | null = null
function openBrowser(): Promise<Browser> {
  if (opened) return opened
  afterAll(async () => {
    await (await opened)?.close()
    opened = null
  })
  opened = openChromium()
  return opened
}

/** The real site on a real port, a browser before it, and a clock that the journey moves. */
export async function openJourney() {
  let time = Date.now()
  const browser = await openBrowser()
  const site = await testSite({ demo: true, now: () => new Date(time) })
  const server = serve({ fetch: site.site.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as { port: number }
  const address = `http://127.0.0.1:${port}`
  afterAll(() => void server.close())
  return {
    site,
    address,
    now: () => new Date(time),
    moveClockTo: (moment: Date) => {
      time = moment.getTime()
    },
    /** This person's own browser, signed in; nobody's when no name is given. A colleague outside the cast comes by a session. */
    async comes(
      first: FirstName | { token: string } | null,
      { width, script = true, dark = false }: Look,
    ): Promise<Person> {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        javaScriptEnabled: script,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: 'fr-FR',
        baseURL: address,
      })
      context.setDefaultTimeout(8_000)
      if (first)
        await context.addCookies([
          {
            name: 'maillon.session_token',
            value: `${typeof first === 'string' ? tokenOf(first) : first.token}.s`,
            ...{ domain: '127.0.0.1', path: '/' },
          },
        ])
      return handsOf(await context.newPage())
    },
  }
}

export type Journey = Awaited<ReturnType<typeof openJourney>>
