import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { waitingGroups } from './waiting.groups.store.ts'

const site = await testSite()
const scene = sceneOf(site)

/** Families that a CCAS sent to the coordination and that it accepted, every third of a public, each with two needs open. */
const families = (count: number) =>
  site.owner(
    `with made as (insert into app.household (id, organisation_id, name, commune, email)
       select app.uuid7(), $1, 'Famille ' || n, '62413', 'famille@exemple.test' from generate_series(1, $2::int) n returning id),
     ranked as (select id, row_number() over (order by id) as n from made),
     wanting as (insert into app.need (id, household_id, organisation_id, kind) select app.uuid7(), id, $1, k from made, unnest('{computer,connection}'::text[]) k),
     sent as (insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at)
       select app.uuid7(), id, $3, $1, $4, 'CCAS de Harnes', '{computer,connection}', 'accepted', now(), now() from made)
     insert into app.target_public (id, household_id, organisation_id, kind, declared_on, declared_by)
     select app.uuid7(), id, $1, 'pupil', current_date, 'Claire' from ranked where n % 3 = 0`,
    [organisationId('claire'), count, organisationId('samira'), memberId('samira')],
  )

test('a thousand families who wait are counted in groups, and the page of quotas says each quota', async () => {
  const programme = await scene.programme({ computer: 400 })
  await families(999)
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, communes, at_least, written_at)
     select app.uuid7(), organisation_id, id, 'Quota ' || n, 'computer', '{pupil}', '{62413}', n, now() from app.programme, generate_series(1, 20) n where id = $1`,
    [programme],
  )
  const groups = await site.acting('claire', (by) => waitingGroups(by, programme))
  const kinds = ['computer', 'connection']
  expect(groups.map((one) => [one.kinds, one.publics, one.prescriberId, one.families])).toEqual([
    [kinds, [], organisationId('samira'), 666],
    [kinds, ['pupil'], organisationId('samira'), 333],
  ])
  const { status, text } = await site.as('claire').get(`/programmes/${programme}/quotas`)
  expect(status).toBe(200)
  expect(text).toContain('Quota 20')
})
