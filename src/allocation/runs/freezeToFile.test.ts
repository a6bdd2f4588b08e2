import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { run as typed } from '#platform/cli/run.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { allocateCommand } from '../allocate.command.ts'
import { checkCommand } from '../check.command.ts'
import { frozenRuns } from './run.scene.testing.ts'

const site = await testSite()
const runs = frozenRuns(site)
const claire = site.as('claire')
const folder = mkdtempSync(join(tmpdir(), 'maillon-frozen-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Five computers and one line: a run frozen, drawn and solved through the site, for a programme where two families of eight are of a public that a quota names. */
async function solved() {
  const programme = await runs.programme({ computer: 10, connection: 10 })
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_most, written_at)
     select app.uuid7(), organisation_id, id, 'Sortants de l’ASE', 'computer', '{ase_leaver}', 1, now() from app.programme where id = $1`,
    [programme],
  )
  for (let at = 0; at < 6; at++) await runs.wanting()
  for (let at = 0; at < 2; at++) {
    const household = await runs.wanting(['computer', 'connection'])
    await site.owner(
      `insert into app.target_public (id, household_id, organisation_id, kind, declared_on, declared_by)
       select app.uuid7(), $1, organisation_id, 'ase_leaver', current_date, 'Claire' from app.programme where id = $2`,
      [household, programme],
    )
  }
  await site.owner(
    `update app.need n set heard_at = '2026-01-15'::timestamptz + (x.rank % 4) * interval '1 month'
     from (select household_id, row_number() over (order by household_id) as rank from (select distinct household_id from app.need) d) x
     where x.household_id = n.household_id`,
  )
  for (let at = 0; at < 5; at++) await runs.device()
  await runs.sim()
  const run = await runs.freeze(programme)
  await runs.dayComes(run)
  await runs.drawn(run)
  await runs.compute()
  return { programme, run }
}

const decided = (run: string) => {
  const said = { body: 'Commission', decided_on: dayOf(new Date()), present: 'Une adjointe au maire' }
  return claire.sign(`/passages/${run}/decider`, said, `/passages/${run}/decider`)
}

test('what is frozen through the site is published and replayed to the letter from its file alone, and names no small group', async () => {
  const { run } = await solved()
  expect(await runs.state(run)).toBe('proposed')
  await decided(run)
  expect(await runs.state(run)).toBe('decided')
  expect(await runs.promised(run)).toBe(5)
  const { location } = await claire.post(`/passages/${run}/publication`)
  const file = Buffer.from((await site.anyone.get(`${location}/passage.json`)).bytes)
  for (const word of [/\bASE\b/, /Ordinateur et connexion/]) expect(file.toString()).not.toMatch(word)
  expect(file.toString()).toContain('Quota protégé n° 1')
  expect(await site.owner('select distinct since::text from app.run_need where run_id = $1', [run])).toEqual([
    { since: '2026-02-01' },
  ])
  writeFileSync(join(folder, 'passage.json'), file)
  const spies = (['log', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => undefined))
  const codes = [
    await typed([allocateCommand, checkCommand], ['allocate', '--replay', 'passage.json'], folder),
    await typed([allocateCommand, checkCommand], ['check', 'passage.json'], folder),
  ]
  for (const spy of spies) spy.mockRestore()
  expect(codes).toEqual([0, 0])
})

/** A run of this programme, through its pages: drawn, solved, decided and published; gives its state. */
async function published(programme: string) {
  const run = await runs.freeze(programme)
  await runs.dayComes(run)
  await runs.drawn(run)
  await runs.compute()
  await decided(run)
  expect(await runs.state(run)).toBe('decided')
  const { status, text } = await claire.post(`/passages/${run}/publication`)
  expect({ status, said: status === 303 ? '' : text }).toEqual({ status: 303, said: '' })
  return runs.state(run)
}

test('one quota that crosses three communes unevenly does not keep a run from being published', async () => {
  const programme = await runs.programme({ computer: 10, connection: 0 })
  await site.owner(
    `insert into app.quota (programme_id, commune, kind, places) select $1, c, 'computer', 10 from unnest(array['62065', '62498']) c`,
    [programme],
  )
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, at_least, written_at)
     select app.uuid7(), organisation_id, id, 'Sortants de l’ASE', 'computer', '{ase_leaver}', 1, now() from app.programme where id = $1`,
    [programme],
  )
  const communes = [
    ['62413', 41, 6],
    ['62065', 14, 3],
    ['62498', 5, 1],
  ] as const
  for (const [commune, families, leavers] of communes)
    for (let at = 0; at < families; at++) {
      const household = await runs.household({ needs: ['computer'], commune })
      await runs.accepted(household, { kinds: ['computer'] })
      if (at < leavers)
        await site.owner(
          `insert into app.target_public (id, household_id, organisation_id, kind, declared_on, declared_by)
           select app.uuid7(), $1, organisation_id, 'ase_leaver', current_date, 'Claire' from app.programme where id = $2`,
          [household, programme],
        )
    }
  for (let at = 0; at < 12; at++) await runs.device()
  expect(await published(programme)).toBe('published')
}, 240_000)
