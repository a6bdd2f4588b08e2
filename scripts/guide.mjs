// Takes the pictures of the users' guide (docs/guide/images) from the demonstration: `npm run guide`, or only those whose names begin so.
import { build } from 'esbuild'
import { bundle } from './bundle.mjs'
import { runChild } from './child.mjs'

await bundle()
await build({
  entryPoints: ['src/testing/guide.ts'],
  outfile: 'dist/guide.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
})
process.exit(await runChild('dist/guide.mjs', ...process.argv.slice(2)))
