import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asAdministrator } from '#platform/backup/administrator.ts'
import { backUp } from '#platform/backup/backup.ts'
import { restore } from '#platform/backup/restore.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate, migrationsIn } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { demoTokenOf, enterDemo } from '#testing/enterDemo.ts'
import { databaseUrl, dropDatabase, onServer } from '#testing/prepare.ts'
import { loadDemo } from '../../db/demo/loadDemo.ts'
import { openSite } from '../../src/site.ts'

const now = new Date('2026-11-24T10:20:00Z')
const server = inject('server')
const folder = mkdtempSync(join(tmpdir(), 'maillon-moved-'))
const names = ['here', 'there'].map((place) => `maillon_${place}_${randomBytes(6).toString('hex')}`)
const [here = '', there = ''] = names.map((name) => databaseUrl(server, name))

const opened = (url: string) => {
  const database = openDatabase(url, { connections: 3 })
  const site = openSite({ database, log: openLog('silent'), demo: true, now: () => now })
  const ask = (first: string, path: string, fields?: Record<string, string>) =>
    site.app.request(path, {
      headers: { cookie: `maillon.session_token=${demoTokenOf(first)}.s`, origin: 'http://localhost' },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  return { ask, close: () => database.close() }
}

/** What the people of a territory read of their work, without the keys that each page makes anew. */
async function figures(site: ReturnType<typeof opened>): Promise<string[]> {
  const pages = [
    ['claire', '/bilan'],
    ['claire', '/bilan.csv'],
    ['lea', '/bilan'],
    ['lea', '/bilan.csv'],
    ['claire', '/programmes'],
    ['denis', '/dons'],
  ] as const
  return Promise.all(
    pages.map(async ([first, path]) => {
      const answer = await site.ask(first, path)
      expect([path, answer.status]).toEqual([path, 200])
      return (await answer.text()).replace(/name="_once" value="[^"]*"/g, '')
    }),
  )
}

const enter = (url: string) =>
  asOwner(url, async (owner) => {
    await owner.query('reset role')
    await enterDemo(owner)
  })

beforeAll(async () => {
  for (const name of names) await onServer(server, (client) => client.query(`create database ${name}`))
  await migrate(here)
  await asOwner(here, ensureCommunes)
  await loadDemo(here, now)
  await enter(here)
})
afterAll(async () => {
  for (const name of names) await dropDatabase(server, name)
  rmSync(folder, { recursive: true, force: true })
})

test('moved elsewhere while people work, a site shows the same figures and its chains hold', async () => {
  const before = opened(here)
  const shown = await figures(before)
  expect(shown[1]?.split('\r\n').length).toBeGreaterThan(4)
  let working = true
  let registered = 0
  // The town desk's families are not among those that the pages compared count.
  const work = async () => {
    for (; working; registered++) {
      const answer = await before.ask('odile', '/familles/nouvelle', {
        name: `Famille Nouvelle ${registered}`,
        commune: '62413',
        adults: '1',
        children: '0',
        needs: 'skills',
        channel: 'in_person',
        informed: 'oui',
      })
      expect(answer.status).toBe(303)
    }
  }
  const archive = join(folder, 'territoire.tar.gz')
  const back = async () => {
    while (registered < 3) await new Promise((later) => setTimeout(later, 20))
    const { heads } = await asAdministrator(here, (db) => backUp(db, archive, '0.0.0', now))
    working = false
    return heads
  }
  const [heads] = await Promise.all([back(), work()])

  const target = { adminPassword: adminConfig(there).password, migrations: migrationsIn(), replace: false }
  await asAdministrator(there, (db) => restore(archive, { db, ...target }), { blank: true })
  expect(await asOwner(there, (db) => verifyChains(db, heads))).toMatchObject({ breaks: [], heads })
  await enter(there)
  const after = opened(there)
  expect(await figures(after)).toEqual(shown)
  await Promise.all([before.close(), after.close()])
})
