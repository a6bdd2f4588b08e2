import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './runtime.mjs'

/** Puts src/main.ts and all it imports into dist/main.mjs. Packages stay in node_modules. Throws when a file does not compile. */
export const bundle = async () => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile: 'dist/main.mjs',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node26',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  })
  for (const file of outputFiles) writeIfChanged(file.path, file.contents)
}

// An unchanged bundle is left alone: an account that may not write here can still run what another one installed.
const writeIfChanged = (path, contents) => {
  if (sameAs(path, contents)) return
  mkdirSync(dirname(path), { recursive: true })
  const part = join(dirname(path), `.part-${process.pid}`)
  writeFileSync(part, contents)
  renameSync(part, path)
}

const sameAs = (path, contents) => {
  try {
    return readFileSync(path).equals(contents)
  } catch {
    return false
  }
}
