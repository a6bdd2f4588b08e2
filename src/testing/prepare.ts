import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { asOwner } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startPostgres } from '#platform/postgres/postgres.ts'
import { enterCast } from './cast.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: string
    template: string
  }
}

/** Once for the whole run: a real server (our own, or DATABASE_URL's), and a migrated database that each test file copies. */
export default async function prepare(project: TestProject) {
  const outside = process.env.DATABASE_URL
  const folder = outside ? null : mkdtempSync(join(tmpdir(), 'maillon-test-'))
  const own = folder
    ? await startPostgres({ dataDir: folder, purpose: 'essais', disposable: true, log: () => {} })
    : null
  const server = outside ?? own?.url ?? ''
  const template = `maillon_template_${process.pid}`
  await onServer(server, (client) => client.query(`create database ${template}`))
  const url = databaseUrl(server, template)
  await migrate(url)
  await asOwner(url, async (owner) => {
    await ensureCommunes(owner)
    await owner.query('reset role')
    await enterCast(owner)
  })
  project.provide('server', server)
  project.provide('template', template)
  return async () => {
    if (outside) await dropDatabase(server, template)
    await own?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

export const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

export async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(adminConfig(server))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A closed connection takes a moment to leave; an ordinary owner may not hurry those of other roles. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await onServer(server, (client) => client.query(`drop database if exists ${name}`))
      return
    } catch (error) {
      if ((error as { code?: string }).code !== '55006') throw error
      await new Promise((later) => setTimeout(later, 100))
    }
  }
}
