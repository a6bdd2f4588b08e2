import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { turnsOf } from '#desk/turns.ts'
import { ensureCommunes } from '#network/communes/commune.load.ts'
import { everyWay } from '#platform/access/acting.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner, openDatabase, withMember } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import { demoTokenOf, enterDemo } from '#testing/enterDemo.ts'
import { databaseUrl, dropDatabase, onServer } from '#testing/prepare.ts'
import { openSite } from '../../src/site.ts'
import { invent } from './invent.ts'
import { isDemo, type Loaded, loadDemo } from './loadDemo.ts'
import { demoPersonas } from './personas.ts'

const now = new Date('2026-11-24T10:20:00Z')
const server = inject('server')
const name = `maillon_demo_${randomBytes(6).toString('hex')}`
const url = databaseUrl(server, name)
const twin = `${name}_twin`
const database = openDatabase(url, { connections: 2 })
let loaded: Loaded

const ask = <T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  asOwner(url, async (owner) => (await owner.query(text, values)).rows as T[])
/** Rows that break a rule: there must be none. */
const none = async (text: string) => expect(await ask(`${text} limit 5`)).toEqual([])
const one = async (text: string) => Object.values((await ask(text))[0] ?? {})[0]

beforeAll(async () => {
  await onServer(server, (client) => client.query(`create database ${name}`))
  await migrate(url)
  await asOwner(url, ensureCommunes)
  expect(await isDemo(url)).toBe(false)
  await onServer(server, (client) => client.query(`create database ${twin} template ${name}`))
  loaded = await loadDemo(url, now)
  await asOwner(url, async (owner) => {
    await owner.query('reset role')
    await enterDemo(owner)
  })
})
afterAll(async () => {
  await database.close()
  for (const gone of [name, twin]) await dropDatabase(server, gone)
})

/** Six hundred, those that several partners named, those of a class to whom its college lends tablets, and those who wait for the computers of the autumn. */
const HOUSEHOLDS = 623 + 166
/** Three hundred of the donors, the tablets that a college lends, those bought new for it, and the computers of the autumn. */
const DEVICES = 368 + 120

describe('the figures of the demonstration', () => {
  it('counts some 800 households, 300 devices given, 42 tablets and 120 computers bought, and about thirty organisations', async () => {
    expect(loaded).toMatchObject({ households: HOUSEHOLDS, devices: DEVICES })
    expect(loaded.organisations).toBeGreaterThanOrEqual(28)
    expect(loaded.organisations).toBeLessThanOrEqual(33)
    expect(await one('select count(*) from household')).toBe(HOUSEHOLDS)
    expect(await one('select count(*) from device where donor_id is not null')).toBe(300)
  })

  it('has a programme of 120 computers and 120 connections, 40 a town', async () => {
    const quotas = await ask(
      `select commune, kind, places from quota q join programme p on p.id = q.programme_id where p.name = '120 familles connectées'`,
    )
    expect(quotas).toHaveLength(6)
    expect(quotas.every(({ places }) => places === 40)).toBe(true)
    expect(new Set(quotas.map(({ commune }) => commune))).toEqual(new Set(['62771', '62413', '62133']))
  })

  it('has every place of Sallaumines taken, and places left in the two other towns', async () => {
    const left = await ask(
      `select commune, places - promised as n from quota q join programme p on p.id = q.programme_id
       where kind = 'computer' and p.name = '120 familles connectées' order by commune`,
    )
    expect(left).toEqual([
      { commune: '62133', n: 22 },
      { commune: '62413', n: 13 },
      { commune: '62771', n: 0 },
    ])
  })

  it('gets about half of what was collected and decided ready', async () => {
    const ready = Number(
      await one(
        "select count(*) from device where origin = 'donated' and state in ('ready', 'reserved', 'handed_over', 'returned', 'lost', 'stolen')",
      ),
    )
    const gone = Number(await one("select count(*) from device where state in ('exited', 'destroyed')"))
    expect(ready / (ready + gone)).toBeGreaterThan(0.42)
    expect(ready / (ready + gone)).toBeLessThan(0.58)
  })

  it('has parents at least eighteen years older than their children', async () => {
    const [{ families, young } = { families: 0, young: 0 }] = await ask<{ families: number; young: number }>(
      `select count(*)::int as families, count(*) filter (where child.birth_year - grown.birth_year < 18)::int as young
       from beneficiary grown join beneficiary child using (household_id) where grown.adult and not child.adult`,
    )
    expect(families).toBeGreaterThan(50)
    expect(young).toBe(0)
  })
  it('has households at each link of the chain', async () => {
    const stages = await ask<{ stage: number }>('select stage from household group by stage order by stage')
    expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining([2, 3, 4, 6, 7, 8]))
  })

  it('spreads over eighteen months, and nothing that is done is done tomorrow', async () => {
    expect(
      await one("select extract(day from max(at) - min(at))::int from event where act = 'household.registered'"),
    ).toBeGreaterThan(450)
    await none(`select * from event where at > '${now.toISOString()}'`)
    await none(`select * from household where touched_at > '${now.toISOString()}'`)
    await none(`select * from appointment where state <> 'booked' and starts_at > '${now.toISOString()}'`)
  })
})

describe('the same moment', () => {
  it('gives the same rows, identifiers included', async () => {
    const [first, second] = [(await invent(now)).demo, (await invent(now)).demo]
    expect([...second.tables]).toEqual([...first.tables])
    expect(second.acts).toEqual(first.acts)
  })

  it.each(['2026-03-29T01:30:00Z', '2027-01-01T00:00:30Z', '2028-02-29T22:59:59Z', '2026-08-15T12:00:00Z'])(
    'gives a whole territory whatever the day: %s',
    async (day) => {
      const { tables, acts } = (await invent(new Date(day))).demo
      expect(acts.filter(({ at }) => at > new Date(day))).toEqual([])
      expect([tables.get('household')?.length, tables.get('device')?.length]).toEqual([HOUSEHOLDS, DEVICES])
    },
  )
})

describe('what the rows say together', () => {
  it('misses no class, flags nobody and sees nobody back on a weekend', () =>
    none(`select id from signal where 6 <= any (array[extract(isodow from since), extract(isodow from back_on),
      extract(isodow from flagged_at at time zone 'Europe/Paris'), extract(isodow from ended_at at time zone 'Europe/Paris')])`))

  it('has a census that a hundred structures were asked to answer', async () => {
    const [asked] = await ask<Record<'invited' | 'answered' | 'counted' | 'communes', number>>(`
      select count(*)::int as invited, count(answered_at)::int as answered,
        count(*) filter (where answers ->> 'visitors' is not null)::int as counted,
        (select count(distinct commune)::int from app.census_count) as communes from app.census_invitation`)
    expect(asked).toMatchObject({ invited: 100, communes: 12 })
    expect(asked?.answered).toBeGreaterThan(50)
    expect(asked?.counted).toBeGreaterThan(asked?.answered ?? 100)
  })

  it('has a census answered in three ways, whose page shows the figures counted by hand', async () => {
    const acts = await ask<{ act: string; n: number }>(
      `select act, count(*)::int as n from event where act in ('census.answered', 'census.list_taken_in', 'census.paper_typed') group by act`,
    )
    const answers = Object.fromEntries(acts.map(({ act, n }) => [act, n]))
    expect(answers).toMatchObject({ 'census.list_taken_in': 7, 'census.paper_typed': 9 })
    expect(answers['census.answered']).toBeGreaterThan(40)
    expect(await one('select count(answered_at)::int from app.census_invitation')).toBe(
      acts.reduce((sum, { n }) => sum + n, 0),
    )
    expect(
      await one(`select count(*)::int from app.census_invitation where answered_at is not null and opened_at is null`),
    ).toBe(answers['census.paper_typed'])
    const read = (table: string) => ask<Record<string, string>>(`select * from app.${table}`)
    const [counts, named, needs, homes] = await Promise.all(
      ['census_count', 'census_family', 'need', 'household'].map(read),
    )
    // The larger of counted and named, structure by structure, commune by commune, kind by kind.
    const cells = new Map<string, { declared: number; named: number; served: number }>()
    const cell = (...key: (string | undefined)[]) => {
      const at = cells.get(key.join(' ')) ?? { declared: 0, named: 0, served: 0 }
      cells.set(key.join(' '), at)
      return at
    }
    for (const { invitation_id, commune, kind, declared } of counts ?? [])
      cell(kind, commune, invitation_id).declared += Number(declared)
    for (const { household_id, invitation_id } of named ?? [])
      for (const { kind, state } of (needs ?? []).filter((need) => need.household_id === household_id)) {
        const at = cell(kind, homes?.find(({ id }) => id === household_id)?.commune, invitation_id)
        at.named += 1
        if (state === 'served' || state === 'followed') at.served += 1
      }
    const missing = (kind: string) =>
      [...cells]
        .filter(([key]) => key.startsWith(`${kind} `))
        .reduce((sum, [, { declared, named, served }]) => sum + Math.max(declared, named) - served, 0)
    const id = await one('select id from app.census')
    const { app } = openSite({ database, log: openLog('silent'), demo: true, now: () => now })
    const headers = { cookie: `maillon.session_token=${demoTokenOf('claire')}.s` }
    const page = await (await app.request(`/recensements/${id}`, { headers })).text()
    for (const kind of ['computer', 'connection', 'skills'])
      expect(page).toContain(`<b>${sayNumber(missing(kind))}</b>`)
  })

  it('leaves chains of events that hold', async () => {
    const { events, breaks } = await asOwner(url, (owner) => verifyChains(owner))
    expect(breaks).toEqual([])
    expect(events).toBe(loaded.events)
  })

  it('counts in each quota the promises that live', () =>
    none(`select q.commune, q.kind from quota q where q.promised <> (select count(*) from allocation a
      where (a.programme_id, a.commune, a.kind) = (q.programme_id, q.commune, q.kind) and a.state <> 'cancelled')
      or q.handed_over <> (select count(*) from allocation a
      where (a.programme_id, a.commune, a.kind) = (q.programme_id, q.commune, q.kind) and a.state = 'handed_over')`))

  it('promises a household what it asked for, after its orientation was accepted', async () => {
    await none(
      `select a.id from allocation a where not exists (select from need n where n.household_id = a.household_id and n.kind = a.kind)`,
    )
    await none(`select a.id from allocation a where not exists (select from prescription p where p.household_id = a.household_id
      and p.state in ('promised', 'served') and p.answered_at < a.promised_at)`)
  })

  it('has in each state of a device the custody that this state means', async () => {
    await none(`select d.number from device d where state in ('announced', 'exited', 'destroyed')
      and exists (select from custody c where c.device_id = d.id and c.until is null)`)
    await none(`select d.number from device d where state in ('lost', 'stolen')
      and exists (select from custody c where c.device_id = d.id and c.until is null and c.household_id is not null)`)
    await none(`select d.number from device d where state not in ('announced', 'exited', 'destroyed', 'lost', 'stolen')
      and not exists (select from custody c where c.device_id = d.id and c.until is null)`)
    await none(`select d.number from device d where d.state = 'handed_over'
      and not exists (select from custody c where c.device_id = d.id and c.until is null and (c.household_id is not null or c.batch_id is not null))`)
    await none('select c.id from custody c where c.until < c.since')
  })

  it('makes no device ready that the database would refuse: each was wiped once it had arrived', () =>
    none(
      `select d.number from device d where d.state in ('ready', 'reserved') and d.origin <> 'bought' and app.unproved(d)`,
    ))

  it('makes no device ready without a verified wipe of its drive', () =>
    none(`select d.number from device d where state in ('wiped', 'tested', 'graded', 'ready', 'reserved', 'handed_over') and origin <> 'bought'
      and not exists (select from wipe w where w.device_id = d.id and w.verdict = 'verified' and w.drives::text like '%' || (d.drives -> 0 ->> 'serial') || '%')`))

  it('reserves a device for one live promise, and hands over one that was promised before', async () => {
    await none(
      `select d.number from device d where (state = 'reserved') <> (exists (select from allocation a where a.device_id = d.id and a.state = 'promised')
        or exists (select from handover_item i where i.device_id = d.id and i.state = 'pending'))`,
    )
    await none(
      `select a.id from allocation a join transfer_item i on i.device_id = a.device_id join transfer t on t.id = i.transfer_id where t.received_at >= a.promised_at`,
    )
    await none(`select x.id from handover x join handover_item i on i.handover_id = x.id join allocation a on a.id = i.allocation_id
      where x.state in ('signed', 'closed') and (a.promised_at > x.signed_at or a.state <> 'handed_over')`)
  })

  it('gives cards whose number is well formed, and only with a handover', async () => {
    const cards = await ask<{ iccid: string }>('select iccid from sim_card')
    expect(cards).toHaveLength(120)
    expect(cards.every(({ iccid }) => iccid.startsWith('8933') && sumOf(iccid) % 10 === 0)).toBe(true)
    await none(
      `select iccid from sim_card where (state in ('given', 'active')) <> (household_id is not null and handover_id is not null)`,
    )
  })

  it('closes as autonomous only who was seen to be', () =>
    none(`select h.name from household h where closed_as = 'autonomous' and (chain !~ '^d[ds]{5}d$'
      or not exists (select from outcome o where o.household_id = h.id and o.moment = 'after'))`))

  it('keeps each line of the lists equal to its household', async () => {
    await none(`select h.name from household_access a join household h on h.id = a.household_id
      where (a.stage, a.status, a.name, a.commune, a.touched_at) is distinct from (h.stage, h.status, h.name, h.commune, h.touched_at) and a.chain is null`)
    await none(
      `select o.name from household_access a join organisation o on o.id = a.organisation_id where (a.chain is not null) <> (o.kind = 'school')`,
    )
    await none(`select h.name from household h where chain <> app.chain_of(id)`)
  })

  it('lets a refused receiver, and another territory, see nothing', async () => {
    await none(`select p.id from prescription p join household_access a on a.organisation_id = p.to_organisation_id and a.household_id = p.household_id
      where p.state = 'refused' and a.ended_at is null`)
    await none(`select a.household_id from household_access a join organisation o on o.id = a.organisation_id
      join household h on h.id = a.household_id where (o.name = 'L’Autre Berge') <> (h.commune = '62193')`)
  })

  it('leaves nobody waiting for an answer longer than the clock lets them', () =>
    none(
      `select id from prescription where state = 'sent' and sent_at < '${now.toISOString()}'::timestamptz - interval '32 days'`,
    ))

  it('tells nobody what another home of a child was given', () =>
    none(`select id from prescription where why ilike '%autre parent%' or why ilike '%autre foyer%'`))

  it('never names the organisation whose nature would tell something', () =>
    none(
      `select p.sender from prescription p join organisation o on o.id = p.organisation_id where o.masked_as is not null and p.sender <> o.masked_as`,
    ))
})

describe('those whom a visitor may be', () => {
  it('are active members, each with an account', async () => {
    const emails = demoPersonas.map(({ email }) => email)
    const members = await ask(
      `select m.email from member m join auth."user" u on u.id = m.user_id where m.status = 'active' and m.email = any ($1)`,
      [emails],
    )
    expect(members).toHaveLength(emails.length)
  })
})

describe('the day of each persona', () => {
  const verbs: [string, RegExp][] = [
    ['claire', /Répondre|Promettre|Préparer la remise/],
    ['nadia', /Faire signer/],
    ['samira', /Orienter ailleurs/],
    ['paul', /Joindre|Noter la cause|Noter son retour/],
    ['denis', /Voir les preuves/],
    ['ahmed', /Effacer à nouveau/],
    ['odile', /Suivre|Orienter ailleurs/],
  ]
  it.each(verbs)('gives %s something to do', async (first, verb) => {
    const turns = await withMember(database, demoTokenOf(first), async (db, opened) => {
      const member = await opened
      if (!member) throw new Error(`${first} has no session`)
      return turnsOf({ db, member, now, newId, ways: everyWay, hosts: [] })
    })
    expect(turns.map((turn) => turn.verb[0]).join(', ')).toMatch(verb)
    expect(turns.length).toBeLessThan(41)
  })

  it('has two prescriptions that await an answer from Claire', async () =>
    expect(
      await one(`select count(*) from prescription p join member m on m.organisation_id = p.to_organisation_id
      where p.state = 'sent' and p.asked_at is null and m.email = 'claire@exemple.fr'`),
    ).toBe(2))

  it('has appointments today, and a handover to sign', async () => {
    expect(
      Number(await one(`select count(*) from appointment where starts_at::date = '2026-11-24' and state = 'booked'`)),
    ).toBeGreaterThan(2)
    expect(
      await one(
        `select count(*) from handover x join appointment a on a.id = x.appointment_id where x.state = 'prepared' and a.starts_at::date = '2026-11-24'`,
      ),
    ).toBe(1)
  })
})

describe('loading', () => {
  it('writes the same rows in another database', async () => {
    await loadDemo(databaseUrl(server, twin), now)
    const tables = [
      'household',
      'household_access',
      'device',
      'wipe',
      'custody',
      'handover',
      'appointment',
      'file',
      'event',
      'chain_head',
      'member',
    ]
    for (const table of tables) {
      const digest = `select md5(string_agg(x::text, ',' order by x::text)) as md5 from app.${table} x`
      const other = await asOwner(databaseUrl(server, twin), async (owner) => (await owner.query(digest)).rows)
      expect(await ask(digest), table).toEqual(other)
    }
  })

  it('says of the database that it is a demonstration', async () => expect(await isDemo(url)).toBe(true))
  it('refuses a database where somebody already works', () => expect(loadDemo(url, now)).rejects.toThrow(/base vide/))
})

/** Luhn's sum, its check digit included. */
const sumOf = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
