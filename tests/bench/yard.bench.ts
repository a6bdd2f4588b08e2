import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Pack } from '#handover/fieldDays/pack.rules.ts'
import { TestTablet } from '#handover/fieldDays/scene.testing.ts'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { everyWay } from '#platform/access/acting.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { enterCast, tokenOf } from '#testing/cast.ts'
import { scratchPostgres } from '#testing/scratch.ts'
import { openSite } from '../../src/site.ts'

// A school yard comes home: ten tablets served five hundred sheets without network, some of them twice, and all send at once. Told
// beside as many bare transactions that insert one row of the same size, on as many connections. The last line is one JSON object.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    sheets: { type: 'string', default: '500' },
    tablets: { type: 'string', default: '10' },
    contested: { type: 'string', default: '25' },
  },
})
const [SHEETS, TABLETS, CONTESTED] = [Number(values.sheets), Number(values.tablets), Number(values.contested)]
const say = (text: string) => process.stderr.write(`${text}\n`)

const postgres = await scratchPostgres('yard', 'mesures')
await migrate(postgres.url)
const handout = await asOwner(postgres.url, async (owner) => {
  await ensureCommunes(owner)
  await owner.query('reset role')
  await enterCast(owner)
  await owner.query('set role maillon_owner')
  return prepare(owner)
})
const database = openDatabase(postgres.url, { connections: TABLETS })
const site = openSite({ database, log: openLog('silent'), demo: true, ways: everyWay })

const ask = async (path: string, fields: Record<string, string>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const answer = await site.app.request(path, {
    method: 'POST',
    body,
    headers: {
      cookie: `maillon.session_token=${tokenOf('nadia')}.s`,
      origin: 'http://localhost',
      accept: 'application/json',
    },
  })
  if (!answer.ok) throw new Error(`${answer.status}: ${(await answer.text()).slice(0, 500)}`)
  return answer.json()
}

const tablets = await Promise.all(
  Array.from({ length: TABLETS }, async (_, n) => {
    const asked = { label: `Tablette ${n + 1}`, now: new Date().toISOString() }
    return new TestTablet((await ask(`/terrain/emporter/${handout}`, asked)) as Pack)
  }),
)
for (const [at, sheet] of (tablets[0]?.pack.sheets ?? []).entries()) {
  await tablets[at % TABLETS]?.signs(sheet)
  if (at < CONTESTED) await tablets[(at + 1) % TABLETS]?.signs(sheet, { signer: 'Quelqu’un d’autre' })
}
const acts = tablets.reduce((sum, { done }) => sum + done.length, 0)
const bytes = JSON.stringify(tablets[0]?.done[0]).length

const bare = await bareInserts(acts, bytes)
const times: number[] = []
const began = performance.now()
const outcomes = await Promise.all(
  tablets.map(async ({ done }) => {
    let incidents = 0
    for (const act of done) {
      const start = performance.now()
      const taken = (await ask('/terrain/actes', { ...act, seq: String(act.seq) })) as { outcome: string }
      times.push(performance.now() - start)
      if (taken.outcome === 'incident') incidents++
    }
    return incidents
  }),
)
const taken = performance.now() - began
times.sort((a, b) => a - b)
const incidents = outcomes.reduce((sum, n) => sum + n, 0)
const { signed, doubled } = await asOwner(postgres.url, async (owner) => {
  const one = await owner.query(
    `select (select count(*)::int from handover where state = 'signed') as signed,
      (select count(*)::int from (select 1 from event where act = 'handover.signed' group by subject_id having count(*) > 1) x) as doubled`,
  )
  return one.rows[0] as { signed: number; doubled: number }
})
const lost = SHEETS - signed
say(
  `${acts} gestes de ${TABLETS} tablettes : ${(taken / 1000).toFixed(1)} s, ${(acts / (taken / 1000)).toFixed(0)} par seconde, ` +
    `p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms ; ${(taken / bare).toFixed(1)} fois ${acts} insertions nues (${(bare / 1000).toFixed(2)} s)`,
)
say(`${signed} feuilles signées, ${incidents} à régler (${CONTESTED} attendues), ${lost} perdue, ${doubled} doublée`)
process.stdout.write(
  `${JSON.stringify({ acts, tablets: TABLETS, ms: Math.round(taken), bareMs: Math.round(bare), ratio: taken / bare, p95: times[Math.floor(times.length * 0.95)], signed, incidents, lost, doubled })}\n`,
)
await database.close()
await postgres.stop()

/** Sheets of one day, each with a device from the shelf and a charger. */
async function prepare(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ id: string; organisation_id: string }>(
    `select m.id, m.organisation_id from member m join auth.session s on s."userId" = m.user_id where s.token = $1`,
    [tokenOf('nadia')],
  )
  const org = rows[0]?.organisation_id
  const made = await owner.query<{ id: string }>(
    `with day as (insert into handout (id, organisation_id, title, held_on, kind, due_on, created_by, created_at)
        values (gen_random_uuid(), $1, 'Cour', current_date, 'loan', current_date + 365, 'Nadia', now()) returning id),
      homes as (insert into household (id, organisation_id, name, commune) select gen_random_uuid(), $1, 'Famille ' || n, '62413' from generate_series(1, $2::int) n returning id),
      machines as (insert into device (id, organisation_id, kind, brand, model, serial, state)
        select gen_random_uuid(), $1, 'tablet', 'Lenovo', 'Tab', 'YARD' || n, 'reserved' from generate_series(1, $2::int) n returning id),
      sheets as (insert into handover (id, organisation_id, household_id, handout_id, line, kind, due_on, handed_by, created_at)
        select gen_random_uuid(), $1, h.id, day.id, row_number() over (), 'loan', current_date + 365, 'Nadia', now() from homes h, day returning id, household_id, line),
      numbered as (select id, row_number() over () as line from machines),
      kept as (insert into custody (id, device_id, organisation_id, holder_id, since) select gen_random_uuid(), id, $1, $1, now() from machines),
      things as (insert into handover_item (id, handover_id, household_id, device_id) select gen_random_uuid(), s.id, s.household_id, m.id from sheets s join numbered m using (line)),
      chargers as (insert into handover_item (id, handover_id, household_id, label) select gen_random_uuid(), id, household_id, 'Chargeur' from sheets)
     select id from day`,
    [org, SHEETS],
  )
  await owner.query('analyze')
  return made.rows[0]?.id ?? ''
}

/** The same number of transactions of one row each, over as many connections: what the disk and the server allow. */
async function bareInserts(count: number, size: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: TABLETS }, async () => {
      const client = new pg.Client(adminConfig(postgres.url))
      await client.connect()
      return client
    }),
  )
  await clients[0]?.query('create table public.bare (id int generated always as identity primary key, body text)')
  const body = 'x'.repeat(size)
  const start = performance.now()
  await Promise.all(
    clients.map(async (client, n) => {
      for (let at = n; at < count; at += TABLETS)
        await client.query('insert into public.bare (body) values ($1)', [body])
    }),
  )
  const took = performance.now() - start
  await clients[0]?.query('drop table public.bare')
  await Promise.all(clients.map((client) => client.end()))
  return took
}
