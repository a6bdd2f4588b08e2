import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Halt } from '../cli/halt.ts'
import { type Account, accountFor, canReach, give } from './account.ts'

/** Where one cluster and all that goes with it live on the disk. */
export type Layout = {
  /** The data folder: MAILLON_DATA, or the place that replaces it. */
  home: string
  /** PostgreSQL's own folder. */
  cluster: string
  /** Socket, log and chosen port. */
  run: string
  log: string
  account: Account
}

/**
 * Finds or makes the data folder. When root asked for a folder that the unprivileged account cannot enter (a checkout
 * under /root), another one takes its place, always the same for the same path, and a sentence says where.
 */
export const layOut = (dataDir: string, log: (sentence: string) => void): Layout => {
  const asked = resolve(dataDir)
  const account = accountFor(join(asked, 'pg'), log)
  make(asked, 0o711)
  const home = account ? reachable(asked, account, log) : asked
  const run = join(home, 'run')
  make(run, 0o700)
  give(account, run)
  return { home, cluster: join(home, 'pg'), run, log: join(run, 'postgres.log'), account }
}

const reachable = (asked: string, account: Account, log: (sentence: string) => void): string => {
  // mktemp and careful administrators make folders that only their owner enters; an empty one is ours to open.
  if (readdirSync(asked).every((name) => ['pg', 'run'].includes(name))) chmodSync(asked, 0o711)
  if (canReach(account, asked)) return asked
  const elsewhere = `/var/lib/maillon/${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`
  make(elsewhere, 0o711)
  if (!canReach(account, elsewhere)) {
    throw new Halt(
      `La base de données ne peut pas entrer dans ${asked}. Choisissez un autre dossier avec MAILLON_DATA.`,
    )
  }
  log(`Le compte de la base de données ne peut pas entrer dans ${asked} : les données sont dans ${elsewhere}.`)
  return elsewhere
}

const make = (path: string, mode: number): void => {
  try {
    mkdirSync(path, { recursive: true, mode })
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    throw new Halt(
      full
        ? 'Le disque est plein : libérez de la place, puis relancez.'
        : `Le dossier de données ${path} ne peut pas être créé. Choisissez-en un autre avec MAILLON_DATA.`,
      1,
      { cause },
    )
  }
}
