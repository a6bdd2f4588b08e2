import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { computeNext } from '#allocation/runs/compute.ts'
import type { Scenario } from '#allocation/solving/scenario.ts'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { openLog } from '#platform/log/log.ts'
import { enterCast, tokenOf } from '#testing/cast.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { fillProgramme, HOUSEHOLD, POLICY, PROGRAMME } from './allocateFill.ts'

const [PER_SECOND, SECONDS, WARM] = [10, 30, 10]
const [FEW, MANY, SERVED] = [600, 20_000, 2_000]
const address = 'http://127.0.0.1:4811'
const watched = [`/familles/${HOUSEHOLD}`, '/familles', `/programmes/${PROGRAMME}/attente`]

/** A site's pages, first alone, beside an empty loop, then while its process solves one question after another; then how long a freeze of many families and a decision take. */
export async function besideASite(scenario: Scenario, say: (text: string) => void) {
  const postgres = await scratchPostgres('allocate', 'mesures')
  let site: ChildProcess | undefined
  try {
    await migrate(postgres.url)
    await asOwner(postgres.url, async (owner) => {
      await ensureCommunes(owner)
      await owner.query('reset role')
      await enterCast(owner)
      await fillProgramme(owner, { families: FEW, devices: SERVED })
    })
    const question = join(postgres.folder, 'question.json')
    writeFileSync(question, JSON.stringify(scenario))
    site = fork('dist/bench.server.mjs', ['locked', postgres.url, new URL(address).port])
    await once(site, 'message')
    const pages = await whileSolving(site, question)
    say(`   charge de la machine : ${loadavg()[0]?.toFixed(1)}`)
    say(`pages : p95 ${pages.p95Alone} ms, ${pages.p95Meanwhile} ms pendant des calculs, rapport ${pages.ratio}`)
    say(`   à côté d’une boucle vide qui s’efface de même : ${pages.p95Loop} ms, rapport ${pages.limit}`)
    await asOwner(postgres.url, (owner) => fillProgramme(owner, { families: MANY - FEW, devices: 0 }))
    say(`${MANY} familles :`)
    const acts = await acted(postgres.url, say)
    say(`   ${acts.served} familles servies`)
    return { ...pages, ...acts, load: loadavg()[0] }
  } finally {
    site?.kill()
    await postgres.stop()
  }
}

/** Pages of a site alone, beside an empty loop that stands aside (what any computing costs this machine), and while it solves. */
async function whileSolving(site: ChildProcess, question: string) {
  await steady(lasting(WARM))
  const alone = await steady(lasting(SECONDS))
  const loop = spawn('chrt', ['--idle', '0', process.execPath, '-e', 'for (;;);'])
  const besideLoop = await steady(lasting(SECONDS))
  loop.kill('SIGKILL')
  let solving = true
  const end = lasting(SECONDS)
  const solved = (async () => {
    while (end()) {
      site.send(question)
      await once(site, 'message')
    }
    solving = false
  })()
  const meanwhile = await steady(() => solving)
  await solved
  return {
    ...{ p95Alone: p95(alone), p95Loop: p95(besideLoop), p95Meanwhile: p95(meanwhile), requests: meanwhile.length },
    limit: hundredths(p95(besideLoop) / p95(alone)),
    ratio: hundredths(p95(meanwhile) / p95(alone)),
    each: watched.map((page) => [p95(alone, page), p95(besideLoop, page), p95(meanwhile, page)]),
  }
}

/** Requests evenly sent, each measured from its own start, by page. */
async function steady(goesOn: () => boolean) {
  const times: [string, number][] = []
  const sent: Promise<void>[] = []
  for (let n = 0; goesOn(); n++) {
    const page = watched[n % watched.length] ?? ''
    sent.push(seconds(() => read(page)).then(([, took]) => void times.push([page, took * 1000])))
    await new Promise((next) => setTimeout(next, 1000 / PER_SECOND))
  }
  await Promise.all(sent)
  return times
}
const lasting = (limit: number) => {
  const end = performance.now() + limit * 1000
  return () => performance.now() < end
}
const p95 = (times: [string, number][], of?: string) => {
  const kept = times.flatMap(([page, took]) => (!of || page === of ? [took] : [])).sort((a, b) => a - b)
  return Math.round((kept[Math.floor(kept.length * 0.95)] ?? 0) * 10) / 10
}

/** A coordinator reads who waits, freezes everybody, writes the draw; the run is solved, the commission decides: all through the site. */
async function acted(url: string, say: (text: string) => void) {
  const took: Record<string, number> = {}
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const [done, lasted] = await seconds(work)
    took[name] = hundredths(lasted)
    say(`   ${name} : ${took[name]} s`)
    return done
  }
  await step('waiting', () => read(watched[2] ?? ''))
  await step('preview', () => read(`/programmes/${PROGRAMME}/priorites/${POLICY}/effet`))
  const day = dayOf(new Date(Date.now() + DAY))
  const freezing = { name: 'Mesure', seed_source: 'Loto du samedi', seed_on: day, derogations: '2' }
  const run = await step('freeze', () => write(`/programmes/${PROGRAMME}/passages/nouveau`, freezing))
  await asOwner(url, async (owner) => {
    await owner.query('alter table app.allocation_run disable trigger run_kept')
    await owner.query('update app.allocation_run set seed_on = current_date - 1')
    await owner.query('alter table app.allocation_run enable trigger run_kept')
  })
  await write(`${run}/tirage`, { seed: '4 8 15 16 23 n° Chance 4' })
  const database = openDatabase(url, { connections: 2 })
  await step('solve', () => computeNext(database, openLog('silent')))
  await database.close()
  await step('commission', () => read(`${run}/commission`))
  const page = await step('prospect', () => read(`${run}/decider`))
  const shown = /name="shown" value="([^"]*)"/.exec(page)?.[1] ?? ''
  const said = { body: 'Commission', decided_on: dayOf(new Date()), present: 'Deux élues', shown }
  await step('decide', () => write(`${run}/decider`, said))
  const { rows } = await asOwner(url, (owner) => owner.query('select count(*)::int as served from app.allocation'))
  return { took, served: Number(rows[0]?.served) }
}

const headers = { cookie: `maillon.session_token=${tokenOf('claire')}.s`, origin: address }
async function read(path: string): Promise<string> {
  const answer = await fetch(address + path, { headers })
  if (answer.status !== 200) throw new Error(`${answer.status} ${path}`)
  return answer.text()
}
/** Sends a form that must be taken; gives where it leads. */
async function write(path: string, fields: Record<string, string>): Promise<string> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = await fetch(address + path, { method: 'POST', body, headers, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`${answer.status} ${path}: ${(await answer.text()).slice(-3000)}`)
  return answer.headers.get('location') ?? ''
}
const hundredths = (value: number) => Math.round(value * 100) / 100
/** What a work gives, and the seconds that it took. */
async function seconds<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now()
  const done = await work()
  return [done, (performance.now() - start) / 1000]
}
