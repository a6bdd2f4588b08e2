// Runs dist/main.mjs with the arguments given. In this process when its Node is recent enough, else under the installed one.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findRuntime, recentEnough, root } from './runtime.mjs'

const program = join(root, 'dist', 'main.mjs')

const runElsewhere = () => {
  const child = spawn(findRuntime(), ['--enable-source-maps', program, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

if (recentEnough()) {
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(program).href)
} else {
  runElsewhere()
}
