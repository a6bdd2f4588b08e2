import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './runtime.mjs'

/** Puts src/main.ts and all it imports into dist/main.mjs, and what browsers run into dist/islands. Throws when a file does not compile. */
export const bundle = async () => {
  const { build } = await import('esbuild')
  await Promise.all([bundleSite(build), bundleIslands(build)])
}

const always = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'error',
  write: false,
}

// Packages stay in node_modules: only our own code changes between two starts.
const bundleSite = async (build) => {
  const { outputFiles } = await build({
    ...always,
    // What solves a run is a process, and a process is a file of its own.
    entryPoints: { main: 'src/main.ts', 'solver.process': 'src/allocation/runs/solver.process.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    platform: 'node',
    target: 'node26',
    sourcemap: true,
  })
  for (const file of outputFiles) writeIfChanged(file.path, file.contents)
}

const bundleIslands = async (build) => {
  const folder = join(root, 'src', 'islands')
  if (!existsSync(folder)) return
  const entryPoints = readdirSync(folder).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  const browser = {
    ...always,
    outdir: 'dist/islands',
    platform: 'browser',
    target: 'es2020',
    minify: true,
  }
  const of = (names) => names.map((name) => join(folder, name))
  // What works without network is one file each: a tablet keeps what its page names, and nothing is fetched later.
  const [apart, together] = [entryPoints.filter(isOfTheField), entryPoints.filter((name) => !isOfTheField(name))]
  // Elsewhere, what an island asks for only when somebody wants it is a file of its own, named by its content.
  const built = await Promise.all([
    build({ ...browser, entryPoints: of(apart) }),
    build({ ...browser, entryPoints: of(together), splitting: true, chunkNames: '[name]-[hash]' }),
  ])
  for (const file of built.flatMap(({ outputFiles }) => outputFiles)) writeIfChanged(file.path, file.contents)
}

const isOfTheField = (name) => name.startsWith('terrain')

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
