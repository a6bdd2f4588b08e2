import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { kill, newFolder, postmasterOf, remove } from '#platform/postgres/scene.testing.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})
beforeAll(() => {
  execFileSync(process.execPath, ['-e', `import('./scripts/bundle.mjs').then(({ bundle }) => bundle())`])
})

/** The application as people start it, on its own data and any free port. */
const startMaillon = async (folder: string): Promise<{ process: ChildProcess; url: string }> => {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['dist/main.mjs', 'start', '--port', '0', '--empty'], {
    env: { ...env, MAILLON_DATA: folder, MAILLON_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endings.push(() => child.exitCode === null && child.signalCode === null && kill(child, 'SIGKILL'))
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/Maillon est prêt : (\S+)/)?.[1]
    if (url) return { process: child, url }
  }
  throw new Error(complaint)
}

const ready = async (url: string): Promise<boolean> => (await fetch(`${url}/health/ready`)).status === 200

test('started twice on the same data, killed in between: it answers each time, and stops when asked', {
  timeout: 120_000,
}, async () => {
  const folder = newFolder()
  endings.push(() => remove(folder))
  const first = await startMaillon(folder)
  expect(await ready(first.url)).toBe(true)
  await expect(startMaillon(folder)).rejects.toThrow(
    /Maillon travaille déjà avec ces données .* pour « maillon start »/,
  )
  await kill(first.process, 'SIGKILL')

  const second = await startMaillon(folder)
  expect(await ready(second.url)).toBe(true)
  process.kill(postmasterOf(folder), 'SIGKILL')
  await expect.poll(() => ready(second.url), { timeout: 20_000, interval: 100 }).toBe(true)

  const exited = once(second.process, 'exit')
  second.process.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})
