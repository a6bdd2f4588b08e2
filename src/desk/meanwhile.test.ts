import { expect, test } from 'vitest'
import { household, sent, stateOf } from '#orientation/prescriptions/prescription.fixture.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writerOf } from '../../tests/isolation/writing.ts'

const site = await testSite()
const [samira, claire, victor] = [site.as('samira'), site.as('claire'), site.as('victor')]
const write = writerOf(site.url)
const scopeOf = async (family: string, first: 'claire' | 'victor') =>
  (
    await site.owner<{ scope: string }>(
      `select scope from app.household_access where household_id = $1 and organisation_id = $2 and ended_at is null`,
      [family, organisationId(first)],
    )
  )[0]?.scope
const accepted = async (family: string) => {
  const id = await sent(site, 'samira', family)
  await claire.post(`/orientations/${id}/accepter`)
  return id
}

test('what is written about a family while it is erased is refused with a sentence, and names nobody after', async () => {
  for (let n = 0; n < 8; n++) {
    const family = await household(site, 'samira', { name: `Famille Fugace ${n}` })
    const acts = await Promise.all([
      samira.post(`/familles/${family}/droits/effacement`, { asked: 'no' }),
      samira.post(`/familles/${family}/personnes/nouvelle`, { age_group: 'child', first_name: 'Canarya' }),
      samira.post(`/familles/${family}/droits/demande`, {
        ...{ kind: 'access', how: 'phone', asker: 'Mme Canarya', received_on: dayOf(new Date()) },
      }),
    ])
    expect(acts.map(({ status }) => [303, 403, 404, 409].includes(status))).toEqual([true, true, true])
    expect(acts[0]?.status).toBe(303)
  }
  expect(
    await site.owner(
      `select h.id from app.household h where h.forgotten_at is not null and (exists (select from app.beneficiary b where b.household_id = h.id and b.first_name <> '')
       or exists (select from app.rights_request r where r.household_id = h.id and r.asker <> '')
       or exists (select from app.household_word w where w.household_id = h.id and w.word = 'canarya'))`,
    ),
  ).toEqual([])
})

test('past the code, nothing is added to an erased family, and nobody erases, moves or renews one by hand', async () => {
  const family = await household(site, 'samira', { name: 'Famille Close' })
  for (const column of [
    'forgotten_at = now()',
    'organisation_id = organisation_id',
    'last_contact_at = now()',
    'warned_at = null',
  ])
    await expect(write('samira', `update app.household set ${column} where id = $1`, [family])).rejects.toThrow(
      /permission denied/,
    )
  await samira.post(`/familles/${family}/droits/effacement`, { asked: 'no' })
  await expect(
    write(
      'samira',
      `insert into app.beneficiary (id, household_id, organisation_id, adult, first_name) values (app.uuid7(), $1, (app.orgs())[1], true, 'Canarya')`,
      [family],
    ),
  ).rejects.toThrow(/was erased/)
})

test('an agreement taken back at the moment of a sending: nothing stays sent, or nothing was taken back', async () => {
  for (let n = 0; n < 8; n++) {
    const family = await household(site, 'samira', { name: `Famille Reprise ${n}`, agreed: 'spoken' })
    await Promise.all([
      samira.post(`/familles/${family}/droits/accord`),
      samira.post(`/familles/${family}/orienter`, { to: organisationId('claire'), kinds: 'computer' }),
    ])
    const [standing] = await site.owner<{ agreed: boolean; sent: boolean }>(
      `select exists (select from app.agreement where household_id = $1 and kind = 'sharing' and withdrawn_on is null) as agreed,
        exists (select from app.prescription where household_id = $1 and state = 'sent') as sent`,
      [family],
    )
    expect(standing?.sent && !standing.agreed).toBe(false)
  }
})

test('whoever follows the family hears that it takes its agreement back, and the one in the middle reads nothing more', async () => {
  const family = await household(site, 'samira', { name: 'Famille Chaîne', agreed: 'spoken' })
  const first = await accepted(family)
  const on = await sent(site, 'claire', family, organisationId('victor'))
  await victor.post(`/orientations/${on}/accepter`)
  expect((await victor.post(`/familles/${family}/droits/accord`)).status).toBe(303)
  expect([await stateOf(site, first), await stateOf(site, on)]).toEqual(['withdrawn', 'withdrawn'])
  expect([await scopeOf(family, 'claire'), await scopeOf(family, 'victor')]).toEqual([undefined, undefined])
})

test('a journey is not opened again for a receiver while the family objects, nor without its agreement', async () => {
  for (const [name, stops] of [
    [
      'Famille Oppose',
      (id: string) =>
        samira.post(`/familles/${id}/droits/demande`, {
          kind: 'object',
          how: 'phone',
          received_on: dayOf(new Date()),
        }),
    ],
    ['Famille Retire', (id: string) => samira.post(`/familles/${id}/droits/accord`)],
  ] as const) {
    const family = await household(site, 'samira', { name, agreed: 'spoken' })
    const id = await accepted(family)
    await site.owner(`update app.prescription set state = 'served' where id = $1`, [id])
    await site.owner(
      `update app.household set status = 'closed', closed_as = 'autonomous', closed_at = now() where id = $1`,
      [family],
    )
    await stops(family)
    await claire.post(`/familles/${family}/rouvrir`)
    expect([name, await scopeOf(family, 'claire')]).not.toEqual([name, 'full'])
  }
})

const request = async (
  family: string,
  kind: string,
  since: string,
  answer: 'done' | 'refused' | null,
  until: string | null,
) =>
  (
    await site.owner<{ id: string }>(
      `insert into app.rights_request (id, organisation_id, household_id, kind, how, asker, said, received_on, received_by, noted_at, due_on, answer, answer_said, answered_on, answered_by)
       select app.uuid7(), organisation_id, id, $2, 'phone', '', '', $3::date, 'x', $3::timestamptz, $3::date + 30, $4::text, case when $4::text is not null then 'x' end, $5::date,
         case when $4::text is not null then 'x' end from app.household where id = $1 returning id`,
      [family, kind, since, answer, until],
    )
  )[0]?.id

test('the clock of two years waits while a limitation holds', async () => {
  const kept = await household(site, 'samira', { name: 'Famille Limitée' })
  const gone = await household(site, 'samira', { name: 'Famille Partie' })
  await request(kept, 'limit', '2026-11-20T09:00:00Z', 'done', '2026-11-21')
  for (const family of [kept, gone]) {
    await site.owner(
      `update app.household set last_contact_at = '2024-01-01', warned_at = '2025-11-01' where id = $1`,
      [family],
    )
    await site.owner(
      `insert into app.warning (household_id, organisation_id, asked_at, state) select id, organisation_id, warned_at, 'awaited' from app.household where id = $1`,
      [family],
    )
  }
  await site.owner(`select app.forget_due('2029-06-01')`)
  expect(
    await site.owner(
      'select forgotten_at is null as kept from app.household where id = any ($1) order by id = $2 desc',
      [[kept, gone], kept],
    ),
  ).toEqual([{ kept: true }, { kept: false }])
})

test('the days of two requests that overlap are counted once, from the first', async () => {
  const family = await household(site, 'samira', { name: 'Famille Deux Demandes', agreed: 'spoken' })
  const id = await sent(site, 'samira', family)
  await site.owner(`update app.prescription set sent_at = '2026-10-01T09:00:00Z' where id = $1`, [id])
  await request(family, 'limit', '2026-10-05T09:00:00Z', 'refused', '2026-10-26')
  const last = await request(family, 'object', '2026-10-25T09:00:00Z', 'refused', '2026-10-27')
  await site.owner(`select set_config('app.orgs', $2, true), app.resume($1, '2026-10-27T09:00:00Z')`, [
    last,
    `{${organisationId('samira')}}`,
  ])
  expect(await site.owner('select paused_seconds / 86400 as days from app.prescription where id = $1', [id])).toEqual([
    { days: 22 },
  ])
})
