import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'

process.stdout.write('Un site et ses données se préparent : une dizaine de secondes.\n')
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
process.exit(spawnSync(process.execPath, ['dist/look.mjs', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1)
