import { type ChildProcess, execFileSync, fork, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openMillion, say } from './million.ts'

const VARIANTS = ['limit', 'locked', 'unlocked'] as const
type Variant = (typeof VARIANTS)[number]
const [ROUNDS, SECONDS, WARM] = [3, 5, 2]

const wrk = spawnSync('wrk', ['-v']).error ? null : 'wrk'
if (!wrk) {
  say('wrk manque (paquet Debian « wrk ») : la mesure n’est pas faite.')
  process.exit(1)
}
const postgres = await openMillion()

const script = resolve('dist/pages.lua')
writeFileSync(
  script,
  `local n = 0
request = function()
  n = n + 1
  local s = 1 + (n * 7) % 20000
  local member = (s - 1) % 2000
  local org = string.format("00000000-0000-7000-8000-%012x", 1 + member % 200)
  local at = 1748000000000 + (n % 9) * 4700000000
  return wrk.format("GET", "/familles?o=" .. org .. "&apres=" .. at .. "_ffffffff-ffff-ffff-ffff-ffffffffffff", { cookie = "maillon.session_token=bench" .. s .. ".s" })
end
done = function(summary, latency) io.write(string.format("JSON{\\"requests\\":%d,\\"duration\\":%d,\\"p50\\":%d,\\"p95\\":%d,\\"p99\\":%d,\\"errors\\":%d,\\"bytes\\":%d}\\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout, summary.bytes)) end
`,
)

type Load = { requests: number; duration: number; p50: number; p95: number; p99: number; errors: number; bytes: number }
const load = (port: number, connections: number, seconds: number): Load => {
  const out = execFileSync(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, `http://127.0.0.1:${port}`],
    { encoding: 'utf8' },
  )
  return JSON.parse(/JSON(\{.*\})/.exec(out)?.[1] ?? '{}') as Load
}

type Usage = { cpu: { user: number; system: number }; rss: number; statements: number; flushes: number }
const usage = (child: ChildProcess) =>
  new Promise<Usage>((done) => {
    child.once('message', (m) => done(m as Usage))
    child.send('cpu')
  })
const started = (variant: Variant, port: number) =>
  new Promise<ChildProcess>((done) => {
    const child = fork('dist/bench.server.mjs', [variant, postgres.url, String(port)])
    child.once('message', () => done(child))
  })

const ports: Record<Variant, number> = { limit: 4801, locked: 4802, unlocked: 4803 }
const children = {} as Record<Variant, ChildProcess>
for (const variant of VARIANTS) children[variant] = await started(variant, ports[variant])
const runs: Record<Variant, (Load & { rate: number; nodeMicros: number; rss: number; statements: number })[]> = {
  limit: [],
  locked: [],
  unlocked: [],
}
for (let round = 0; round < ROUNDS; round++)
  for (const variant of round % 2 ? [...VARIANTS].reverse() : VARIANTS) {
    load(ports[variant], 32, WARM)
    const before = await usage(children[variant])
    const result = load(ports[variant], 32, SECONDS)
    const after = await usage(children[variant])
    const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system
    const rate = (result.requests / result.duration) * 1e6
    runs[variant].push({
      ...result,
      rate,
      nodeMicros: cpu / result.requests,
      rss: after.rss,
      statements: (after.statements - before.statements) / result.requests,
    })
    say(`${variant} : ${Math.round(rate)} pages/s`)
  }

const single = await (async () => {
  const before = await usage(children.locked)
  const page = await fetch(
    `http://127.0.0.1:${ports.locked}/familles?apres=1760000000000_ffffffff-ffff-ffff-ffff-ffffffffffff`,
    { headers: { cookie: 'maillon.session_token=bench5.s' } },
  )
  const html = await page.text()
  const after = await usage(children.locked)
  return {
    statements: after.statements - before.statements,
    roundTrips: after.flushes - before.flushes,
    bytes: Buffer.byteLength(html),
    rows: html.split('<tr>').length - 2,
    status: page.status,
  }
})()
const calm = await steady(ports.locked, 20, 10)

/** Twenty requests a second, evenly, each measured from its own start. */
async function steady(port: number, perSecond: number, seconds: number) {
  const times: number[] = []
  const sent: Promise<void>[] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    sent.push(
      (async () => {
        const at = performance.now()
        const answer = await fetch(
          `http://127.0.0.1:${port}/familles?nom=ma&apres=1790000000000_ffffffff-ffff-ffff-ffff-ffffffffffff`,
          { headers: { cookie: `maillon.session_token=bench${1 + n * 13}.s` } },
        )
        await answer.text()
        times.push(performance.now() - at)
      })(),
    )
    await new Promise((next) => setTimeout(next, 1000 / perSecond))
  }
  await Promise.all(sent)
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length * 0.5)], p95: times[Math.floor(times.length * 0.95)] }
}

for (const child of Object.values(children)) child.kill()
await postgres.stop()

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const of = (variant: Variant) => ({
  perSecond: Math.round(median(runs[variant].map((r) => r.rate))),
  rounds: runs[variant].map((r) => Math.round(r.rate)),
  p50ms: median(runs[variant].map((r) => r.p50)) / 1000,
  p99ms: median(runs[variant].map((r) => r.p99)) / 1000,
  nodeMicrosPerRequest: Math.round(median(runs[variant].map((r) => r.nodeMicros))),
  rssMiB: Math.round(median(runs[variant].map((r) => r.rss)) / 1_048_576),
  statements: Math.round(median(runs[variant].map((r) => r.statements)) * 10) / 10,
  errors: runs[variant].reduce((sum, r) => sum + r.errors, 0),
})
const figures = Object.fromEntries(VARIANTS.map((variant) => [variant, of(variant)])) as Record<
  Variant,
  ReturnType<typeof of>
>
const ratio = (variant: Variant) => Math.round((figures[variant].perSecond / figures.limit.perSecond) * 100) / 100
process.stdout.write(
  `${JSON.stringify({ bench: 'pages', households: 1_000_000, ...figures, page: single, at20perSecond: calm, ratio: ratio('locked'), ratioUnlocked: ratio('unlocked') })}\n`,
)
