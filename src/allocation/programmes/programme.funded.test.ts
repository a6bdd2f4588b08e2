import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { reachOf } from './programme.figures.store.ts'

const site = await testSite()
const scene = sceneOf(site)
const lea = site.as('lea')
const programme = await scene.programme({ computer: 30, connection: 20 })

/** Families whose computer was handed over by this programme, with where they stood before and after, if it was noted. */
async function served(many: number, scores: { before?: number; after?: number } = {}, day = '2026-03-01') {
  for (let n = 0; n < many; n++) {
    const household = await scene.household({ needs: ['computer'] })
    await site.owner(
      `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, state, promised_by, promised_at)
       values (app.uuid7(), $1, $2, $3, '62413', 'computer', 'handed_over', 'Claire', now())`,
      [organisationId('claire'), programme, household],
    )
    await site.owner(
      `insert into app.handover (id, organisation_id, household_id, kind, state, handed_by, created_at, signed_at)
       values (app.uuid7(), $1, $2, 'gift', 'signed', 'Nadia', now(), now())`,
      [organisationId('claire'), household],
    )
    for (const [moment, score] of Object.entries(scores))
      await site.owner(
        `insert into app.outcome (id, household_id, organisation_id, moment, answers, score, noted_by, noted_at)
         values (app.uuid7(), $1, $2, $3, '{}', $4, 'Nadia', $5)`,
        [household, organisationId('claire'), moment, score, day],
      )
  }
}
const reached = () => site.acting('lea', (by) => reachOf(by, programme))

test('under five families nothing is told of what a programme handed out nor changed', async () => {
  await served(4, { before: 5, after: 10 })
  expect(await reached()).toEqual({ computers: null, connections: null, assessed: null, before: null, after: null })
  const day = (await lea.get('/ma-journee')).text
  expect(day).toContain('moins de 5 ordinateurs sur 30')
  expect(day).not.toContain('avant et après')
})

test('the average of the five gestures is that of whole fives of families: the next one alone does not move it', async () => {
  await served(1, { before: 5, after: 10 })
  expect(await reached()).toEqual({ computers: 5, connections: null, assessed: 5, before: 1, after: 2 })
  await served(3, { before: 0, after: 15 }, '2026-04-01')
  await served(2, { before: 3 })
  expect(await reached()).toMatchObject({ computers: 10, assessed: 5, before: 1, after: 2 })
})

test('a funder’s day, report and programme open with what it pays for, over which period, and how far it got', async () => {
  for (const path of ['/ma-journee', '/bilan', `/programmes/${programme}`]) {
    const { text } = await lea.get(path)
    expect(text).toContain('Ce programme finance 30 ordinateurs et 20 connexions, depuis le mercredi 1er janvier 2020')
    expect(text).toContain('au moins 10 ordinateurs sur 30 et moins de 5 connexions sur 20 sont dans les familles')
    expect(text).toContain('1 sur 3')
    expect(text).toContain('2 sur 3')
  }
  expect((await lea.get('/programmes')).text).toContain('30 ordinateurs et 20 connexions')
})

test('a commune’s bar is told among the families retained there, in fives', async () => {
  const waiting = await scene.household({ needs: ['computer'] })
  await site.owner(
    `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, promised_by, promised_at)
     values (app.uuid7(), $1, $2, $3, '62413', 'computer', 'Claire', now())`,
    [organisationId('claire'), programme, waiting],
  )
  expect((await lea.get(`/programmes/${programme}`)).text).toContain('10 équipées sur 10 retenues')
})

test('how far a programme got is told to who funds it, and to nobody else', async () => {
  for (const first of ['claire', 'victor', 'samira'] as const)
    expect(await site.acting(first, (by) => reachOf(by, programme))).toBeNull()
})
