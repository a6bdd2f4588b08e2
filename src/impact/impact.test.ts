import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { impactTurns } from './impact.turns.ts'

const site = await testSite({ now: () => new Date('2026-11-24T16:00:00Z') })
const id = async () => (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]!.id
const place = await id()
await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Médiathèque', '62413')`, [
  place,
  organisationId('claire'),
])
const benali = await id()
await site.owner(
  `insert into app.household (id, organisation_id, name, commune) values ($1, $2, 'Famille Benali', '62413')`,
  [benali, organisationId('claire')],
)
await site.owner(
  `insert into app.need (id, household_id, organisation_id, kind, state) values (app.uuid7(), $1, $2, 'skills', 'prescribed')`,
  [benali, organisationId('claire')],
)
const appointment = (household: string, at: string, state: string) =>
  site.owner(
    `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state) values (app.uuid7(), $1, $2, $3, $4, 'training', $5, $5::timestamptz + interval '45 min', $6)`,
    [organisationId('claire'), place, memberId('nadia'), household, at, state],
  )
const turns = () => site.acting('nadia', impactTurns)

test('trained twice without a note of after: somebody is asked where the family stands', async () => {
  await appointment(benali, '2026-10-01T14:00:00Z', 'seen')
  expect(await turns()).toEqual([])
  await appointment(benali, '2026-10-08T14:00:00Z', 'seen')
  expect((await turns()).map((t) => [t.title, t.verb[0]])).toEqual([['Famille Benali', 'Faire le bilan']])
  await site.owner(
    `insert into app.outcome (id, household_id, organisation_id, moment, answers, score, noted_by, noted_at) values (app.uuid7(), $1, $2, 'after', '{}', 0, 'Nadia', now())`,
    [benali, organisationId('claire')],
  )
  expect(await turns()).toEqual([])
})

test('the household’s page shows the way from the first note to the end of the journey', async () => {
  const { text } = await site.as('nadia').get(`/familles/${benali}`)
  expect(text).toContain('Autonomie')
  expect(text).toContain(`/familles/${benali}/bilan`)
  expect(text).toContain(`/familles/${benali}/clore`)
})
