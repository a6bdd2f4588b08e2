import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { record } from '#platform/audit/event.store.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { asOwner } from '#platform/db/database.ts'
import { migrationsIn } from '#platform/db/migrate.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { databaseUrl, dropDatabase, onServer } from '../../testing/prepare.ts'
import { testSite } from '../../testing/testSite.ts'
import { asAdministrator } from './administrator.ts'
import { backUp } from './backup.ts'
import { damagedFiles } from './files.ts'
import { restore } from './restore.ts'
import { leftEmpty } from './tables.ts'

const site = await testSite()
const folder = mkdtempSync(join(tmpdir(), 'maillon-backup-'))
const migrations = migrationsIn()
const archive = join(folder, 'sauvegarde.tar.gz')
const elsewhere = `maillon_restored_${randomBytes(6).toString('hex')}`
const target = databaseUrl(inject('server'), elsewhere)

const act = (n: number) =>
  site.acting('claire', (by) =>
    record(by, { act: 'test.done', subject: ['test', by.newId()], why: `fois ${n}\t« \\N »\n` }),
  )

const restoreInto = (url: string, path: string, replace = false) =>
  asAdministrator(url, (db) => restore(path, { db, adminPassword: adminConfig(url).password, migrations, replace }), {
    blank: true,
  })

/** Every row of every table that is kept, as text: what must be the same before and after. */
const contents = (url: string) =>
  asOwner(url, async (db) => {
    const { rows: tables } = await db.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'auth') order by 1`,
    )
    const all: Record<string, string> = {}
    for (const { name } of tables.filter((table) => !leftEmpty.includes(table.name))) {
      const { rows } = await db.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
      )
      all[name] = rows[0].sum
    }
    return all
  })

const inTarget = (text: string) => asOwner(target, async (db) => (await db.query(text)).rows)

beforeAll(async () => {
  await onServer(inject('server'), (db) => db.query(`create database ${elsewhere}`))
  for (let n = 0; n < 5; n++) await act(n)
  await site.acting('nadia', (by) => keepFile(by, randomBytes(9_000_000), { name: 'photo.jpg', type: 'image/jpeg' }))
  await asAdministrator(site.url, (db) => backUp(db, archive, '0.0.0', new Date('2026-11-24T10:00:00Z')))
})

afterAll(async () => {
  await dropDatabase(inject('server'), elsewhere)
  rmSync(folder, { recursive: true, force: true })
})

test('a backup is readable by its owner only, and leaves nothing beside it', () => {
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  expect(existsSync(`${archive}.part`)).toBe(false)
})

test('a file that is not a whole backup changes nothing: cut, damaged, edited, or something else', async () => {
  const bytes = readFileSync(archive)
  const broken = (name: string, change: (path: string) => void) => {
    const path = join(folder, name)
    copyFileSync(archive, path)
    change(path)
    return path
  }
  const flipped = Buffer.from(bytes)
  flipped[bytes.length >> 1]! ^= 0xff
  const edited = gzipSync(
    Buffer.from(gunzipSync(bytes).toString('latin1').replace('Claire Fontaine', 'Claire Montagne'), 'latin1'),
  )
  const files = [
    broken('cut', (path) => truncateSync(path, bytes.length - 100_000)),
    broken('cut-at-once', (path) => truncateSync(path, 10)),
    broken('flipped', (path) => writeFileSync(path, flipped)),
    broken('edited', (path) => writeFileSync(path, edited)),
    broken('cut-inside', (path) => writeFileSync(path, gzipSync(gunzipSync(bytes).subarray(0, 3_000_000)))),
    broken('text', (path) => writeFileSync(path, 'Bonjour')),
    broken('empty', (path) => truncateSync(path, 0)),
    join(folder, 'absent'),
  ]
  for (const file of files) {
    await expect(restoreInto(target, file, true), file).rejects.toThrow(
      /abîmée ou incomplète|n’est pas une sauvegarde|n’existe pas/,
    )
  }
  const { rows } = await onServer(target, (db) =>
    db.query(`select nspname from pg_namespace where nspname in ('app', 'auth')`),
  )
  expect(rows).toEqual([])
})

test('restored in an empty database, everything is the same: rows, chains, files, numbers to come', async () => {
  const manifest = await restoreInto(target, archive)
  expect(await contents(target)).toEqual(await contents(site.url))
  const { events, breaks } = await asOwner(target, (db) => verifyChains(db, manifest.heads))
  expect([events, breaks]).toEqual([5, []])
  expect(await asOwner(target, damagedFiles)).toEqual({ files: 1, damaged: [] })
  const next = `select nextval('app.device_number') as n`
  expect(await inTarget(next)).toEqual(await site.owner(next))
})

test('an archive opens no door: nobody is signed in after a restore', async () => {
  expect(await inTarget('select 1 from auth.session')).toEqual([])
  expect(await site.owner('select 1 from auth.session')).not.toEqual([])
})

test('both locks and the triggers are back in place after a restore', async () => {
  const locks = `select relname, relrowsecurity, relforcerowsecurity, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgenabled <> 'O') as silenced
    from pg_class c where relnamespace in ('app'::regnamespace, 'auth'::regnamespace) and relkind = 'r' order by relname`
  expect(await inTarget(locks)).toEqual(await site.owner(locks))
  expect((await inTarget(locks)).some((table) => table.silenced)).toBe(false)
})

test('a database that holds something is replaced only when asked, and then wholly', async () => {
  const before = await contents(target)
  await inTarget(`insert into app.organisation (id, name, kind) values (gen_random_uuid(), 'Arrivée après', 'other')`)
  await expect(restoreInto(target, archive)).rejects.toThrow(/contient déjà des données/)
  expect(await inTarget(`select name from app.organisation where name = 'Arrivée après'`)).toHaveLength(1)
  await restoreInto(target, archive, true)
  expect(await contents(target)).toEqual(before)
})

test('a backup of another version of the schema is refused', async () => {
  const tar = gunzipSync(readFileSync(archive)).toString('latin1')
  const file = join(folder, 'later')
  writeFileSync(file, gzipSync(Buffer.from(tar.replaceAll('0001_house.sql', '0001_hotel.sql'), 'latin1')))
  await expect(restoreInto(target, file, true)).rejects.toThrow(/autre version de Maillon/)
})

test('made while people work, a backup is one instant: its chains hold up to the heads it announces', async () => {
  const started = Promise.withResolvers<void>()
  let working = true
  const people = (async () => {
    for (let n = 100; working; n++) {
      await act(n)
      if (n === 102) started.resolve()
    }
  })()
  await started.promise
  const busy = join(folder, 'busy.tar.gz')
  const taken = await asAdministrator(site.url, (db) => backUp(db, busy, '0.0.0', new Date()))
  working = false
  await people
  expect(taken.heads[0]!.seq).toBeGreaterThanOrEqual(8)
  await restoreInto(target, busy, true)
  const { events, heads, breaks } = await asOwner(target, (db) => verifyChains(db))
  expect([events, heads, breaks]).toEqual([taken.heads[0]!.seq, taken.heads, []])
})

test('an edited trace, a cut tail and a changed file are found', async () => {
  const { heads } = await asOwner(target, (db) => verifyChains(db))
  await inTarget(`update app.event set why = 'autre' where seq = 2`)
  await inTarget(`update app.file_content set bytes = bytes || '\\x00'`)
  expect((await asOwner(target, (db) => verifyChains(db))).breaks).toMatchObject([{ seq: 2, fault: 'edited' }])
  expect((await asOwner(target, damagedFiles)).damaged).toHaveLength(1)
  await restoreInto(target, archive, true)
  expect((await asOwner(target, (db) => verifyChains(db, heads))).breaks).toMatchObject([{ fault: 'tail_cut' }])
})

test('a backup that fails leaves the former one as it was', async () => {
  const former = join(folder, 'former.tar.gz')
  writeFileSync(former, 'la précédente')
  const db = new pg.Client(adminConfig(site.url))
  await db.connect()
  db.on('error', () => {})
  const failing = expect(backUp(db, former, '0.0.0', new Date())).rejects.toThrow()
  const { rows } = await onServer(site.url, (other) =>
    other.query('select pg_terminate_backend($1)', [(db as unknown as { processID: number }).processID]),
  )
  await failing
  expect(rows).toHaveLength(1)
  expect(readFileSync(former, 'utf8')).toBe('la précédente')
  expect(existsSync(`${former}.part`)).toBe(false)
})
