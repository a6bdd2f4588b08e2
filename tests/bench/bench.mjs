import { existsSync } from 'node:fs'
import { build } from 'esbuild'
import { runChild } from '../../scripts/child.mjs'

const [name, ...rest] = process.argv.slice(2)
const source = `tests/bench/${name}.bench.ts`
if (!name || !existsSync(source)) {
  process.stderr.write(
    'Usage : npm run bench -- pages|search|start|match|import|intake|bench-scan|biography|yard|allocate [--json]\n',
  )
  process.exit(2)
}
const bundle = (entry, outfile) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
  })
await bundle(source, `dist/${name}.bench.mjs`)
await bundle('tests/bench/server.ts', 'dist/bench.server.mjs')
// What solves a run is a process, a file of its own beside the server that asks it.
await bundle('src/allocation/runs/solver.process.ts', 'dist/solver.process.mjs')
process.exit(await runChild('--enable-source-maps', `dist/${name}.bench.mjs`, ...rest))
