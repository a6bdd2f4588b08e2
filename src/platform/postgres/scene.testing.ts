import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { startPostgres } from './postgres.ts'

/** A data folder that nothing else uses. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'maillon-pg-'))

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** A data folder that already went through its first start, which is the slow part of most stories. */
export const preparedFolder = async (): Promise<string> => {
  prepared ??= prepare()
  const folder = newFolder()
  execFileSync('cp', ['-a', '--reflink=auto', join(await prepared, 'pg'), folder])
  return folder
}

let prepared: Promise<string> | null = null
const prepare = async (): Promise<string> => {
  const folder = newFolder()
  const postgres = await startPostgres({ dataDir: folder, purpose: 'un modèle', log: () => {} })
  await postgres.stop()
  return folder
}

/** At the end of each test file that asked for a prepared folder: what it was copied from goes too. */
export const removePrepared = async (): Promise<void> => {
  if (prepared) remove(await prepared)
  prepared = null
}

/** What the postmaster's own file says; the tests kill this number. */
export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Whether any process still stands in the cluster. */
export const anyoneIn = (folder: string): boolean =>
  readdirSync('/proc').some((name) => {
    try {
      return readlinkSync(`/proc/${name}/cwd`) === join(folder, 'pg')
    } catch {
      return false
    }
  })

export const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

export type Said = { ready?: boolean; adopted?: boolean; created?: boolean; refused?: string }

/** Another Maillon, in its own process. Resolves with what it said once it was ready or had refused. */
export const holder = async (folder: string): Promise<{ process: ChildProcess; said: Said }> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.testing.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Said
    if (said.ready || said.refused) return { process: child, said }
  }
  throw new Error('The other process ended without a word')
}

export const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
