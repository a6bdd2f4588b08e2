import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { allocateCommand } from '#allocation/allocate.command.ts'
import { checkCommand } from '#allocation/check.command.ts'
import { run } from '#platform/cli/run.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { databaseUrl, dropDatabase, onServer } from '#testing/prepare.ts'
import { openSite } from '../../src/site.ts'
import { loadDemo } from './loadDemo.ts'

const now = new Date('2026-11-24T10:20:00Z')
const server = inject('server')
const name = `maillon_autumn_${randomBytes(6).toString('hex')}`
const url = databaseUrl(server, name)
const database = openDatabase(url, { connections: 2 })
const folder = mkdtempSync(join(tmpdir(), 'maillon-autumn-'))
const { app } = openSite({ database, log: openLog('silent'), demo: true, now: () => now })

const ask = <T = Record<string, unknown>>(text: string): Promise<T[]> =>
  asOwner(url, async (owner) => (await owner.query(text)).rows as T[])
const none = async (text: string) => expect(await ask(`${text} limit 5`)).toEqual([])

beforeAll(async () => {
  await onServer(server, (client) => client.query(`create database ${name}`))
  await migrate(url)
  await loadDemo(url, now)
}, 240_000)
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
  await dropDatabase(server, name)
})

let said = ''
for (const stream of ['log', 'error'] as const)
  vi.spyOn(console, stream).mockImplementation((line: string) => {
    said += `${line}\n`
  })
const typed = async (...args: string[]) => {
  said = ''
  return { code: await run([allocateCommand, checkCommand], args, folder), said }
}

/** A command in an empty directory, where no database is known. */
const alone = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const maillon = join(import.meta.dirname, '../../bin/maillon')
    const env = { PATH: process.env.PATH, HOME: folder }
    execFile(process.execPath, [maillon, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    )
  })

it('decides 120 computers for 166 families, forty in each of three towns, in one published run', async () => {
  expect(
    await ask(`select r.state, n.commune, count(*)::int as families, count(*) filter (where n.final = 'served')::int as served
      from run_need n join allocation_run r on r.id = n.run_id group by 1, 2 order by 3 desc`),
  ).toEqual([
    { state: 'published', commune: '62771', families: 64, served: 40 },
    { state: 'published', commune: '62413', families: 54, served: 40 },
    { state: 'published', commune: '62133', families: 48, served: 40 },
  ])
})

it('leaves families of several priorities in it, served and waiting', async () => {
  const strata = await ask(`select stratum from run_need group by stratum having count(*) >= 20 order by stratum`)
  expect(strata).toHaveLength(4)
  expect((await ask(`select from run_need where outcome = 'waiting'`)).length).toBeGreaterThan(40)
})

it('has a commission that exchanged two families, whose stock and quotas still hold', async () => {
  expect(await ask('select way from derogation order by way')).toEqual([{ way: 'in' }, { way: 'out' }])
  await none(`select from run_need n left join derogation d on d.run_need_id = n.id
    where n.final is distinct from case d.way when 'in' then 'served' when 'out' then 'waiting' else n.outcome end`)
  await none(`select from run_need where final = 'served' and class is null`)
})

it('promises to each family served, and to no other, what the run gave it', async () => {
  await none(`select n.id from run_need n where (n.final = 'served') <> exists (
    select from allocation a where a.run_need_id = n.id and a.household_id = n.household_id and a.commune = n.commune and a.state <> 'cancelled')`)
  await none(`select a.id from allocation a join device d on d.id = a.device_id join run_need n on n.id = a.run_need_id
    where d.agreement_id is distinct from a.agreement_id or (a.agreement_id is not null and a.agreement_id <> n.agreement_id)`)
})

it('counts its promises in the quotas that cross, once each', async () => {
  await none(
    `select name from quota_rule r where promised <> (select count(*) from quota_count c where c.quota_rule_id = r.id)`,
  )
  expect(
    await ask(`select r.name, r.promised between coalesce(r.at_least, 0) and coalesce(r.at_most, 120) as kept,
      r.promised = (select count(*) from run_need n where n.final = 'served' and n.publics && r.publics) as counted from quota_rule r order by r.name`),
  ).toEqual([
    { name: 'Jeunes sortis de l’aide sociale à l’enfance', kept: true, counted: true },
    { name: 'Parents seuls', kept: true, counted: true },
  ])
})

it('keeps what was frozen: its digest, and an order adopted before the list was closed', async () => {
  await none(`select r.id from allocation_run r join run_document d on d.run_id = r.id and d.kind = 'scenario'
    where r.inputs_hash <> encode(sha256(convert_to(d.content, 'UTF8')), 'hex')`)
  await none(
    `select r.id from allocation_run r join run_secret s on s.run_id = r.id where r.commitment <> encode(sha256(s.secret), 'hex')`,
  )
  await none(`select n.id from run_need n join run_secret s on s.run_id = n.run_id
    where n.pseudonym <> left(encode(sha256(s.secret || convert_to(n.household_id::text, 'UTF8')), 'hex'), 16)`)
  await none(`select r.id from allocation_run r join priority_policy p on p.id = r.policy_id
    where p.state <> 'adopted' or p.adopted_on >= r.frozen_at::date or r.seed_on <= r.frozen_at::date or r.decided_on <= r.seed_on`)
})

it('hides from everybody the name of a quota that counts fewer than five families of a town, and keeps it for its coordination', async () => {
  const real = 'Jeunes sortis de l’aide sociale à l’enfance'
  expect(
    await ask(
      `select commune, count(*)::int as families from run_need where 'ase_leaver' = any (publics) group by 1 order by 1`,
    ),
  ).toEqual([
    { commune: '62133', families: 3 },
    { commune: '62413', families: 3 },
    { commune: '62771', families: 4 },
  ])
  const [names] = await ask<{ content: string }>(`select content from run_document where kind = 'names'`)
  expect(JSON.parse(names?.content ?? '{}').quotas).toContainEqual(['Quota protégé n° 1', real])
  const [shown] = await ask<{ public_code: string }>('select public_code from allocation_run')
  const at = `/attributions-publiques/${shown?.public_code}`
  const [page, file] = await Promise.all([at, `${at}/passage.json`].map(async (one) => (await app.request(one)).text()))
  for (const text of [page, file]) {
    expect(text).toContain('protégé')
    expect(text).not.toMatch(/aide sociale|ase_leaver/i)
  }
  await none(`select from run_document where kind in ('scenario', 'result') and content ~* 'aide sociale|ase_leaver'`)
  await none(`select from run_publication where figures::text ~* 'aide sociale|ase_leaver'`)
})

it('publishes a file that anybody replays to the letter and checks; a changed copy is found', async () => {
  const [shown] = await ask<{ public_code: string }>('select public_code from allocation_run')
  const text = await (await app.request(`/attributions-publiques/${shown?.public_code}/passage.json`)).text()
  const file = join(folder, 'passage.json')
  writeFileSync(file, text)
  const [replayed, checked] = [await typed('allocate', '--replay', file), await typed('check', file)]
  expect(await alone('allocate', '--replay', 'passage.json')).toMatchObject({ code: 0 })
  expect(replayed).toMatchObject({ code: 0, said: expect.stringContaining('celle qui est publiée, à la lettre') })
  expect(checked).toMatchObject({
    code: 0,
    said: expect.stringContaining('Prouvé : aucune attribution ne fait mieux.'),
  })
  const changed = JSON.parse(text) as { assignments: { need: string }[]; waiting: { need: string }[] }
  Object.assign(changed.assignments[0] ?? {}, { need: changed.waiting[0]?.need })
  writeFileSync(file, JSON.stringify(changed))
  expect([(await typed('allocate', '--replay', file)).code, (await typed('check', file)).code]).toEqual([1, 1])
})
