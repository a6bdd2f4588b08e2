import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Halt } from '../cli/halt.ts'
import { give } from './account.ts'
import type { Binaries } from './binaries.ts'
import { saysDiskFull } from './disk.ts'
import { environment } from './environment.ts'
import type { Layout } from './layout.ts'

const secretName = 'maillon.secret'

/**
 * Creates the cluster unless it exists. It is built under another name, password included, and renamed once whole:
 * a start that is interrupted, or two first starts at once, cannot leave half of one.
 */
export const ensureCluster = async (layout: Layout, binaries: Binaries): Promise<{ created: boolean }> => {
  if (existsSync(join(layout.cluster, 'PG_VERSION'))) return { created: false }
  const part = join(layout.home, `pg-part-${process.pid}`)
  const passwordFile = join(layout.run, `password-${process.pid}`)
  const password = randomBytes(24).toString('base64url')
  try {
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
    give(layout.account, part)
    writeFileSync(passwordFile, password, { mode: 0o600 })
    give(layout.account, passwordFile)
    await initialise(layout, binaries, part, passwordFile)
    writeFileSync(join(part, secretName), password, { mode: 0o600 })
    give(layout.account, join(part, secretName))
    return { created: putInPlace(part, layout.cluster) }
  } catch (error) {
    throw asHalt(error)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(part, { recursive: true, force: true })
  }
}

const initialise = async (layout: Layout, binaries: Binaries, folder: string, passwordFile: string): Promise<void> => {
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const args = ['-D', folder, ...access, ...locale, '--data-checksums', '--no-instructions']
  const child = spawn(binaries.initdb, args, {
    ...layout.account,
    env: environment,
    cwd: layout.run,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(complaint.trim())
}

const putInPlace = (part: string, cluster: string): boolean => {
  try {
    renameSync(part, cluster)
    return true
  } catch (error) {
    if (existsSync(join(cluster, 'PG_VERSION'))) return false
    throw error
  }
}

const asHalt = (error: unknown): Halt => {
  const said = error instanceof Error ? error.message : String(error)
  if (saysDiskFull(said)) {
    return new Halt(
      'Le disque est plein : la base de données n’a pas pu être créée. Libérez de la place, puis relancez.',
    )
  }
  return new Halt(`La base de données n’a pas pu être créée : ${said}`, 1, { cause: error })
}

/** The administrator's password, made with the cluster and kept inside it. */
export const readPassword = (layout: Layout): string => {
  try {
    return readFileSync(join(layout.cluster, secretName), 'utf8')
  } catch (cause) {
    throw new Halt(
      `Ces données (${layout.home}) appartiennent à un autre compte. Lancez Maillon avec celui qui les a créées.`,
      1,
      { cause },
    )
  }
}

/** A cluster written by another major version cannot be opened by this one. */
export const checkMajor = (layout: Layout, binaries: Binaries): void => {
  const written = readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8').trim()
  const ours = binaries.version.split('.')[0]
  if (written === ours) return
  throw new Halt(
    `Ces données ont été écrites par PostgreSQL ${written}, et Maillon utilise maintenant PostgreSQL ${ours}. ` +
      'Sauvegardez avec l’ancienne version de Maillon, puis restaurez avec celle-ci dans un dossier vide.',
  )
}
