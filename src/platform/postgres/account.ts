import { spawnSync } from 'node:child_process'
import { chownSync, readFileSync, statSync } from 'node:fs'
import { Halt } from '../cli/halt.ts'

/** The system account PostgreSQL runs under. Null: the account that runs Maillon, since only root must hand over. */
export type Account = { uid: number; gid: number } | null

/** PostgreSQL refuses to run as root: as root, the account that already owns the cluster, else one kept for Maillon. */
export const accountFor = (cluster: string, log: (sentence: string) => void): Account => {
  if (process.getuid?.() !== 0) return null
  return ownerOf(cluster) ?? find('maillon') ?? create(log) ?? find('postgres') ?? find('nobody') ?? noAccount()
}

const ownerOf = (path: string): Account => {
  const owner = statSync(path, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : null
}

const find = (name: string): Account => {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'))
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : null
}

const create = (log: (sentence: string) => void): Account => {
  const debian = ['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', 'maillon']
  const alpine = ['adduser', '-S', '-D', '-H', 'maillon']
  for (const [program, ...args] of [debian, alpine]) {
    if (spawnSync(program!, args).status !== 0) continue
    log('Lancé par root : le compte système « maillon », sans privilège, a été créé pour la base de données.')
    return find('maillon')
  }
  return null
}

const noAccount = (): never => {
  throw new Halt(
    'Maillon est lancé par root, et aucun compte sans privilège n’existe pour la base de données. Lancez-le avec un compte ordinaire.',
  )
}

/** Whether this account can enter a folder, or run a program. */
export const canReach = (account: Account, path: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' }).status === 0

/** Gives a file or folder to the account. */
export const give = (account: Account, path: string): void => {
  if (account) chownSync(path, account.uid, account.gid)
}
