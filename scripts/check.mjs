// The whole gate before a change is shared: format and lint, types, schema, tests. Runs all of them, fails if one does.
import { spawnSync } from 'node:child_process'
import { root } from './runtime.mjs'

const steps = [
  ['Format and lint', 'biome', ['check', '.']],
  ['Types', 'tsc', ['--noEmit']],
  ['Schema', 'node', ['scripts/schema.ts', '--check']],
  ['Tests', 'vitest', ['run']],
]

const failed = steps.filter(([name, program, args]) => {
  const started = performance.now()
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return status !== 0
})

console.log(failed.length === 0 ? 'All is well.' : `Failed: ${failed.map(([name]) => name).join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
