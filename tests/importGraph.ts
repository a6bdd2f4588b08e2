import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** One `import` or `export … from`. `to` is a path from the project's folder, or a package's name as written. */
export type Import = { to: string; typeOnly: boolean; ours: boolean }
/** `lines`: those that are not blank. */
export type Source = { path: string; text: string; lines: number; imports: Import[] }

const root = dirname(import.meta.dirname)

/** Files of a folder and below, as paths from the project's folder, in order. */
export const filesUnder = (folder: string, ending = /\.tsx?$/): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && ending.test(entry.name))
        .map((entry) => posix.relative(root, join(entry.parentPath, entry.name)))
        .sort()
    : []

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every TypeScript file of a folder, with what it imports. */
export const sourcesOf = (folder: string): Source[] =>
  filesUnder(folder).map((path) => {
    const text = textOf(path)
    return { path, text, lines: text.split('\n').filter((line) => line.trim()).length, imports: importsOf(path, text) }
  })

const statement = /^\s*(?:import|export)\s+(type\s)?([^'";]*?\sfrom\s*)?'([^']+)'|\bimport\('([^']+)'\)/gm

const importsOf = (path: string, text: string): Import[] =>
  [...text.matchAll(statement)].map(([, type, names = '', from, dynamic]) => {
    const written = from ?? dynamic ?? ''
    const ours = /^[.#]/.test(written)
    return { to: ours ? resolve(path, written) : written, ours, typeOnly: Boolean(type) || onlyTypes(names) }
  })

// `import { type A, type B } from` leaves nothing at run time either.
const onlyTypes = (names: string): boolean => {
  const inside = names
    .match(/^\{([\s\S]*)\}/)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return inside !== undefined && inside.length > 0 && inside.every((name) => name.startsWith('type '))
}

const resolve = (path: string, written: string): string =>
  written.startsWith('#') ? `src/${written.slice(1)}` : posix.join(posix.dirname(path), written)

/** Every file reached from one at run time, with the way that leads to it. */
export const reachedFrom = (start: Source, sources: Map<string, Source>): Map<string, string[]> => {
  const ways = new Map<string, string[]>()
  const walk = (source: Source, way: string[]) => {
    for (const { to, typeOnly } of source.imports) {
      if (typeOnly || ways.has(to)) continue
      ways.set(to, [...way, to])
      const next = sources.get(to)
      if (next) walk(next, [...way, to])
    }
  }
  walk(start, [start.path])
  return ways
}

/** Groups of files that import each other in a ring, each named once from its first file. */
export const rings = (sources: Map<string, Source>): string[][] => {
  const done = new Set<string>()
  const found: string[][] = []
  const walk = (path: string, way: string[]) => {
    const at = way.indexOf(path)
    if (at >= 0) found.push([...way.slice(at), path])
    if (at >= 0 || done.has(path)) return
    for (const { to, typeOnly } of sources.get(path)?.imports ?? [])
      if (!typeOnly && sources.has(to)) walk(to, [...way, path])
    done.add(path)
  }
  for (const path of sources.keys()) walk(path, [])
  return found
}
