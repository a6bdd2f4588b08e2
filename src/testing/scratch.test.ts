import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { anyoneIn } from '#platform/postgres/scene.testing.ts'

const script = join(import.meta.dirname, 'scratch.testing.ts')
const child = join(import.meta.dirname, '../../scripts/child.mjs')

/** What a script left of its folder and of its database, once it has ended. */
const left = async (folder: string) => {
  await expect.poll(() => anyoneIn(folder), { timeout: 30_000 }).toBe(false)
  await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false)
}

const started = async (...args: string[]): Promise<{ one: ChildProcess; folder: string }> => {
  const one = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const folder of createInterface({ input: one.stdout })) return { one, folder }
  throw new Error('The script ended without a word.')
}

test('a script that is interrupted stops its database and removes its folder', async () => {
  const { one, folder } = await started(script)
  expect(anyoneIn(folder)).toBe(true)
  const ended = once(one, 'exit')
  one.kill('SIGINT')
  one.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  await left(folder)
}, 60_000)

test('a script that fails does too, and says so by its exit code', async () => {
  const { one, folder } = await started(script, 'fail')
  if (one.exitCode === null) await once(one, 'exit')
  expect(one.exitCode).toBe(1)
  await left(folder)
}, 60_000)

test('interrupted through whoever runs it, or left alone when that one is killed, it leaves nothing either', async () => {
  const run = ['-e', `import(${JSON.stringify(child)}).then(({ runChild }) => runChild(${JSON.stringify(script)}))`]
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const { one, folder } = await started(...run)
    const ended = once(one, 'exit')
    one.kill(signal)
    await ended
    await left(folder)
  }
}, 120_000)
