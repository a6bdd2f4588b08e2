import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { scratchFolder } from '#testing/scratch.ts'
import { untilEnd } from '#testing/untilEnd.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)
const { folder, remove } = scratchFolder('start')
const clone = join(folder, 'maillon')
const port = 20_000 + Math.floor(Math.random() * 20_000)

/** From the command to the first page that answers. */
async function firstPage(): Promise<{ seconds: number; stop(): Promise<void> }> {
  const at = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: {
      ...process.env,
      PORT: String(port),
      MAILLON_DATA: join(folder, 'data'),
      MAILLON_LOG: 'silent',
      DATABASE_URL: '',
    },
    stdio: 'ignore',
    detached: true,
  })
  const stop = untilEnd(() => stopped(child))
  for (;;) {
    if (child.exitCode !== null) throw new Error('npm start stopped by itself.')
    try {
      if ((await fetch(`http://127.0.0.1:${port}/connexion`)).ok) break
    } catch {
      await new Promise((later) => setTimeout(later, 20))
    }
  }
  return { seconds: (performance.now() - at) / 1000, stop }
}

/** Stopped when nothing answers any more: npm leaves before the site has closed its database. */
async function stopped(child: ChildProcess): Promise<void> {
  process.kill(-(child.pid ?? 0), 'SIGTERM')
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/health/live`)
    } catch {
      break
    }
    await new Promise((later) => setTimeout(later, 50))
  }
  await new Promise((later) => setTimeout(later, 1000))
}

const seconds = (work: () => void) => {
  const at = performance.now()
  work()
  return (performance.now() - at) / 1000
}

try {
  const cloning = seconds(() =>
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, clone]),
  )
  say('Premier démarrage : installation, base, territoire…')
  const first = await firstPage()
  await first.stop()
  const again: number[] = []
  for (let n = 0; n < 5; n++) {
    const run = await firstPage()
    again.push(run.seconds)
    await run.stop()
  }
  again.sort((a, b) => a - b)
  const two = (value = 0) => Math.round(value * 100) / 100
  process.stdout.write(
    `${JSON.stringify({ bench: 'start', cloneSeconds: two(cloning), cloneToFirstPageSeconds: two(cloning + first.seconds), secondStartSeconds: two(again[2]), secondStarts: again.map(two), limitSeconds: 2 })}\n`,
  )
} finally {
  await remove()
}
