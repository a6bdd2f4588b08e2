import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { expect, test } from 'vitest'
import { frozenRuns } from '#allocation/runs/run.scene.testing.ts'
import { runsOf } from '#allocation/runs/run.testing.ts'
import { asOwner } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const runs = runsOf(site)
const frozen = frozenRuns(site)
const own = organisationId('claire')
const other = organisationId('victor')

/** Writes as the site's role in somebody's context, and undoes it: the refusal's constraint or code, or null. */
const refusal = (text: string, values: unknown[], who = 'claire', then?: string) =>
  asOwner(site.url, async (client) => {
    await asMember(client, text, values, who)
    if (then) await client.query(then, values)
  }).then(
    () => null,
    (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
  )
async function entered(client: Client, who: string) {
  await client.query('reset role')
  await client.query('begin')
  await client.query('set local role maillon_app')
  await client.query('select app.open($1)', [`token-of-${who}`])
}
async function asMember(client: Client, text: string, values: unknown[], who: string) {
  await entered(client, who)
  const { rows } = await client.query(text, values)
  await client.query('set constraints all immediate')
  return rows
}
const need = (organisation: string, run: string, more = '', value = '') =>
  `insert into app.run_need (id, organisation_id, run_id, pseudonym, kit, kinds, commune, stratum, points, stratum_name${more}) values
   ('${newId()}', '${organisation}', '${run}', '00000000000000aa', 'Ordinateur', '{computer}', '62413', 1, 99, 'x'${value})`

test('another organisation hangs nothing on a run, a wish or a programme whose identifier it knows', async () => {
  const { run, programme, policy, needs } = await runs.run({ state: 'decided' })
  const [first] = needs
  expect(await refusal(need(other, run), [], 'victor')).toBe('run_need_of_run')
  const said = `insert into app.derogation (id, organisation_id, run_id, run_need_id, way, why, said_by, said_at) values ($1, $2, $3, $4, 'in', 'Dix lettres au moins', 'x', now())`
  expect(await refusal(said, [newId(), other, run, first?.id], 'victor')).not.toBeNull()
  expect(
    await refusal(
      `insert into app.appeal (id, organisation_id, run_need_id, received_on, grounds, written_by, written_at) values ($1, $2, $3, current_date, 'Parce que', 'x', now())`,
      [newId(), other, first?.id],
      'victor',
    ),
  ).toBe('appeal_of_family')
  const rule = `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_most, written_at) values ($1, $2, $3, 'Sonde', 'computer', '{single_parent}', 500, now())`
  expect(await refusal(rule, [newId(), other, programme], 'victor')).toBe('quota_rule_of_programme')
  expect(await refusal(rule, [newId(), own, programme])).toBeNull()
  const kept = `insert into app.reservation (id, organisation_id, programme_id, commune, kind, holder_id, places, until, written_at) values ($1, $2, $3, '62413', 'computer', $2, 1, '2030-01-01', now())`
  expect(await refusal(kept, [newId(), other, programme], 'victor')).toBe('reservation_of_programme')
  expect(
    await refusal(
      `insert into app.allocation_run (id, organisation_id, programme_id, policy_id, name, state, frozen_at, frozen_by, inputs_hash, commitment, seed_source, seed_on)
       values ($1, $2, $3, $4, 'Sonde', 'frozen', now(), 'x', repeat('a', 64), repeat('a', 64), 'Loto', current_date + 9)`,
      [newId(), other, programme, policy],
      'victor',
    ),
  ).toMatch(/^allocation_run_of_/)
})

test('a frozen list takes no newcomer, whatever the pseudonym, and no other question', async () => {
  const { run } = await runs.run({ state: 'frozen' })
  expect(await refusal(need(own, run), [])).toBe('run_frozen')
  expect(await refusal(need(own, run, ', outcome, class', `, 'served', 'Ordinateur portable'`), [])).toBe('run_frozen')
  const document = `insert into app.run_document (run_id, organisation_id, kind, content) values ($1, $2, $3, '{"needs":[]}')`
  expect(await refusal(document, [run, own, 'result'])).toBe('run_frozen')
  const bare = `insert into app.allocation_run (id, organisation_id, programme_id, policy_id, name, state, frozen_at, frozen_by, inputs_hash, commitment, seed_source, seed_on)
    select $1, organisation_id, programme_id, policy_id, 'Autre', 'frozen', now(), 'x', repeat('a', 64), commitment, seed_source, current_date + $3 from app.allocation_run where id = $2`
  const done = await runs.run({ state: 'decided' })
  const id = newId()
  expect(
    await refusal(`with r as (${bare.replace('$3', '9')} returning id) select 1 from r`, [id, done.run]),
  ).toBeNull()
  expect(await refusal(bare.replace('$3', '-1'), [id, done.run])).toBe('run_seed')
})

test('nobody but who solves a run writes its answer, and what was announced of it stays where it is', async () => {
  const { run, needs } = await runs.run({ state: 'computing' })
  for (const set of [
    `state = 'proposed'`,
    `state = 'failed'`,
    `found_at = now()`,
    `public_code = null`,
    `public_code = 'ABCDEFGHJKLN'`,
    `state = 'cancelled', cancelled_why = 'Pour voir'`,
  ])
    expect([set, await refusal(`update app.allocation_run set ${set} where id = $1`, [run])]).not.toEqual([set, null])
  expect(
    await refusal(`update app.run_need set outcome = 'served', class = 'x' where id = $1`, [needs[0]?.id]),
  ).not.toBeNull()
  expect(
    await refusal(
      `insert into app.run_cutoff (run_id, organisation_id, position, quotas, kits, served, waiting) values ($1, $2, 99, '{}', '{}', 1, 1)`,
      [run, own],
    ),
  ).toBe('42501')
})

test('a derogation beyond the number announced, or once decided, is refused by the database too', async () => {
  const { run, needs } = await runs.run({ state: 'proposed', derogations: 1 })
  const all = (count: number) =>
    `insert into app.derogation (id, organisation_id, run_id, run_need_id, way, why, said_by, said_at)
     select app.uuid7(), organisation_id, run_id, id, 'out', 'Dix lettres au moins', 'x', now() from app.run_need where run_id = $1 limit ${count}`
  expect(await refusal(all(1), [run])).toBeNull()
  expect(await refusal(all(2), [run])).toBe('derogation_limit')
  const decided = await runs.run({ state: 'decided' })
  expect(await refusal(all(1), [decided.run])).toBe('derogation_sitting')
  expect(await refusal('update app.allocation_run set derogations_at_most = 99 where id = $1', [run])).toBe('42501')
  for (const set of [`body = 'Autre'`, `decided_on = current_date - 9`])
    expect(await refusal(`update app.allocation_run set ${set} where id = $1`, [decided.run])).toBe('run_decided')
  expect(needs).toHaveLength(6)
})

test('nobody is served nor left out without a derogation, and what was decided changes by an appeal alone', async () => {
  const { run } = await runs.run({ state: 'proposed' })
  const decide = (finals: string) =>
    refusal(
      `with f as (${finals} returning run_id) select 1 from f`,
      [run],
      'claire',
      `update app.allocation_run set state = 'decided', body = 'Commission', decided_on = current_date, decided_by = 'x', decided_at = now() where id = $1`,
    )
  const all = (final: string) =>
    `update app.run_need set final = ${final}, class = coalesce(class, 'x') where run_id = $1`
  expect(await decide(all(`'served'`))).toBe('run_derogated')
  expect(await decide(`update app.run_need set final = 'waiting' where run_id = $1`)).toBe('run_derogated')
  expect(await decide(`update app.run_need set final = outcome where run_id = $1`)).toBeNull()
  const { needs } = await runs.run({ state: 'decided' })
  for (const final of ['served', 'waiting'])
    expect(
      await refusal('update app.run_need set final = $2 where id = any ($1) and final <> $2', [
        needs.map(({ id }) => id),
        final,
      ]),
    ).toBe('run_decided')
})

test('the secret of a run tells the pseudonym of no family that is not followed any more', async () => {
  const { run, needs } = await runs.run({ state: 'decided' })
  const [kept, gone] = needs
  await site.owner('update app.household set forgotten_at = now() where id = $1', [gone?.household])
  const told = await asOwner(site.url, async (client) => {
    await entered(client, 'claire')
    return (
      await client.query('select household from app.draw_pseudonyms($1, $2, $3)', [
        newId(),
        run,
        [kept?.household, gone?.household, newId()],
      ])
    ).rows
  })
  expect(told).toEqual([{ household: kept?.household }])
})

test('nobody enters a list whose draw is known, nor takes another one’s number there', async () => {
  const before = await runs.run({ state: 'decided', families: 6 })
  const newcomer = await frozen.wanting()
  const drawn = 'select household from app.draw_pseudonyms($1, $2, $3)'
  const told = await asOwner(site.url, async (client) => {
    await entered(client, 'claire')
    return (await client.query(drawn, [newId(), before.run, [newcomer, before.needs[0]?.household]])).rows
  })
  expect(told).toEqual([{ household: before.needs[0]?.household }])
  const [first, second] = before.needs
  const secret = createHash('sha256').update(before.run).digest()
  const numberOf = (household: string) =>
    createHash('sha256').update(secret).update(household).digest('hex').slice(0, 16)
  const follow = (household: string | undefined, pseudonym: string | undefined, derogations = 2) =>
    asOwner(site.url, async (client) => {
      const id = newId()
      const need = { id: pseudonym, kind: 'Ordinateur', stratum: 1, points: 9, since: null, attributes: {} }
      const list = JSON.stringify({ needs: [need], supply: [], quotas: [] })
      await entered(client, 'claire')
      await client.query(drawn, [id, before.run, [first?.household]])
      await client.query(
        `insert into app.allocation_run (id, organisation_id, programme_id, policy_id, follows_id, name, state, frozen_at, frozen_by, inputs_hash, commitment, seed_source, seed_on, seed, seeded_at, derogations_at_most)
         select $1, organisation_id, programme_id, policy_id, id, 'Suite', 'computing', now(), 'x', $3, commitment, seed_source, seed_on, seed, now(), $4 from app.allocation_run where id = $2`,
        [id, before.run, createHash('sha256').update(list).digest('hex'), derogations],
      )
      await client.query(
        `insert into app.run_document (run_id, organisation_id, kind, content) values ($1, $2, 'scenario', $3)`,
        [id, own, list],
      )
      await client.query(
        `insert into app.run_need (id, organisation_id, run_id, household_id, pseudonym, kit, kinds, commune, stratum, points, stratum_name)
         values ($1, $2, $3, $4, $5, 'Ordinateur', '{computer}', '62413', 1, 9, 'x')`,
        [newId(), own, id, household, pseudonym],
      )
    }).then(
      () => null,
      (error: { constraint?: string }) => error.constraint ?? error,
    )
  expect(await follow(first?.household, first?.pseudonym)).toBeNull()
  expect(await follow(first?.household, first?.pseudonym, 3)).toBe('run_path')
  expect(await follow(newcomer, numberOf(newcomer))).toBe('run_newcomer')
  expect(await follow(second?.household, first?.pseudonym)).toBe('run_pseudonym')
})

test('a school that follows a family learns from no run and no quota what others declared of it', async () => {
  const { run, programme, needs } = await runs.run({ state: 'decided' })
  const household = needs[0]?.household
  for (const who of ['paul', 'samira'] as const)
    await site.owner(
      `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
       select $1, id, 'prescription', name, name_key, commune, stage, status, touched_at from app.household where id = $2 on conflict do nothing`,
      [organisationId(who), household],
    )
  await site.owner(
    `insert into app.target_public (id, household_id, organisation_id, kind, declared_on, declared_by) values (app.uuid7(), $1, $2, 'ase_leaver', current_date, 'x')`,
    [household, own],
  )
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_most, written_at) values (app.uuid7(), $1, $2, 'Sortants de l’ASE', 'computer', '{ase_leaver}', 3, now())`,
    [own, programme],
  )
  const reads = (who: string, text: string, values: unknown[]) =>
    asOwner(site.url, (client) => asMember(client, text, values, who))
  const left = (who: string) =>
    reads(who, 'select quotas from app.left_for($1, $2, current_date) where programme_id = $3 and kind = $4', [
      ...['62413', household, programme, 'computer'],
    ])
  expect(await left('samira')).toEqual([{ quotas: [{ name: 'Sortants de l’ASE', left: 3 }] }])
  expect(await left('paul')).toEqual([{ quotas: [] }])
  for (const [text, values] of [
    ['select app.sheet_facts($1, $2)', [run, needs[0]?.id]],
    ['select * from app.sheets_of($1)', [household]],
  ] as const) {
    expect(await reads('samira', text, [...values])).toHaveLength(1)
    expect(await reads('paul', text, [...values])).toEqual([])
  }
})

test('a freeze through the site passes every lock', async () => {
  for (let at = 0; at < 3; at++) await frozen.wanting()
  await frozen.device()
  const run = await frozen.freeze(await frozen.programme())
  expect(await frozen.state(run)).toBe('frozen')
  expect((await frozen.needs(run)).length).toBeGreaterThanOrEqual(3)
})
