import { build } from 'esbuild'
import { bundle } from './bundle.mjs'
import { runChild } from './child.mjs'

process.stdout.write('Un site et ses données se préparent : une dizaine de secondes.\n')
await bundle()
await build({
  entryPoints: ['src/testing/look.ts'],
  outfile: 'dist/look.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: {},
})
process.exit(await runChild('dist/look.mjs', ...process.argv.slice(2)))
