import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { gapOf, monthsOf, sayGap, shareOf } from './fairness.rules.ts'
import type { FairLine } from './fairness.store.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const [HARNES, LENS] = ['62413', '62498']
const programme = await scene.programme({ computer: 60, connection: 0 })
await site.owner(`insert into app.quota (programme_id, commune, kind, places) values ($1, $2, 'computer', 20)`, [
  programme,
  LENS,
])

/** Families of one commune, the first ones served ten days after they were oriented. */
const families = async (commune: string, count: number, served: number, publics: string[] = []) => {
  for (let index = 0; index < count; index++) {
    const household = await scene.household({ commune, needs: ['computer'] })
    await scene.accepted(household, { kinds: ['computer'], sentAt: new Date('2026-03-02T10:00:00Z') })
    for (const kind of publics)
      await site.owner(
        `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values (app.uuid7(), $1, $2, $3, 'Claire', current_date)`,
        [household, organisationId('claire'), kind],
      )
    if (index >= served) continue
    await site.owner(
      `insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, promised_by, promised_at)
       values ($1, $2, $3, $4, $5, 'computer', 'Claire', '2026-03-12T10:00:00Z')`,
      [newId(), organisationId('claire'), programme, household, commune],
    )
  }
}
await families(HARNES, 20, 16)
await families(LENS, 20, 6, ['rsa'])
await families('62065', 3, 0)

const line = (families: number | null, served: number | null): FairLine => ({
  axis: 'commune',
  grp: 'x',
  label: 'X',
  families,
  served,
  wait_days: null,
})

test('a gap is told beyond ten points and from twenty families on, and never out of a hidden count', () => {
  const all = line(100, 50)
  expect(gapOf(line(20, 6), all)).toBe(-20)
  expect(gapOf(line(20, 8), all)).toBeNull()
  expect(gapOf(line(19, 0), all)).toBeNull()
  expect(gapOf(line(40, null), all)).toBeNull()
  expect(gapOf(line(40, 30), undefined)).toBeNull()
  expect(sayGap(-20)).toBe('20 points de moins que l’ensemble')
  expect(shareOf(line(0, 0))).toBeNull()
})

test('months come in their order, with who asked and who was served', () => {
  const months = [
    { ...line(6, null), axis: 'promised' as const, grp: '2026-04' },
    { ...line(9, 6), axis: 'asked' as const, grp: '2026-03' },
  ]
  expect(monthsOf(months)).toEqual([
    { month: '2026-03', asked: 9, served: null },
    { month: '2026-04', asked: null, served: 6 },
  ])
})

test('those who run it read shares, waits and what stands apart', async () => {
  const { text } = await claire.get(`/programmes/${programme}/equite`)
  for (const said of [
    '22 familles servies sur 40',
    'soit 55 %',
    '10 jours',
    'Moins souvent servies : Lens (30 %)',
    'CCAS de Harnes',
    'Samira Lopez',
    'Âge non noté',
    'Mars 2026',
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/Famille \d/)
})

test('the funder reads by five, without any person, and nobody elsewhere reads anything', async () => {
  const { text } = await site.as('lea').get(`/programmes/${programme}/equite`)
  expect(text).toContain('Harnes')
  expect(text).toContain('75 % servies')
  expect(text).not.toContain('Samira')
  expect(text).not.toContain('>16<')
  const file = (await site.as('lea').get(`/programmes/${programme}/equite.csv`)).text
  expect(file).toContain('Commune;Harnes;20;15;75')
  expect((await claire.get(`/programmes/${programme}/equite.csv`)).text).not.toContain('Samira')
  expect((await site.as('victor').get(`/programmes/${programme}/equite`)).status).toBe(404)
  expect((await site.as('samira').get(`/programmes/${programme}/equite`)).status).toBe(403)
  const other = await site.acting('victor', async ({ db }) => {
    const { sql } = await import('kysely')
    return [
      await sql`select * from fairness_run(${programme})`.execute(db),
      await sql`select * from fairness_funded(${programme})`.execute(db),
    ].map(({ rows }) => rows.length)
  })
  expect(other).toEqual([0, 0])
})

test('under five families, nothing is told', async () => {
  const small = await scene.programme({ computer: 5 }, { commune: '62065' })
  expect((await claire.get(`/programmes/${small}/equite`)).text).toContain('Trop peu de familles')
})
