import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { testSite } from '#testing/testSite.ts'
import { addressed, giveMailbox } from '../links/link.fixture.ts'
import { runPrescriptionClocks } from '../orientation.clocks.ts'
import { household, placesElsewhere, sent, stateOf } from '../prescriptions/prescription.fixture.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
await placesElsewhere(site)
await giveMailbox(site)
const samira = site.as('samira')
const claire = site.as('claire')
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}
const run = () => runPrescriptionClocks(site.database, now, everyWay)
const accepted = async (name: string) => {
  const family = await household(site, 'samira', { name })
  const id = await sent(site, 'samira', family)
  await claire.post(`/orientations/${id}/accepter`)
  return { family, id }
}
/** How the family has itself spoken of no more: it takes its agreement back, or asks to be forgotten. */
const endings = ['accord', 'effacement'] as const
const written = async () => ({
  arrivals: await site.owner('select * from app.arrival order by prescription_id'),
  mails: await site.owner('select id from app.outbox order by id'),
  events: await site.owner(`select id from app.event where act like 'arrival.%' order by id`),
})

test.each(endings)(
  'after /droits/%s the receiver says nothing more of the family, and nobody is written to',
  async (end) => {
    const { family, id } = await accepted(`Famille Zibeline ${end}`)
    await samira.post(`/familles/${family}/droits/${end}`, { asked: 'spoken' })
    const before = await written()
    const answer = await claire.post(`/orientations/${id}/venue`, { came: 'absent', said: 'Partie chez sa soeur' })
    expect([404, 422]).toContain(answer.status)
    expect(await written()).toEqual(before)
    expect((await samira.get(`/orientations/${id}`)).text).not.toContain('chez sa soeur')
  },
)

test.each(endings)('after /droits/%s no clock asks, reminds, knows or gives up', async (end) => {
  const asked = await addressed(site, `Famille Muette ${end}`)
  await site.anyone.post(asked.link, { who: 'Jeanne Morel' })
  const { family, id } = await accepted(`Famille Vue ${end}`)
  later(31)
  await run()
  await site.owner(
    `with p as (insert into app.place (id, organisation_id, name, address, commune) select gen_random_uuid(), id, 'Espace', '1 rue', '62413' from app.organisation where name = 'Les Passerelles' returning id)
     insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state)
     select gen_random_uuid(), m.organisation_id, p.id, m.id, $1, 'training', $2::timestamptz, $2::timestamptz + interval '1 hour', 'seen' from p, app.member m where m.name = 'Nadia Haddad'`,
    [family, now],
  )
  for (const one of [family, asked.family]) await samira.post(`/familles/${one}/droits/${end}`, { asked: 'spoken' })
  const before = await written()
  for (const days of [11, 11, 11]) {
    later(days)
    await run()
  }
  expect(await written()).toEqual(before)
  expect((await samira.get(`/orientations/${id}`)).text).not.toContain('Venue le')
})

test('the same answer sent twice at once is told once', async () => {
  const { id } = await accepted('Famille Double')
  const before = await written()
  await Promise.all([1, 2, 3].map(() => claire.post(`/orientations/${id}/venue`, { came: 'absent' })))
  const after = await written()
  expect([after.events.length - before.events.length, after.mails.length - before.mails.length]).toEqual([1, 1])
})

test('what a sender reads of a link opens nothing: it cannot answer in the place of the receiver', async () => {
  const one = await addressed(site, 'Famille Alpha')
  const forged = await site.acting('samira', async (by) => {
    const { rows } = await sql<{
      done: boolean
    }>`select accept_by_link(l.token_hash, ${by.now}, 'Faux', ${''}, ${''}) as done
      from prescription_link l where l.prescription_id = ${one.id}`.execute(by.db)
    return rows
  })
  expect(forged).toEqual([{ done: false }])
  expect(await stateOf(site, one.id)).toBe('sent')
  await site.anyone.post(one.link, { who: 'Jeanne Morel' })
  later(31)
  await run()
  const said = await site.acting('samira', async (by) => {
    const { rows } = await sql<{
      done: boolean
    }>`select say_arrival_by_link(a.token_hash, ${by.now}, 'Faux', 'came', null, '', '', '') as done
      from arrival a where a.prescription_id = ${one.id}`.execute(by.db)
    return rows
  })
  expect(said).toEqual([{ done: false }])
  expect(await site.owner('select came from app.arrival where prescription_id = $1', [one.id])).toEqual([
    { came: null },
  ])
})

test.each([`said_by = 'Maillon'`, 'noted_at = now()', 'silent_at = now()', 'asked_at = now()'])(
  'a receiver does not write %s itself',
  async (change) => {
    const { id } = await accepted(`Famille ${change.replace(/\W+/g, ' ')}`)
    await claire.post(`/orientations/${id}/venue`, { came: 'absent' })
    const rewritten = site.acting('claire', (by) =>
      sql.raw(`update arrival set ${change} where prescription_id = '${id}'`).execute(by.db),
    )
    await expect(rewritten).rejects.toThrow(/row-level security|permission denied/)
  },
)

test('a masked structure that erases a family is named by its words to those it had addressed, who get no certificate', async () => {
  const family = await household(site, 'ines', { name: 'Famille Delta' })
  const id = await sent(site, 'ines', family)
  await claire.post(`/orientations/${id}/accepter`)
  const held = await claire.get(`/familles/${family}/droits/dossier.json`)
  expect(held.status).toBe(200)
  expect(held.text).toContain('une structure partenaire')
  expect(held.text).not.toMatch(/Garnier|addicto|"(organisation|member)_id"/)
  expect((await site.as('ines').post(`/familles/${family}/droits/effacement`, { asked: 'spoken' })).location).toBe(
    `/effacements/${family}`,
  )
  expect((await claire.get(`/effacements/${family}`)).status).toBe(404)
  expect((await site.as('ines').get(`/effacements/${family}`)).text).toContain('Inès Garnier')
  const actors = await site.owner<{ name: string; actor: string }>(
    `select o.name, e.actor from app.event e join app.organisation o on o.id = e.organisation_id where e.household_id = $1 and e.act = 'household.forgotten' order by 1`,
    [family],
  )
  expect(actors).toEqual([
    { name: 'Les Passerelles', actor: 'une structure partenaire' },
    { name: 'Service d’addictologie', actor: 'Inès Garnier' },
  ])
})
