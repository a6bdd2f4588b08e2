import { fork } from 'node:child_process'
import { loadavg } from 'node:os'
import pg from 'pg'
import { adminConfig } from '#platform/db/connection.ts'
import { openMillion, say } from './million.ts'
import { slipIn } from './slips.ts'

// A name with a slip among a million people, through the page and the member's eyes: an organisation that follows them all, and
// one that follows five thousand. The last line is one JSON object.
const ASKED = 400
const postgres = await openMillion({ people: true })
const owner = new pg.Client(adminConfig(postgres.url))
await owner.connect()
const port = 4804
const server = fork('dist/bench.server.mjs', ['locked', postgres.url, String(port)])
await new Promise((ready) => server.once('message', ready))

const sizes = await owner.query<{ name: string; megabytes: number; rows: number }>(`
  select c.relname as name, round(pg_total_relation_size(c.oid) / 1e6)::int as megabytes, c.reltuples::int as rows
  from pg_class c where c.oid in ('app.household_word'::regclass, 'app.word_key'::regclass, 'app.household_access'::regclass)`)

type Person = { first_name: string; last_name: string }
/** People of one organisation, taken at even steps: frequent names come as often as they are borne. */
const peopleOf = async (organisation: string) =>
  (
    await owner.query<Person>(
      `select b.first_name, b.last_name from (select *, row_number() over (order by household_id) as n, count(*) over () as all_of from app.household_access where organisation_id = $1) a
       join app.beneficiary b on b.household_id = a.household_id where a.n % (a.all_of / $2) = 0 order by a.n limit $2`,
      [organisation, ASKED],
    )
  ).rows

async function measure(cookie: string, asked: { typed: string; meant: string }[]) {
  const times: number[] = []
  let found = 0
  for (const [at, { typed, meant }] of [...asked.slice(0, 20), ...asked].entries()) {
    const began = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/familles?nom=${encodeURIComponent(typed)}`, {
      headers: { cookie: `maillon.session_token=${cookie}.s` },
    })
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`${answer.status} ${typed}`)
    // The first ones only warm what is kept in memory.
    if (at < 20) continue
    times.push(performance.now() - began)
    if (page.includes(meant)) found++
    if (times.at(-1)! > 100 && process.env.SLOW) say(`${typed} : ${Math.round(times.at(-1)!)} ms`)
  }
  times.sort((x, y) => x - y)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), found: Math.round((found / asked.length) * 1000) / 1000 }
}

const members = [
  { sees: 'all', organisation: '00000000-0000-7000-8000-0000000000c9', cookie: 'benchall' },
  { sees: 'fiveThousand', organisation: '00000000-0000-7000-8000-000000000005', cookie: 'bench5' },
]
const figures: Record<string, unknown> = {}
for (const { sees, organisation, cookie } of members) {
  const people = await peopleOf(organisation)
  const both = people.map((one) => `${one.first_name} ${one.last_name}`)
  const asked = {
    exact: people.map(({ last_name }) => ({ typed: last_name, meant: last_name })),
    exactBoth: people.map((one, n) => ({ typed: both[n]!, meant: one.last_name })),
    slip: people.map(({ last_name }, n) => ({ typed: slipIn(last_name, n), meant: last_name })),
    slipBoth: people.map((one, n) => ({ typed: `${one.first_name} ${slipIn(one.last_name, n)}`, meant: both[n]! })),
    twoSlips: people.map((one, n) => ({
      typed: `${slipIn(one.first_name, n + 1)} ${slipIn(one.last_name, n)}`,
      meant: both[n]!,
    })),
  }
  const of: Record<string, Awaited<ReturnType<typeof measure>>> = {}
  for (const [how, list] of Object.entries(asked)) {
    of[how] = await measure(cookie, list)
    say(`${sees}, ${how} : ${JSON.stringify(of[how])}`)
  }
  figures[sees] = of
}
server.kill()
await owner.end()
await postgres.stop()
process.stdout.write(
  `${JSON.stringify({ bench: 'search', people: 1_000_000, load: loadavg()[0], ...figures, sizes: sizes.rows })}\n`,
)
