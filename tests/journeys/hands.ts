import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export type Person = ReturnType<typeof handsOf>

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\u2011', '-')
/** A label as it is read: spaces of any kind, "(facultatif)" or "(pour un prêt)" after it. */
const called = (label: string) =>
  new RegExp(
    `^\\s*${plain(label)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/ /g, '\\s')
      .replace(/-/g, '[-\u2011]')}(\\s*\\((facultatif|(?:pour|si) [^)]*)\\))?\\s*$`,
  )

/** What somebody does before a page: reads, follows, fills, chooses, presses. Each gesture is counted. */
export function handsOf(page: Page) {
  const done = { typed: 0, chosen: 0, clicks: 0 }
  const tooWide = new Set<string>()
  const main = () => page.locator('main')
  /** A page wider than its screen is remembered: whoever holds a telephone would push it sideways. */
  const measure = async () => {
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) tooWide.add(page.url())
  }
  const settle = async (act: () => Promise<unknown>) => {
    const from = page.url()
    const [answer] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), act()])
    const status = answer?.status() ?? 0
    if (status >= 500) throw new Error(`${status} from ${from} to ${page.url()}`)
    await measure()
    return status
  }
  return {
    page,
    done,
    /** Addresses of the pages met so far that did not fit on this person's screen. */
    tooWide,
    path: () => new URL(page.url()).pathname,
    id: () => page.url().split('?')[0]?.split('/').at(-1) ?? '',
    open: async (path: string) => {
      const status = (await page.goto(path))?.status() ?? 0
      await measure()
      return status
    },
    /** Everything that is shown, as words. */
    reads: async () => plain(await main().innerText()),
    title: async () => plain(await page.locator('h1').innerText()),
    follow: async (link: string, within: Locator = main()) => {
      done.clicks++
      return settle(() =>
        within
          .getByRole('link', { name: called(link) })
          .first()
          .click(),
      )
    },
    /** A line of "Ma journée", by its title, then its one verb. */
    answer: async (title: string, verb: string) => {
      done.clicks++
      const line = page.locator('.turns > li').filter({ hasText: title }).first()
      return settle(() => line.getByRole('link', { name: called(verb) }).click())
    },
    press: async (button: string) => {
      done.clicks++
      return settle(() =>
        main()
          .getByRole('button', { name: called(button) })
          .first()
          .click(),
      )
    },
    fill: async (label: string, value: string) => {
      done.typed++
      await main().getByLabel(called(label)).first().fill(value)
    },
    select: async (label: string, option: string) => {
      done.chosen++
      const field = main().getByLabel(called(label)).first()
      const value = await field.locator('option').filter({ hasText: option }).first().getAttribute('value')
      await field.selectOption(value ?? '')
    },
    choose: async (question: string, option: string | RegExp) => {
      done.chosen++
      const group = main().getByRole('group', { name: called(question) })
      await group.getByRole('radio', { name: option instanceof RegExp ? option : called(option) }).check()
    },
    tick: async (box: string | RegExp) => {
      done.chosen++
      await main()
        .getByRole('checkbox', { name: box instanceof RegExp ? box : called(box) })
        .first()
        .check()
    },
    give: async (label: string, file: File) => {
      done.typed++
      const buffer = Buffer.from(await file.arrayBuffer())
      await main()
        .getByLabel(called(label))
        .setInputFiles({ name: file.name, mimeType: file.type || 'application/octet-stream', buffer })
    },
    /** The file behind a link, as the browser receives it. */
    download: async (link: string): Promise<Buffer> => {
      done.clicks++
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        main()
          .getByRole('link', { name: called(link) })
          .first()
          .click(),
      ])
      return readFile(await file.path())
    },
    /** The chain as it is lit: 'faites', 'en cours', 'à venir', 'sans objet', link by link. */
    chain: () => page.locator('ol.chain > li').evaluateAll((links) => links.map((link) => link.className).join(' ')),
  }
}

/** Each of these sentences is shown to this person now. */
export async function sees(person: Person, ...sentences: (string | RegExp)[]): Promise<void> {
  const text = await person.reads()
  for (const sentence of sentences) {
    const seen = typeof sentence === 'string' ? text.includes(sentence) : sentence.test(text)
    if (!seen) expect.fail(`« ${sentence} » is not read at ${person.path()}:\n${text}`)
  }
}

/** Every page that these people met fitted on their screens. */
export const allFitted = (...people: Person[]): void =>
  expect(people.flatMap(({ tooWide }) => [...tooWide])).toEqual([])
