import { type ChildProcess, fork } from 'node:child_process'
import { loadavg } from 'node:os'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { asOwner } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { enterCast, organisationId, tokenOf } from '#testing/cast.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { say } from './million.ts'

// Sixteen people of one workshop, each with a scanner, test machine after machine: readings a second through the whole stack,
// beside the least that a server could do. The last line is one JSON object.
const [STATIONS, MACHINES, ROUNDS, SECONDS] = [16, 4_000, 3, 5]

const postgres = await scratchPostgres('bench-scan', 'mesures')
await migrate(postgres.url)
const numbers = await asOwner(postgres.url, async (owner) => {
  await ensureCommunes(owner)
  await owner.query('reset role')
  await enterCast(owner)
  await owner.query(
    `insert into app.device (id, organisation_id, kind, brand, model, serial, state)
     select app.uuid7(), $1, 'screen', 'Marque', 'Écran 24', 'ECR-' || n, 'identified' from generate_series(1, $2) n`,
    [organisationId('ahmed'), MACHINES],
  )
  await owner.query(
    'create table limit_scan (id uuid primary key, code text, device_id uuid, at timestamptz default now())',
  )
  await owner.query(
    'create table limit_trace (id bigint generated always as identity, device_id uuid, act text, at timestamptz default now())',
  )
  const { rows } = await owner.query<{ number: string }>('select number from app.device order by number')
  await owner.query('analyze')
  return rows.map(({ number }) => number)
})

const VARIANTS = ['scan-limit', 'locked'] as const
type Variant = (typeof VARIANTS)[number]
const ports: Record<Variant, number> = { 'scan-limit': 4811, locked: 4812 }
const children = {} as Record<Variant, ChildProcess>
for (const variant of VARIANTS)
  children[variant] = await new Promise<ChildProcess>((ready) => {
    const child = fork('dist/bench.server.mjs', [variant, postgres.url, String(ports[variant])])
    child.once('message', () => ready(child))
  })

let cursor = 0
const times: Record<Variant, number[]> = { 'scan-limit': [], locked: [] }

/** One station, which reads the next machine as soon as the last one was answered. */
async function work(variant: Variant, station: number, until: number): Promise<number> {
  const cookie = `maillon.session_token=${tokenOf('ahmed')}.s; maillon_poste=00000000-0000-7000-8000-${station.toString(16).padStart(12, '0')}`
  const address = `http://127.0.0.1:${ports[variant]}`
  const read = async (code: string) => {
    const began = performance.now()
    const answer = await fetch(`${address}/etabli/poste`, {
      method: 'POST',
      headers: { cookie, origin: address, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code, lecture: crypto.randomUUID(), bout: 'oui' }),
    })
    const page = await answer.text()
    if (answer.status !== 200) throw new Error(`${answer.status} ${code}: ${page.slice(0, 300)}`)
    return { page, took: performance.now() - began }
  }
  if (variant === 'locked') await read('MODE-TESTE')
  let done = 0
  while (performance.now() < until) {
    const number = numbers[cursor++ % numbers.length] ?? ''
    // A test is two readings: the machine, then whether it is locked.
    for (const code of variant === 'locked' ? [number, 'S'] : [number]) {
      const { page, took } = await read(code)
      const awaited = variant === 'locked' && code === number ? 'waiting' : 'done'
      if (!page.includes(`data-outcome="${awaited}"`)) throw new Error(page.slice(0, 500))
      times[variant].push(took)
      done++
    }
  }
  return done
}

const run = async (variant: Variant, seconds: number) => {
  const began = performance.now()
  const done = await Promise.all(
    Array.from({ length: STATIONS }, (_, at) => work(variant, at + 1, began + seconds * 1000)),
  )
  return done.reduce((sum, one) => sum + one, 0) / ((performance.now() - began) / 1000)
}

const rates: Record<Variant, number[]> = { 'scan-limit': [], locked: [] }
for (let round = 0; round < ROUNDS; round++)
  for (const variant of round % 2 ? VARIANTS.toReversed() : VARIANTS) {
    await run(variant, 1)
    times[variant] = round === 0 ? [] : times[variant]
    rates[variant].push(await run(variant, SECONDS))
    say(`${variant} : ${Math.round(rates[variant].at(-1) ?? 0)} scans/s`)
  }

for (const child of Object.values(children)) child.kill()
await postgres.stop()

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const of = (variant: Variant) => {
  const sorted = times[variant].toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
  return {
    perSecond: Math.round(median(rates[variant])),
    rounds: rates[variant].map(Math.round),
    p50ms: at(0.5),
    p95ms: at(0.95),
  }
}
const [limit, site] = [of('scan-limit'), of('locked')]
process.stdout.write(
  `${JSON.stringify({ bench: 'bench-scan', stations: STATIONS, machines: MACHINES, limit, site, ratio: Math.round((site.perSecond / limit.perSecond) * 100) / 100, load: loadavg()[0] })}\n`,
)
