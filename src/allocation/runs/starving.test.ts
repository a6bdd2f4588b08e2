import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { watchStarving } from './starving.ts'

const watched = (script: string) => {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' })
  const heard = { starved: false }
  const end = watchStarving(child.pid, () => Object.assign(heard, { starved: true }))
  return { heard, end: () => [end(), child.kill('SIGKILL')] }
}

test.runIf(process.platform === 'linux')(
  'a process that gets nothing of the processor is said to starve, one that computes is not',
  async () => {
    const [still, busy] = [watched('setTimeout(() => {}, 60000)'), watched('for (;;);')]
    await expect.poll(() => still.heard.starved).toBe(true)
    expect(busy.heard.starved).toBe(false)
    for (const one of [still, busy]) one.end()
  },
)

test('a process that is gone does not starve', async () => {
  const gone = watched('')
  await new Promise((later) => setTimeout(later, 2_500))
  expect(gone.heard.starved).toBe(false)
  gone.end()
})
