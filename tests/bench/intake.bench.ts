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
import { enterCast, organisationId, tokenOf } from '#testing/cast.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { openSite } from '../../src/site.ts'

// How fast 15,000 tablets for 125 schools come in from a CSV, through the pages: sent, read over, announced with their slips, their
// custody and the events; then one school receives. Beside a bare COPY of the same rows into a table of texts. The last line is one JSON object.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, rows: { type: 'string', default: '15000' } } })
const ROWS = Number(values.rows)
const SCHOOLS = 125
const say = (text: string) => process.stderr.write(`${text}\n`)

const postgres = await scratchPostgres('intake', 'mesures')
await migrate(postgres.url)
await asOwner(postgres.url, async (owner) => {
  await ensureCommunes(owner)
  await owner.query('reset role')
  await enterCast(owner)
  await owner.query(
    `insert into app.organisation (id, name, kind, commune, uai, email)
     select app.uuid7(), 'Collège inventé ' || n, 'school', '62413', lpad((6200000 + n)::text, 7, '0') || 'A', 'c' || n || '@exemple.test' from generate_series(1, $1) n`,
    [SCHOOLS - 1],
  )
  await owner.query(`update app.organisation set uai = '6200000A' where id = $1`, [organisationId('paul')])
})
const database = openDatabase(postgres.url, { connections: 4 })
const site = openSite({ database, log: openLog('silent'), demo: false, ways: everyWay })
const askAs = (who: 'claire' | 'paul') => (path: string, fields?: Record<string, string | File>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) body.append(name, value)
  return site.app.request(path, {
    headers: { cookie: `maillon.session_token=${tokenOf(who)}.s`, origin: 'http://localhost' },
    ...(fields ? { method: 'POST', body } : {}),
  })
}
const [ask, school] = [askAs('claire'), askAs('paul')]

const titles = ['N° de série', 'Marque', 'Modèle', 'Inventaire', 'UAI', 'Établissement', 'Classe']
const rows = Array.from({ length: ROWS }, (_, n) => {
  const to = n % SCHOOLS
  return [
    `R9${String(n * 7919).padStart(9, '0')}K`,
    'Inventix',
    'Tablette 10',
    `CD-${n}`,
    `${6200000 + to}A`,
    to === 0 ? 'Collège des Trois-Tilleuls' : `Collège inventé ${to}`,
    `${6 - (n % 4)}e ${'ABCDE'[n % 5]}`,
  ]
})

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

const copies = [await copied(), await copied(), await copied()].sort((a, b) => a - b)
const copy = copies[1] ?? 0
const csv = new File([`${titles.join(';')}\n${rows.map((row) => row.join(';')).join('\n')}\n`], 'tablettes.csv')

const before = process.memoryUsage.rss()
let peak = before
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 5)
const [sent, sending] = await timed(async () => ask('/transferts/liste', { list: csv, invoice: 'Marché 2026-14' }))
const list = sent.headers.get('location') ?? (await fail(sent))
const [, reading] = await timed(async () => (await ask(list)).text())
const [announced, announcing] = await timed(async () => ask(list, {}))
if (announced.status !== 303) await fail(announced)
const [, following] = await timed(async () => (await ask('/transferts/suivi')).text())
clearInterval(watch)

const [slip] = await asOwner(postgres.url, async (owner) => {
  const { rows: slips } = await owner.query<{ id: string; announced: number }>(
    'select id, announced from app.transfer where receiver_id = $1',
    [organisationId('paul')],
  )
  return slips
})
const here = `/transferts/${slip?.id}/reception`
await school(`${here}/compte`, { count: String(slip?.announced) })
const [, scanning] = await timed(async () => school(`${here}/lecture`, { code: rows[0]?.[0] ?? '' }))
const [, receiving] = await timed(async () => {
  await school(`${here}/tout`, {})
  const done = await school(`${here}/fin`, { who: 'Paul' })
  if (done.status !== 303) await fail(done)
})
const [held] = await asOwner(postgres.url, async (owner) => {
  const { rows: found } = await owner.query<{ devices: number; links: number; events: number; received: number }>(
    `select (select count(*)::int from app.device) as devices, (select count(*)::int from app.custody) as links, (select count(*)::int from app.event) as events,
      (select count(*)::int from app.device where organisation_id = $1) as received`,
    [organisationId('paul')],
  )
  return found
})
if (held?.devices !== ROWS || held.received !== slip?.announced)
  throw new Error(`Not everything was written: ${JSON.stringify(held)}`)

const whole = sending + reading + announcing
const times = (ms: number) => ({ ms: Math.round(ms), copies: Math.round((ms / copy) * 10) / 10 })
const megabytes = Math.round((peak - before) / 1e6)
say(
  `COPY de ${ROWS} lignes : ${Math.round(copy)} ms. Envoi ${Math.round(sending)} ms, relecture ${Math.round(reading)} ms, annonce ${Math.round(announcing)} ms : ` +
    `${(whole / 1000).toFixed(1)} s, ${(whole / copy).toFixed(1)} COPY, ${megabytes} Mo de plus. Suivi ${Math.round(following)} ms. ` +
    `Une lecture ${Math.round(scanning)} ms, ${slip?.announced} reçues ${Math.round(receiving)} ms. ${held.events} événements, ${held.links} maillons de garde.`,
)
process.stdout.write(
  `${JSON.stringify({
    ...{
      rows: ROWS,
      copyMs: Math.round(copy),
      sending: times(sending),
      reading: times(reading),
      announcing: times(announcing),
    },
    ...{
      whole: times(whole),
      megabytes,
      followingMs: Math.round(following),
      scanMs: Math.round(scanning),
      receivingMs: Math.round(receiving),
    },
  })}\n`,
)
await database.close()
await postgres.stop()
