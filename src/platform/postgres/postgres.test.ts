import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { Halt } from '../cli/halt.ts'
import { findBinaries } from './binaries.ts'
import { endpointFor } from './endpoint.ts'
import { layOut } from './layout.ts'
import { open } from './open.ts'
import { type Options, type Postgres, startPostgres } from './postgres.ts'
import {
  anyoneIn,
  holder,
  kill,
  newFolder,
  postmasterOf,
  preparedFolder,
  query,
  remove,
  removePrepared,
} from './scene.testing.ts'
import { shutDown } from './server.ts'

const endings: (() => unknown)[] = []
afterAll(removePrepared)
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

const removedAfterwards = (folder: string): string => {
  endings.push(() => remove(folder))
  return folder
}
const emptyFolder = () => removedAfterwards(newFolder())
const aFolder = async () => removedAfterwards(await preparedFolder())

const start = async (dataDir: string, options: Partial<Options> = {}): Promise<Postgres> => {
  const postgres = await startPostgres({ dataDir, purpose: 'un essai', log: () => {}, ...options })
  endings.push(postgres.stop)
  return postgres
}

const until = async (check: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 15_000; performance.now() < end; ) {
    if (await check().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('waited in vain')
}

describe('PostgreSQL started by Maillon', () => {
  test('the first start creates the data, the second finds them', async () => {
    const folder = emptyFolder()
    const first = await start(folder)
    expect(first.created).toBe(true)
    await query(first.url, 'create table kept (n int); insert into kept values (7)')
    await first.stop()
    const second = await start(folder)
    expect(second.created).toBe(false)
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('writes survive a power cut: fsync and checksums are on, and the log keeps no personal data', async () => {
    const { url } = await start(await aFolder())
    const [settings] = await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_setting('log_error_verbosity') as verbosity,
        current_setting('log_min_error_statement') as statements, current_setting('max_connections') as connections`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      checksums: 'on',
      verbosity: 'terse',
      statements: 'panic',
      connections: '60',
    })
  })

  test('a clean stop leaves no process and nothing to repair', async () => {
    const folder = await aFolder()
    const postgres = await start(folder)
    await postgres.stop()
    expect(anyoneIn(folder)).toBe(false)
    expect(existsSync(join(folder, 'pg', 'postmaster.pid'))).toBe(false)
    expect(readFileSync(join(folder, 'run', 'postgres.log'), 'utf8').trimEnd()).toMatch(/database system is shut down$/)
  })

  test('a second Maillon on the same data is refused with a sentence that says who has them', async () => {
    const folder = await aFolder()
    await start(folder)
    await expect(start(folder)).rejects.toThrow(/travaille déjà avec ces données .* pour « un essai »/)
  })

  test('a command works beside a running Maillon, and stops nothing when it ends', async () => {
    const folder = await aFolder()
    const app = await start(folder)
    const command = await start(folder, { beside: true })
    expect(command.alone).toBe(false)
    await command.stop()
    expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('two first starts at once: one wins, the other is refused, and no half-made data remain', async () => {
    const folder = emptyFolder()
    const both = await Promise.all([holder(folder), holder(folder)])
    const ready = both.filter(({ said }) => said.ready)
    const refused = both.filter(({ said }) => said.refused)
    for (const { process } of ready) await kill(process, 'SIGTERM')
    expect([ready.length, refused.length]).toEqual([1, 1])
    expect(refused[0]!.said.refused).toMatch(/travaille déjà/)
    expect(readdirSync(folder).sort()).toEqual(['pg', 'run'])
    expect(readdirSync(join(folder, 'run')).filter((name) => name.startsWith('password'))).toEqual([])
  })

  test('the server left by a Maillon that was killed is taken over, with what was written', async () => {
    const folder = await aFolder()
    const { process: other } = await holder(folder)
    const orphan = postmasterOf(folder)
    await kill(other, 'SIGKILL')
    const postgres = await start(folder)
    expect(postgres.adopted).toBe(true)
    expect(postmasterOf(folder)).toBe(orphan)
    await postgres.stop()
    expect(anyoneIn(folder)).toBe(false)
  })

  test('a server left by another version is replaced by this one', async () => {
    const folder = await aFolder()
    const { process: other } = await holder(folder)
    const orphan = postmasterOf(folder)
    await kill(other, 'SIGKILL')
    const layout = layOut(folder, () => {})
    const binaries = { ...findBinaries(layout), version: 'another' }
    const endpoint = await endpointFor(layout)
    const { session, server, adopted } = await open({
      layout,
      binaries,
      endpoint,
      purpose: 'un essai',
      disposable: false,
      log: () => {},
    })
    endings.push(() => shutDown(layout, binaries, server))
    await session.end()
    expect(adopted).toBe(false)
    expect(server.pid).not.toBe(orphan)
  })

  test('the number of a dead server, given since to another program, does not prevent a start', async () => {
    const folder = await aFolder()
    const postgres = await start(folder)
    const pidFile = join(folder, 'pg', 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await postgres.stop()
    writeFileSync(pidFile, [String(process.ppid), ...lines.slice(1)].join('\n'))
    const again = await start(folder)
    expect(again.adopted).toBe(false)
    expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a server that dies is brought back by itself, at the same address', async () => {
    const folder = await aFolder()
    const said: string[] = []
    const { url } = await start(folder, { log: (sentence) => said.push(sentence) })
    await query(url, 'create table kept (n int); insert into kept values (7)')
    const dead = postmasterOf(folder)
    process.kill(dead, 'SIGKILL')
    await until(async () => (await query(url, 'select n from kept')).length === 1)
    expect(postmasterOf(folder)).not.toBe(dead)
    await until(async () => said.includes('La base de données s’est arrêtée, Maillon l’a relancée.'))
  })

  test('a server that keeps dying ends Maillon with a sentence', async () => {
    const folder = await aFolder()
    const { promise: lost, resolve } = Promise.withResolvers<Halt>()
    let restarts = 0
    const log = (sentence: string) => {
      if (sentence.includes('relancée')) restarts++
    }
    const { url } = await start(folder, { log, onLost: resolve })
    for (let deaths = 1; deaths <= 6; deaths++) {
      process.kill(postmasterOf(folder), 'SIGKILL')
      if (deaths < 6) await until(async () => restarts === deaths && (await query(url, 'select 1')).length === 1)
    }
    const reason = await lost
    expect(reason).toBeInstanceOf(Halt)
    expect(reason.message).toMatch(/s’arrête sans cesse/)
  })
})
