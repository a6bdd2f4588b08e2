import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { programmeSeenBy } from '../programmes/programme.seen.store.ts'
import { frozenRuns } from '../runs/run.scene.testing.ts'
import { runSimulations } from '../simulations/simulation.job.ts'
import { askingIn } from './asking.store.ts'

const site = await testSite()
const runs = frozenRuns(site)
const claire = site.as('claire')
const own = organisationId('claire')
const programme = await runs.programme({ computer: 20, connection: 20 })
const households = new Map<string, string>()

/** A family oriented by the CCAS, its orientation accepted. */
const oriented = async (name: string, more: Parameters<typeof runs.household>[0] = {}) => {
  const id = await runs.household({ by: 'samira', name: `Famille ${name}`, ...more })
  await runs.accepted(id)
  households.set(name, id)
  return id
}
await oriented('Deux')
await oriented('Ligne', { needs: ['connection'] })
for (const name of ['Trois', 'Quatre', 'Cinq']) await oriented(name, { needs: ['computer'] })
households.set('Suivie', await runs.household({ name: 'Famille Suivie', needs: ['computer'] }))
const inProgramme = [...households.keys()].sort()

const asks = await oriented('Interroge')
await site.owner(`update app.prescription set state = 'sent', answered_at = null where household_id = $1`, [asks])
const stopped = await oriented('Stop')
await site.owner(
  `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on)
   values (app.uuid7(), $1, $2, 'object', 'spoken', current_date, 'Claire', now(), current_date + 30)`,
  [own, stopped],
)
const back = await oriented('Reprise')
await site.owner(
  `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, withdrawn_on)
   values (app.uuid7(), $2, $1, 'sharing', 'spoken', '2026-01-01', 'Claire', '2026-02-01')`,
  [own, back],
)
const twin = await oriented('Double')
await site.owner(
  `update app.household_access set kept_in = $2, kept_since = now() where household_id = $1 and organisation_id = $3`,
  [twin, households.get('Deux'), own],
)
await oriented('Ailleurs', { commune: '62498' })
const glimpsed = await oriented('Apercue')
await site.owner(`update app.household_access set scope = 'status' where household_id = $1 and organisation_id = $2`, [
  glimpsed,
  own,
])
const closed = await oriented('Close')
await site.owner(`update app.household set status = 'closed' where id = $1`, [closed])
await oriented('Servie', { needs: ['computer'] })
await site.owner(`update app.need set state = 'promised' where household_id = $1`, [households.get('Servie')])
for (let device = 0; device < 3; device++) await runs.device()

const nameOf = (id: string | null) => [...households].find(([, household]) => household === id)?.[0] ?? `${id}`

test('the waiting list, the effect of a policy, the simulator and a freeze read the same families, for the same kits', async () => {
  const { text } = await claire.get(`/programmes/${programme}/attente`)
  const listed = [...text.matchAll(/>Famille (\w+)</g)].map(([, name]) => name)
  expect([...listed].sort()).toEqual(inProgramme)
  expect(text).toContain(`${inProgramme.length} familles attendent`)

  const { location: draft } = await claire.post(`/programmes/${programme}/priorites`)
  expect((await claire.get(`${draft}/effet?places=99`)).text).toContain('personne aujourd’hui')
  const asking = await site.acting('claire', async (by) => {
    const seen = await programmeSeenBy(by, programme)
    return seen ? askingIn(by, seen) : []
  })
  const effect = (await claire.get(`${draft}/effet`)).text
  const counted = [...effect.matchAll(/(\d+) familles?/g)].map(([, count]) => Number(count))
  expect(counted).toContain(inProgramme.length)

  const made = await claire.post(`/programmes/${programme}/simulateur`, {
    name: 'Deux de plus',
    'quoi-1-1': 'stock:0',
    'nombre-1-1': '+2',
  })
  await runSimulations(site.database, () => new Date())
  expect((await claire.get(made.location ?? '')).text).toContain(`${inProgramme.length} familles attendaient`)

  const run = await runs.freeze(programme)
  const frozen = await site.owner<{ household_id: string; kinds: string[] }>(
    'select household_id, kinds from app.run_need where run_id = $1',
    [run],
  )
  expect(frozen.map((one) => nameOf(one.household_id)).sort()).toEqual(inProgramme)
  const given = (rows: { household: string; kinds: string[] }[]) =>
    rows.map(({ household, kinds }) => `${nameOf(household)} ${kinds}`).sort()
  expect(given(frozen.map(({ household_id, kinds }) => ({ household: household_id, kinds })))).toEqual(given(asking))
})

test('the order of the list is the one that a run compares: priority, points, month', async () => {
  const { text } = await claire.get(`/programmes/${programme}/attente`)
  const listed = [...text.matchAll(/>Famille (\w+)</g)].map(([, name]) => name)
  const rows = await site.owner<{ household_id: string; stratum: number; points: string; since: string }>(
    'select household_id, stratum, points, since::text from app.run_need',
  )
  const rankOf = (name: string | undefined) => {
    const row = rows.find((one) => nameOf(one.household_id) === name)
    return [row?.stratum ?? 0, -Number(row?.points), row?.since ?? ''] as const
  }
  const ranks = listed.map(rankOf)
  expect(ranks).toEqual([...ranks].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2].localeCompare(b[2])))
})
