import { randomBytes } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { migrate, migrationsIn } from '#platform/db/migrate.ts'
import { databaseUrl, dropDatabase, onServer } from '#testing/prepare.ts'
import { verifyChains } from './verify.ts'

const name = `maillon_test_${randomBytes(6).toString('hex')}`
const url = databaseUrl(inject('server'), name)
afterAll(() => dropDatabase(inject('server'), name))

test('links written by the three former hands and by the one that took over hold in one chain', async () => {
  await onServer(inject('server'), (client) => client.query(`create database ${name}`))
  const all = migrationsIn()
  await migrate(
    url,
    all.filter(({ name }) => name < '0049'),
  )
  const told = async (n: number) =>
    asOwner(url, async (owner) => {
      const org = (await owner.query('select id from app.organisation')).rows[0].id
      await owner.query(
        `select app.record_in($1, now(), 'household.visited', 'household', app.uuid7(), null, null, $2, null, 'Claire')`,
        [org, `n${n}`],
      )
    })
  await asOwner(url, (owner) =>
    owner.query(
      `insert into app.organisation (id, name, kind, commune) values (app.uuid7(), 'Les Passerelles', 'association', null)`,
    ),
  )
  for (const n of [1, 2, 3]) await told(n)
  await migrate(url, all)
  for (const n of [4, 5]) await told(n)
  const { events, heads, breaks } = await asOwner(url, (owner) => verifyChains(owner))
  expect({ events, seq: heads[0]?.seq, breaks }).toEqual({ events: 5, seq: 5, breaks: [] })
})

test('one function alone writes events', async () => {
  const writers = await asOwner(
    url,
    async (owner) =>
      (
        await owner.query(
          `select proname from pg_proc where pronamespace = 'app'::regnamespace and prosrc ~ 'insert into app\\.event\\M'`,
        )
      ).rows,
  )
  expect(writers).toEqual([{ proname: 'link_events' }])
})
