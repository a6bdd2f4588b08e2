import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Postgres, startPostgres } from '#platform/postgres/postgres.ts'
import { untilEnd } from './untilEnd.ts'

/** A folder for one script, gone when it is removed by hand or when the script ends in any other way. */
export function scratchFolder(name: string): { folder: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), `maillon-${name}-`))
  return { folder, remove: untilEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })) }
}

/**
 * A PostgreSQL for one script, in a folder of its own: both are gone once it is stopped, or when the script ends in any other way.
 * What is measured waits for the disk as a site does; the rest is `disposable`.
 */
export async function scratchPostgres(
  name: string,
  purpose: string,
  how?: { disposable: boolean },
): Promise<Postgres & { folder: string }> {
  const { folder, remove } = scratchFolder(name)
  const postgres = await lastingPostgres(folder, purpose, how)
  const stop = async () => {
    await postgres.stop()
    await remove()
  }
  return { ...postgres, folder, stop }
}

/** The same on a folder that is kept from one script to the next. */
export async function lastingPostgres(
  dataDir: string,
  purpose: string,
  how = { disposable: false },
): Promise<Postgres> {
  const starting = startPostgres({ dataDir, purpose, ...how, log: () => {} })
  const stop = untilEnd(async () => (await starting).stop())
  return { ...(await starting), stop }
}
