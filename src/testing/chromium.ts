import chromium from '@sparticuz/chromium'
import { type Browser, type LaunchOptions, chromium as playwright } from 'playwright-core'

/** A real browser, that whoever opened it closes. It paints without a graphics card: the emulation of one takes a third of a page's time. */
export const openChromium = async ({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', ...args],
    ...options,
  })
