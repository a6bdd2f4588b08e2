import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Postgres, startPostgres } from './postgres.ts'
import { newFolder, postmasterOf, preparedFolder, query, remove, removePrepared } from './scene.testing.ts'

const isRoot = process.getuid?.() === 0
const endings: (() => unknown)[] = []
afterAll(removePrepared)
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

const aFolder = (): string => {
  const folder = newFolder()
  endings.push(() => remove(folder))
  return folder
}

const start = async (dataDir: string, log: (sentence: string) => void = () => {}): Promise<Postgres> => {
  const postgres = await startPostgres({ dataDir, purpose: 'un essai', log })
  endings.push(postgres.stop)
  return postgres
}

test('a path too long for a socket: PostgreSQL listens on the loopback, and asks for the password', async () => {
  const folder = join(aFolder(), 'un-nom-de-dossier-vraiment-très-long'.repeat(3))
  mkdirSync(folder)
  if (isRoot) chmodSync(dirname(folder), 0o711)
  const { url } = await start(folder)
  expect(new URL(url).hostname).toBe('127.0.0.1')
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  const stranger = new URL(url)
  stranger.password = 'devine'
  await expect(query(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test.skipIf(!isRoot)('started by root, PostgreSQL runs under an account without privilege', async () => {
  const folder = await preparedFolder()
  endings.push(() => remove(folder))
  await start(folder)
  const status = readFileSync(`/proc/${postmasterOf(folder)}/status`, 'utf8')
  expect(status).not.toMatch(/^Uid:\s+0\b/m)
  expect(status).toMatch(/^Groups:\s*$/m)
})

test.skipIf(!isRoot)(
  'data under a folder that only root enters are kept elsewhere, always the same place, and a sentence says so',
  async () => {
    const closed = aFolder()
    chmodSync(closed, 0o700)
    const folder = join(closed, 'clone', 'data')
    const said: string[] = []
    const first = await start(folder, (sentence) => said.push(sentence))
    const elsewhere = said.join().match(/les données sont dans (\/var\/lib\/maillon\/\w+)/)?.[1]
    expect(elsewhere).toBeDefined()
    endings.push(() => remove(elsewhere!))
    endings.push(endings.splice(-2, 1)[0]!)
    await query(first.url, 'create table kept (n int)')
    await first.stop()
    const second = await start(folder)
    expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
  },
)

const smallDisk = (): string | null => {
  const folder = aFolder()
  const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]).status === 0
  if (mounted) endings.push(() => execFileSync('umount', ['-l', folder]))
  return mounted ? folder : null
}

test.skipIf(!isRoot)('a full disk is said in a sentence, and leaves no half-made data', async ({ skip }) => {
  const folder = smallDisk()
  if (!folder) return skip('this machine lets nobody mount a small disk')
  await expect(start(folder)).rejects.toThrow(/^Le disque est plein/)
  expect(readdirSync(folder)).toEqual(['run'])
  expect(statSync(join(folder, 'run')).isDirectory()).toBe(true)
})
