import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import type { FirstName } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from './territory.ts'
import { writerOf } from './writing.ts'

const site = await testSite()
const [here, elsewhere] = await asOwner(site.url, async (owner) => [
  await writeTerritory(owner, { coordinator: 'claire', prescriber: 'samira' }, 1, 'CANARIICI'),
  await writeTerritory(owner, { coordinator: 'victor', prescriber: 'sofia' }, 2, 'CANARIAILLEURS'),
])
/** What any signed-in member may read: the directory, never people. */
const directory = ['commune', 'organisation', 'place', 'programme', 'quota', 'workshop']
const tables = (
  await site.owner<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'app' order by 1`)
).map((t) => t.name)

/** The rows of a table as the site's role sees them in a given context, or the refusal. */
const seen = (table: string, context: string) =>
  asOwner(site.url, async (client) => {
    await client.query('reset role')
    await client.query('begin')
    await client.query('set local role maillon_app')
    await client.query(`select app.open($1)`, [context])
    try {
      return JSON.stringify((await client.query(`select to_jsonb(t) as row from app.${table} t`)).rows)
    } catch (error) {
      return (error as { code: string }).code === '42501' ? 'refused' : String(error)
    }
  })

test('there are tables to look at', () => expect(tables.length).toBeGreaterThan(30))

test.each(tables.filter((table) => !directory.includes(table)))('%s shows nothing without a context', async (table) => {
  expect(['[]', 'refused']).toContain(await seen(table, 'nobody'))
})

test.each(tables)('%s shows nothing of another territory', async (table) => {
  expect(await seen(table, 'token-of-claire')).not.toContain(elsewhere.canary)
  expect(await seen(table, 'token-of-victor')).not.toContain(here.canary)
})

test('the same context does see its own rows: the check above can fail', async () => {
  expect(await seen('household', 'token-of-claire')).toContain(here.canary)
  expect(await seen('need', 'token-of-claire')).toContain(here.canary)
  expect(await seen('household', 'token-of-victor')).toContain(elsewhere.canary)
})

test('a revoked member sees nothing at once', async () => {
  await site.owner(`update app.member set status = 'revoked' where name = 'Sofia Renard'`)
  for (const table of tables.filter((t) => !directory.includes(t)))
    expect(['[]', 'refused']).toContain(await seen(table, 'token-of-sofia'))
  await site.owner(`update app.member set status = 'active' where name = 'Sofia Renard'`)
})

test('who follows a household from afar learns its name and needs, and opens nothing of its file', async () => {
  const afar = (scope: string) =>
    site.owner(
      `update app.household_access set scope = $1 where organisation_id = (select organisation_id from app.member where name = 'Victor Lemaire')`,
      [scope],
    )
  const file = ['beneficiary', 'agreement', 'outcome']
  for (const table of file) expect([table, await seen(table, 'token-of-victor')]).not.toEqual([table, '[]'])
  await afar('status')
  for (const table of ['household', 'need']) expect(await seen(table, 'token-of-victor')).toContain(elsewhere.canary)
  for (const table of file) expect([table, await seen(table, 'token-of-victor')]).toEqual([table, '[]'])
  await afar('full')
})

test('an ended reason closes the household and all that belongs to it', async () => {
  await site.owner(
    `update app.household_access set ended_at = now() where organisation_id = (select organisation_id from app.member where name = 'Victor Lemaire')`,
  )
  for (const table of ['household', 'beneficiary', 'agreement', 'need', 'prescription', 'outcome'])
    expect(await seen(table, 'token-of-victor')).toBe('[]')
})

const writing = writerOf(site.url)
const write = (text: string, values: unknown[], as: FirstName = 'claire') => writing(as, text, values)

test('nobody writes into another territory', async () => {
  const foreign = elsewhere.ids
  const [org] = await site.owner<{ id: string }>(
    `select organisation_id as id from app.member where name = 'Victor Lemaire'`,
  )
  expect(await write(`update app.household set name = 'x' where id = $1`, [foreign.household])).toBe(0)
  expect(await write(`update app.need set situation = 'x' where household_id = $1`, [foreign.household])).toBe(0)
  expect(await write(`update app.device set note = 'x' where id = $1`, [foreign.device])).toBe(0)
  await expect(
    write(`insert into app.need (id, household_id, organisation_id, kind) values (app.uuid7(), $1, $2, 'skills')`, [
      foreign.household,
      org?.id,
    ]),
  ).rejects.toThrow(/row-level security/)
  await expect(
    write(`insert into app.household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'x', '62413')`, [
      org?.id,
    ]),
  ).rejects.toThrow(/row-level security/)
  await expect(
    write(`select app.share_household($1, (app.orgs())[1], 'programme')`, [foreign.household]),
  ).rejects.toThrow(/may share/)
  await expect(
    write(
      `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at) select (app.orgs())[1], $1, 'programme', '', '', '62413', 1, 'open', now()`,
      [foreign.household],
    ),
  ).rejects.toThrow(/permission denied/)
})

test('two organisations that follow one household write each in its own name only', async () => {
  const { ids } = here
  const samira = 'samira'
  for (const text of [
    `update app.handover set state = 'cancelled' where id = '${ids.handover}'`,
    `update app.allocation set state = 'cancelled' where id = '${ids.allocation}'`,
    `update app.appointment set note = 'x' where id = '${ids.appointment}'`,
    `update app.outcome set score = 15 where id = '${ids.outcome}'`,
    `update app.handover_item set state = 'refused' where id = '${ids.item}'`,
  ])
    expect([text, await write(text, [], samira)]).toEqual([text, 0])
  const [other] = await site.owner<{ id: string }>(
    `select organisation_id as id from app.member where name = 'Claire Fontaine'`,
  )
  await expect(
    write(
      `insert into app.outcome (id, household_id, organisation_id, moment, answers, score, noted_by, noted_at) values (app.uuid7(), $1, $2, 'after', '{}', 15, 'x', now())`,
      [ids.household, other?.id],
      samira,
    ),
  ).rejects.toThrow(/row-level security/)
})

test('only those who manage an organisation change its members', async () => {
  const raise = `update app.member set role = 'coordinator', admin = true where name = 'Nadia Haddad'`
  expect(await write(raise, [], 'nadia')).toBe(0)
  expect(await write(raise, [], 'claire')).toBe(1)
})

test('a file is not opened by citing it as one’s own proof', async () => {
  const cite = `with cited as (insert into app.wipe (id, device_id, organisation_id, file_id, file_sha256, tool, method, verdict, drives, operator)
    values (app.uuid7(), $1, (app.orgs())[1], $2, '\\x00', 'x', 'x', 'verified', '[]', 'x')) select 1`
  await write(cite, [here.ids.device, elsewhere.ids.file])
  expect(await write('select id from app.file where id = $1', [elsewhere.ids.file])).toBe(0)
})

test('nobody leaves a trace about a household that is none of theirs, nor under another name', async () => {
  const trace = `select app.record(app.uuid7(), now(), 'household.visited', 'household', $1, $1, null, null, null, '{}', 'Personne')`
  await expect(write(trace, [elsewhere.ids.household])).rejects.toThrow(/reason to see/)
  const actor = await asOwner(site.url, async (client) => {
    await client.query('reset role')
    await client.query('begin')
    await client.query('set local role maillon_app')
    await client.query('select app.open($1)', ['token-of-claire'])
    await client.query(trace, [here.ids.household])
    return (await client.query(`select actor from app.event where act = 'household.visited'`)).rows
  })
  expect(actor).toEqual([{ actor: 'Claire Fontaine' }])
})

test('without a session the directory is closed too', async () => {
  for (const table of directory) expect([table, await seen(table, 'nobody')]).toEqual([table, '[]'])
})

test('every table is under row-level security, forced on its owner too', async () => {
  expect(
    await site.owner(
      `select relname from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`,
    ),
  ).toEqual([])
})

test('no view, materialised view or right given to everybody opens a way around', async () => {
  expect(
    await site.owner(`select relname from pg_class where relnamespace in ('app'::regnamespace, 'auth'::regnamespace)
    and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}')`),
  ).toEqual([])
  expect(
    await site.owner(
      `select table_name from information_schema.role_table_grants where table_schema in ('app', 'auth') and grantee = 'PUBLIC'`,
    ),
  ).toEqual([])
  expect(
    await site.owner(`select rolname from pg_roles where rolname like 'maillon%' and (rolsuper or rolbypassrls)`),
  ).toEqual([])
})

test('functions that pass the locks fix their search path, and only named roles may call them', async () => {
  const open =
    await site.owner(`select p.proname from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosecdef
    and (p.proconfig is null or not exists (select from unnest(p.proconfig) c where c like 'search_path=%'))`)
  expect(open).toEqual([])
  expect(
    await site.owner(
      `select p.proname from pg_proc p where p.pronamespace = 'app'::regnamespace and has_function_privilege('public', p.oid, 'execute')`,
    ),
  ).toEqual([])
})

test('the context is set for one transaction only, and only when a session opens', () => {
  const sources = [...globSync('src/**/*.{ts,tsx}'), ...globSync('db/**/*.{sql,ts}')].filter(
    (path) => !path.endsWith('.test.ts'),
  )
  const setting = sources.filter((path) =>
    /set_config\([^)]*false\)|\bset\s+(session\s+)?app\./i.test(readFileSync(path, 'utf8')),
  )
  expect(setting).toEqual([])
})

test('uniqueness within personal tables never reveals another organisation’s row', async () => {
  const unique = await site.owner<{ index: string; first: string }>(`
    select i.relname as index, a.attname as first from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where t.relnamespace = 'app'::regnamespace and x.indisunique and not x.indisprimary order by 1`)
  const scoped = [
    'organisation_id',
    'household_id',
    'programme_id',
    'device_id',
    'sim_card_id',
    'workshop_id',
    'handover_id',
    // The two sides of a lot see it, and nobody else does.
    'donation_id',
  ]
  // Numbers drawn from a sequence and hashes of random tokens: nobody types them. The code of a school is in a public register.
  const reasoned = [
    'device_number_key',
    'handover_number_key',
    'batch_number_key',
    'deed_number_key',
    'transfer_number_key',
    'organisation_uai',
    'invitation_token',
    'census_invitation_token_hash_key',
    'prescription_link_token_hash_key',
    'arrival_token_hash_key',
    'delivery_link_token_hash_key',
    'allocation_run_code',
    'certificate_number_key',
    'certificate_code_key',
    'certificate_code_hash_key',
    'certificate_sha256_key',
    'exit_number_key',
    'batch_number_key',
  ]
  // Of one lot, written by the organisation that counts it alone: the policy answers before the index does.
  const ofOneLot = [
    'delivery_note_donation_id_key',
    'delivery_line_serial',
    'delivery_scan_device',
    'delivery_scan_line',
  ]
  // Of one tablet, whose key its organisation alone holds.
  const ofOneTablet = ['field_act_digest']
  expect(
    unique.filter((u) => !scoped.includes(u.first) && ![...reasoned, ...ofOneLot, ...ofOneTablet].includes(u.index)),
  ).toEqual([])
})
