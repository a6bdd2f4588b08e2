import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { refusalToCloseJourney } from './closing.rules.ts'

const site = await testSite({ now: () => new Date('2026-11-24T09:00:00Z') })
const id = async () => (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]!.id
const levels = (n: string) => ({ email: n, procedure: n, school: n, fraud: n, passwords: n })
const note = (household: string, moment: string, n: string) =>
  site.as('nadia').post(`/familles/${household}/bilan`, { moment, ...levels(n) })
const close = (household: string, reason: string) => site.as('nadia').post(`/familles/${household}/clore`, { reason })

/** Registered by Paul's school, prescribed by Inès's masked service, followed by Claire's and Nadia's association. */
async function followed(name: string) {
  const registered = await site.as('paul').post('/familles/nouvelle', {
    ...{
      name,
      commune: 'Harnes',
      adults: '1',
      children: '1',
      needs: 'skills',
      channel: 'in_person',
      languages: 'fr',
      informed: 'oui',
      agreed: 'spoken',
    },
  })
  const household = registered.location?.split('/').at(-1) ?? ''
  await site.acting('paul', async (by) => {
    await sql`select app.share_household(${household}, ${organisationId('claire')}, 'prescription', 'full')`.execute(
      by.db,
    )
    await sql`select app.share_household(${household}, ${organisationId('ines')}, 'prescription', 'full')`.execute(
      by.db,
    )
  })
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at) values ($1, $2, $3, $4, $5, 'un service', '{skills}', 'accepted', now())`,
    [await id(), household, organisationId('ines'), organisationId('claire'), memberId('ines')],
  )
  return household
}
const benali = await followed('Famille Benali')

test('before and after stand side by side, in words', async () => {
  expect((await note(benali, 'before', '0')).status).toBe(303)
  expect((await note(benali, 'after', '3')).location).toBe(`/familles/${benali}/bilan`)
  const { text } = await site.as('nadia').get(`/familles/${benali}/bilan`)
  for (const words of [
    '0 point sur 15',
    '15 points sur 15',
    'Pas encore',
    'Seul et à l’aise',
    'Reconnaître une arnaque',
  ])
    expect(text).toContain(words)
})

test('a gesture without an answer is asked again, the others are kept', async () => {
  const answer = await site
    .as('nadia')
    .post(`/familles/${benali}/bilan`, { moment: 'after', ...levels('2'), fraud: '' })
  expect(answer.status).toBe(422)
  expect(answer.text.match(/checked/g)?.length).toBe(5)
})

test('closing as autonomous needs a note of after, and nothing still awaited', () => {
  const free = {
    status: 'open',
    asked: null,
    before: 3,
    after: 10,
    alone: true,
    promised: 0,
    handovers: 0,
    expected: 0,
  }
  expect(refusalToCloseJourney(free, 'autonomous')).toBeNull()
  expect(refusalToCloseJourney({ ...free, after: null }, 'autonomous')).toContain('bilan « après »')
  expect(refusalToCloseJourney({ ...free, before: null }, 'autonomous')).toContain('point de départ')
  expect(refusalToCloseJourney({ ...free, alone: false }, 'autonomous')).toContain('aucun geste n’est encore fait seul')
  expect(refusalToCloseJourney({ ...free, before: 12 }, 'autonomous')).toContain('plus bas que le point de départ')
  expect(refusalToCloseJourney(free, 'autonomous')).toBeNull()
  expect(refusalToCloseJourney({ ...free, after: null }, 'moved')).toBeNull()
  for (const held of ['promised', 'handovers', 'expected'] as const)
    expect(refusalToCloseJourney({ ...free, [held]: 1 }, 'moved')).not.toBeNull()
  expect(refusalToCloseJourney({ ...free, status: 'closed' }, 'moved')).toContain('déjà clos')
})

test('without an after, the page refuses and says what to do', async () => {
  const leroy = await followed('Famille Leroy')
  const answer = await close(leroy, 'autonomous')
  expect([answer.status, answer.text.includes('Notez d’abord le bilan')]).toEqual([422, true])
  expect(await site.owner('select status from app.household where id = $1', [leroy])).toEqual([{ status: 'open' }])
})

test('the last link lights, the needs close, and the school and the prescriber learn it without a name', async () => {
  await site.owner('delete from app.outbox')
  await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Lieu', '62413')`, [
    await id(),
    organisationId('claire'),
  ])
  await site.owner(
    `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state)
     select app.uuid7(), organisation_id, id, $1, $2, 'training', '2026-11-01', '2026-11-01 01:00', 'seen' from app.place`,
    [memberId('nadia'), benali],
  )
  expect((await close(benali, 'autonomous')).status).toBe(303)
  expect(await site.owner('select status, closed_as, chain, stage from app.household where id = $1', [benali])).toEqual(
    [{ status: 'closed', closed_as: 'autonomous', chain: 'ddsssdd', stage: 8 }],
  )
  expect(await site.owner('select state, closed_as from app.need where household_id = $1', [benali])).toEqual([
    { state: 'closed', closed_as: 'autonomous' },
  ])
  const told = await site.owner<{ email: string; subject: string; body: string; organisation_id: string }>(
    'select email, subject, body, organisation_id from app.outbox order by email',
  )
  expect(told.map(({ email }) => email)).toEqual(['ines@exemple.test', 'paul@exemple.test'])
  expect(told.map((m) => m.organisation_id)).toEqual([organisationId('ines'), organisationId('paul')])
  for (const { subject, body } of told) {
    expect(body).toContain('Une famille que vous avez orientée est arrivée au bout du parcours')
    expect(`${subject} ${body}`).not.toMatch(/Benali|Harnes|Passerelles|addicto|collège/i)
  }
})

test('the story tells the end, and each act left one event', async () => {
  const { text } = await site.as('claire').get(`/familles/${benali}`)
  expect(text).toContain('La famille est autonome')
  expect(text).toContain('Rouvrir le parcours')
  expect(text).not.toContain('addictologie')
  expect(
    await site.owner(`select count(*)::int as n from app.event where household_id = $1 and act = 'household.closed'`, [
      benali,
    ]),
  ).toEqual([{ n: 1 }])
})

test('reopened, the needs take back the state they had', async () => {
  expect((await site.as('claire').post(`/familles/${benali}/rouvrir`)).status).toBe(303)
  expect(await site.owner('select status, closed_as, chain from app.household where id = $1', [benali])).toEqual([
    { status: 'open', closed_as: null, chain: 'ddsssdn' },
  ])
  expect(await site.owner('select state, closed_as from app.need where household_id = $1', [benali])).toEqual([
    { state: 'heard', closed_as: null },
  ])
  expect((await site.as('claire').post(`/familles/${benali}/rouvrir`)).status).toBe(403)
})

test('a need opened again since is not doubled by reopening', async () => {
  await close(benali, 'moved')
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind) values (app.uuid7(), $1, $2, 'skills')`,
    [benali, organisationId('claire')],
  )
  expect((await site.as('claire').post(`/familles/${benali}/rouvrir`)).status).toBe(303)
  expect(
    await site.owner(`select count(*)::int as n from app.need where household_id = $1 and state <> 'closed'`, [benali]),
  ).toEqual([{ n: 1 }])
})

test('two who close at once: one closes, the other is told why it may not', async () => {
  const dubois = await followed('Famille Dubois')
  const answers = await Promise.all([
    close(dubois, 'moved'),
    site.as('claire').post(`/familles/${dubois}/clore`, { reason: 'declined' }),
  ])
  const [done, late] = answers.toSorted((one, other) => one.status - other.status)
  expect(done?.status).toBe(303)
  // Once closed, whom it was oriented to follows it from afar: coming later still, that is what is read.
  expect(late?.text).toMatch(late?.status === 422 ? /déjà clos/ : /sans pouvoir modifier/)
  expect(
    await site.owner(`select from app.event where subject_id = $1 and act = 'household.closed'`, [dubois]),
  ).toHaveLength(1)
})

test('a household that one follows from afar, or not at all, is not closed', async () => {
  const remote = await followed('Famille Lointaine')
  await site.owner(
    `update app.household_access set scope = 'status' where household_id = $1 and organisation_id = $2`,
    [remote, organisationId('claire')],
  )
  for (const page of ['clore', 'rouvrir', 'bilan']) {
    expect((await site.as('nadia').get(`/familles/${remote}/${page}`)).status).toBe(403)
    expect((await site.as('victor').get(`/familles/${remote}/${page}`)).status).toBe(404)
    expect((await site.as('victor').post(`/familles/${remote}/${page}`, { reason: 'moved' })).status).toBe(404)
    expect((await site.as('paul').get(`/familles/${remote}/${page}`)).status).toBe(403)
  }
})

test('only an organisation that sees the household may have its senders told', async () => {
  await expect(
    site.acting('victor', (by) => sql`select app.tell_senders(${benali}, 'a', 'b', 'c')`.execute(by.db)),
  ).rejects.toThrow(/may tell of it/)
})
