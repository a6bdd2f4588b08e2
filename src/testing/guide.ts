import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { BrowserContext } from 'playwright-core'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { loadDemo } from '../../db/demo/loadDemo.ts'
import { demoPersonas } from '../../db/demo/personas.ts'
import { openSite } from '../site.ts'
import { openChromium } from './chromium.ts'
import { fewColours } from './fewColours.ts'
import { shots } from './guide.pictures.ts'
import type { Shot } from './guide.shot.ts'
import { scratchPostgres } from './scratch.ts'
import { untilEnd } from './untilEnd.ts'

/** The day of the guide: pictures taken again show the same families on the same dates. */
const now = new Date('2026-11-24T09:30:00+01:00')
const folder = 'docs/guide/images'
const wanted = process.argv.slice(2)
const emailOf = (first: string) => `${first}@exemple.fr`

const postgres = await scratchPostgres('guide', 'guide', { disposable: true })
await migrate(postgres.url)
await loadDemo(postgres.url, now)
await signEverybodyIn()
const database = openDatabase(postgres.url)
const personas = demoPersonas.map(({ email }) => email)
const site = openSite({ database, log: openLog('silent'), demo: true, demoPersonas: personas, now: () => now })
const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' })
await new Promise((ready) => server.once('listening', ready))
const { port } = server.address() as { port: number }
const browser = await openChromium({
  args: ['--lang=fr-FR'],
  ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
})
const closeBrowser = untilEnd(() => browser.close())
const context = await browser.newContext({ locale: 'fr-FR' })
mkdirSync(folder, { recursive: true })
let failures = 0
for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))) {
  const said = await take(context, shot).catch((error: Error) => error.message)
  if (said) failures++
  process.stdout.write(`${said ? 'FAIL' : 'ok  '} ${shot.name}${said ? ` : ${said}` : ''}\n`)
}
await closeBrowser()
server.close()
await database.close()
await postgres.stop()
process.exit(failures === 0 ? 0 : 1)

/** Answers what went wrong, or null. */
async function take(
  on: BrowserContext,
  { name, as, path, of, width = 1200, height, does }: Shot,
): Promise<string | null> {
  const id = of ? await idOf(of, as) : ''
  const address = path.replace(':id', id)
  await on.clearCookies()
  if (as)
    await on.addCookies([{ name: 'maillon.session_token', value: `guide-${as}.s`, url: `http://127.0.0.1:${port}` }])
  const page = await on.newPage()
  await page.setViewportSize({ width, height: height ?? (width === 360 ? 740 : 820) })
  const answer = await page.goto(`http://127.0.0.1:${port}${address}`)
  if (answer?.status() !== 200) return `${address} answers ${answer?.status()}`
  await does?.(page, id)
  writeFileSync(join(folder, `${name}.png`), fewColours(await page.screenshot()))
  await page.close()
  return null
}

async function idOf(question: string, as: string): Promise<string> {
  const found = await asOwner(postgres.url, (owner) =>
    owner.query(question, question.includes('$1') ? [emailOf(as)] : []),
  )
  if (!found.rows[0]) throw new Error('the demonstration has no such thing')
  return found.rows[0].id
}

async function signEverybodyIn() {
  await asOwner(postgres.url, async (owner) => {
    for (const { email } of demoPersonas)
      await owner.query(
        `insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt")
         select 'guide-' || split_part(email, '@', 1), user_id, id, now(), now() + interval '1 hour' from app.member where email = $1`,
        [email],
      )
  })
}
