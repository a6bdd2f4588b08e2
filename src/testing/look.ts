import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { loadDemo } from '../../db/demo/loadDemo.ts'
import { openSite } from '../site.ts'
import { enterCast, type FirstName, tokenOf } from './cast.ts'
import { openChromium } from './chromium.ts'
import { enterDemo } from './enterDemo.ts'
import { scratchPostgres } from './scratch.ts'
import { untilEnd } from './untilEnd.ts'

/** Takes pictures of pages, seen as one person of the cast: `npm run look -- /familles /ma-journee --as claire --width 360 --dark`; `--print` as on paper.
 * With `--demo`, of the demonstration, as one of its personas. An address may be `sql:` and a query that gives it. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string', default: 'claire' },
    width: { type: 'string', default: '1200' },
    dark: { type: 'boolean' },
    print: { type: 'boolean' },
    sql: { type: 'string' },
    demo: { type: 'boolean' },
    name: { type: 'string', default: 'page' },
  },
})
const postgres = await scratchPostgres('look', 'images', { disposable: true })
await migrate(postgres.url)
if (values.demo) await loadDemo(postgres.url, new Date())
await asOwner(postgres.url, async (owner) => {
  await ensureCommunes(owner)
  await owner.query('reset role')
  if (values.demo) await enterDemo(owner)
  else await enterCast(owner)
  if (values.sql) await owner.query(values.sql)
})
const database = openDatabase(postgres.url)
const site = openSite({ database, log: openLog('silent'), demo: true })
const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise((ready) => server.once('listening', ready))
const { port } = server.address() as { port: number }
const browser = await openChromium({
  args: ['--lang=fr-FR'],
  ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
})
const closeBrowser = untilEnd(() => browser.close())
const context = await browser.newContext({
  viewport: { width: Number(values.width), height: 900 },
  colorScheme: values.dark ? 'dark' : 'light',
})
await context.addCookies([
  { name: 'maillon.session_token', value: `${tokenOf(values.as as FirstName)}.s`, url: `http://127.0.0.1:${port}` },
])
mkdirSync('.shots', { recursive: true })
for (const [at, asked] of positionals.entries()) {
  const path = await pathOf(asked)
  const page = await context.newPage()
  if (values.print) await page.emulateMedia({ media: 'print' })
  const answer = await page.goto(`http://127.0.0.1:${port}${path}`)
  const file = `.shots/${values.name}-${at + 1}-${values.as}-${values.width}.png`
  await page.screenshot({ path: file, fullPage: true })
  process.stdout.write(`${answer?.status()} ${path} → ${file}\n`)
}
await closeBrowser()
server.close()
await database.close()
await postgres.stop()

/** An address typed as it is, or found in the data: `sql:select '/familles/' || id from household where name = '…'`. */
async function pathOf(asked: string): Promise<string> {
  if (!asked.startsWith('sql:')) return asked
  const { rows } = await asOwner(postgres.url, (owner) => owner.query({ text: asked.slice(4), rowMode: 'array' }))
  return String(rows[0]?.[0] ?? '/')
}
