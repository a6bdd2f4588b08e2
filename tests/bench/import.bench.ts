import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { everyWay } from '#platform/access/acting.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { workbookToFill } from '#platform/tables/writeWorkbook.ts'
import { enterCast, tokenOf } from '#testing/cast.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { openSite } from '../../src/site.ts'

// How fast a census is answered by a list of 15,000 families, through its pages: sent, read over, taken in. Each is told beside a bare
// COPY of the same rows into a table of texts. The last line is one JSON object.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, rows: { type: 'string', default: '15000' } } })
const ROWS = Number(values.rows)
const say = (text: string) => process.stderr.write(`${text}\n`)

const postgres = await scratchPostgres('import', 'mesures')
await migrate(postgres.url)
await asOwner(postgres.url, async (owner) => {
  await ensureCommunes(owner)
  await owner.query('reset role')
  await enterCast(owner)
})
const database = openDatabase(postgres.url, { connections: 4 })
const site = openSite({ database, log: openLog('silent'), demo: false, ways: everyWay })
const cookie = `maillon.session_token=${tokenOf('claire')}.s`
const ask = (path: string, fields?: Record<string, string | File>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) body.append(name, value)
  return site.app.request(path, {
    headers: { cookie, origin: 'http://localhost' },
    ...(fields ? { method: 'POST', body } : {}),
  })
}

const communes = ['Harnes', 'Lens', 'Sallaumines', 'Avion', 'Billy-Montigny']
const titles = [
  'Nom',
  'Commune',
  'Téléphone',
  'E-mail',
  'Adultes',
  'Enfants',
  'Ordinateur',
  'Connexion',
  'Formation',
  'Langues',
  'Accord',
]
const rows = Array.from({ length: ROWS }, (_, n) => [
  `Famille Inventée ${n.toString(36)}`,
  communes[n % communes.length]!,
  `06 ${String(10_000_000 + n * 37).replace(/(..)(?=.)/g, '$1 ')}`,
  n % 3 ? `f${n}@exemple.fr` : '',
  String(1 + (n % 2)),
  String(n % 5),
  n % 2 ? 'oui' : 'non',
  n % 3 ? 'non' : 'x',
  'oui',
  n % 7 ? 'français' : 'arabe',
  'oui',
])

async function copied(): Promise<number> {
  const client = new pg.Client(adminConfig(postgres.url))
  await client.connect()
  await client.query(`create table public.copied (${titles.map((_, at) => `c${at} text`).join(', ')})`)
  const began = performance.now()
  await pipeline(
    rows.map((row) => `${row.join('\t')}\n`),
    client.query(copyFrom('copy public.copied from stdin')),
  )
  const taken = performance.now() - began
  await client.query('drop table public.copied')
  await client.end()
  return taken
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now()
  const result = await work()
  return [result, performance.now() - began]
}

const fail = async (answer: Response): Promise<never> => {
  throw new Error(`${answer.status}: ${(await answer.text()).replace(/<[^>]*>/g, ' ').slice(0, 2000)}`)
}

async function census(name: string, file: File) {
  const opened = await ask('/recensements/nouveau', {
    ...{ title: `Mesure ${name}`, closes_on: '2099-12-31', kinds: 'computer', communes: communes.join('\n') },
  })
  const home = opened.headers.get('location') ?? (await fail(opened))
  await asOwner(postgres.url, (owner) =>
    owner.query(`update app.census set kinds = '{computer,connection,skills}' where id = $1`, [home.split('/').at(-1)]),
  )
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const [sent, sending] = await timed(async () => ask(`${home}/liste`, { list: file, partner: name }))
  const list = sent.headers.get('location') ?? (await fail(sent))
  const [, reading] = await timed(async () => (await ask(list)).text())
  const [taken, taking] = await timed(async () => ask(list, { choice: 'good' }))
  if (taken.status !== 303) await fail(taken)
  const again = await ask(`${home}/liste`, { list: file, partner: name })
  const [, reread] = await timed(async () => (await ask(again.headers.get('location') ?? '')).text())
  clearInterval(watch)
  return { name, sending, reading, taking, reread, megabytes: Math.round((peak - before) / 1e6) }
}

const csv = new File([`${titles.join(';')}\n${rows.map((row) => row.join(';')).join('\n')}\n`], 'liste.csv')
const xlsx = new File(
  [
    (await workbookToFill(
      'Familles',
      titles.map((title) => ({ title })),
      rows,
    )) as BlobPart,
  ],
  'liste.xlsx',
)

const copies = [await copied(), await copied(), await copied()].sort((a, b) => a - b)
const copy = copies[1] ?? 0
say(`COPY de ${ROWS} lignes : ${Math.round(copy)} ms`)
const results = [await census('CSV', csv), await census('Excel', xlsx)].map((result) => {
  const times = Object.fromEntries(
    (['sending', 'reading', 'taking', 'reread'] as const).map((step) => [
      step,
      { ms: Math.round(result[step]), copies: Math.round((result[step] / copy) * 10) / 10 },
    ]),
  )
  say(
    `${result.name} : envoi ${times.sending?.ms} ms, relecture ${times.reading?.ms} ms (${times.reading?.copies} COPY), ` +
      `reprise ${times.taking?.ms} ms (${times.taking?.copies} COPY), relue ensuite ${times.reread?.ms} ms, ${result.megabytes} Mo de plus`,
  )
  return { ...result, ...times }
})
process.stdout.write(`${JSON.stringify({ rows: ROWS, copyMs: Math.round(copy), results })}\n`)
await database.close()
await postgres.stop()
