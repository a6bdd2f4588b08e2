import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startPostgres } from '#platform/postgres/postgres.ts'
import { enterCast, tokenOf } from '#testing/cast.ts'

const TIMES = 10
const ACTS = 200
const folder = mkdtempSync(join(tmpdir(), 'maillon-crash-'))
let port = 0
let site: ChildProcess | null = null
const own = !process.env.DATABASE_URL

/** Works on the data folder while the site is stopped. */
async function besides<T>(work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataDir: folder, purpose: 'essai de panne', log: () => {} })
  try {
    return await work(postgres.url)
  } finally {
    await postgres.stop()
  }
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

function launch(): void {
  const child = spawn(process.execPath, ['dist/main.mjs', 'start', '--empty'], {
    env: { ...process.env, MAILLON_DATA: folder, PORT: String(port), MAILLON_LOG: 'silent', DATABASE_URL: '' },
    stdio: 'ignore',
  })
  site = child
  // What a service manager does: a site that died is started again, nothing more.
  child.once('exit', () => setTimeout(() => site === child && !over && launch(), 50))
}
let over = false

const postmaster = () => Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Sends the form until it is answered, as a browser's reload would: the same single-use key each time. */
async function register(name: string): Promise<boolean> {
  const key = randomUUID()
  for (let attempt = 0; attempt < 120; attempt++) {
    const form = new URLSearchParams({
      _once: key,
      name,
      commune: '62413',
      adults: '1',
      children: '0',
      needs: 'skills',
      channel: 'in_person',
      informed: 'oui',
    })
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/familles/nouvelle`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
        headers: { cookie: `maillon.session_token=${tokenOf('samira')}.s`, origin: `http://127.0.0.1:${port}` },
        signal: AbortSignal.timeout(5000),
      })
      if (answer.status === 303 && answer.headers.get('location')?.startsWith('/familles/')) return true
      if (answer.status < 500) throw new Error(`unexpected ${answer.status}`)
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('unexpected')) throw error
    }
    await new Promise((later) => setTimeout(later, 100))
  }
  return false
}

beforeAll(async () => {
  if (!own) return
  expect(inject('server')).toBeTruthy()
  execFileSync(process.execPath, ['scripts/bootstrap.mjs'])
  port = await freePort()
  await besides(async (url) => {
    await migrate(url)
    await asOwner(url, async (owner) => {
      await ensureCommunes(owner)
      await owner.query('reset role')
      await enterCast(owner)
    })
  })
  launch()
}, 240_000)

afterAll(async () => {
  over = true
  site?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test.runIf(own)(
  `${TIMES} times kill -9 of the site or of PostgreSQL during ${ACTS} acts: none acknowledged is lost, none is done twice`,
  async () => {
    const acknowledged: string[] = []
    let sent = 0
    const worker = async () => {
      while (sent < ACTS) {
        const name = `Famille ${(sent++).toString().padStart(4, '0')}`
        if (await register(name)) acknowledged.push(name)
      }
    }
    const killer = async () => {
      for (let time = 0; time < TIMES; time++) {
        const from = acknowledged.length
        while (acknowledged.length < Math.min(ACTS, from + ACTS / (TIMES + 1)))
          await new Promise((later) => setTimeout(later, 10))
        if (time % 2) process.kill(postmaster(), 'SIGKILL')
        else site?.kill('SIGKILL')
      }
    }
    await Promise.all([worker(), worker(), worker(), killer()])
    over = true
    const stopped = site && once(site, 'exit')
    site?.kill('SIGTERM')
    await stopped
    const found = await besides((url) =>
      asOwner(url, async (owner) => ({
        names: (
          await owner.query<{ name: string; times: number }>(
            'select name, count(*) as times from app.household group by 1',
          )
        ).rows,
        events: (
          await owner.query<{ n: number }>(`select count(*) as n from app.event where act = 'household.registered'`)
        ).rows[0]?.n,
        breaks: (await verifyChains(owner)).breaks,
      })),
    )
    const times = new Map(found.names.map((row) => [row.name, Number(row.times)]))
    expect(acknowledged).toHaveLength(ACTS)
    expect(acknowledged.filter((name) => !times.has(name))).toEqual([])
    expect(found.names.filter((row) => Number(row.times) > 1)).toEqual([])
    expect(Number(found.events)).toBe(found.names.length)
    expect(found.breaks).toEqual([])
  },
  600_000,
)
