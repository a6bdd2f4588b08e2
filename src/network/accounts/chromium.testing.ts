import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import { afterAll } from 'vitest'

/** A real browser for one test file. */
export async function launchChromium() {
  const launched = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  afterAll(() => launched.close())
  return launched
}
