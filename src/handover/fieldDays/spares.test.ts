import { expect, test } from 'vitest'
import { readyDevices } from '#equipment/devices/device.moves.store.ts'
import { readyByKind } from '#equipment/devices/device.reserve.store.ts'
import { boughtTablets, slipTo } from '#equipment/transfers/transfer.fixture.ts'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sparesAt } from './pack.spares.store.ts'

const site = await testSite()
const [place] = await site.owner<{ id: string }>(
  `insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Salle des fêtes', '62413') returning id`,
  [newId(), organisationId('claire')],
)
const names = ['fine', 'locked', 'incomplete', 'disputed', 'leaving', 'shared', 'entrusted', 'elsewhere']
const made = await boughtTablets(site, names)
const numberOf = (name: string) => made.find(({ serial }) => serial === name)?.number ?? ''
const put = (name: string, what: string) => site.owner(`update app.device set ${what} where serial = $1`, [name])
await site.owner('update app.device set place_id = $1', [place?.id])
await put('locked', `locked = 'compte Google'`)
await put('incomplete', `missing_part = 'chargeur'`)
await put('disputed', 'in_dispute = true')
await put('shared', `kind = 'whiteboard'`)
await put('elsewhere', 'place_id = null')
await site.owner('update app.device set owner_id = $1 where serial = $2', [organisationId('victor'), 'entrusted'])
await slipTo(site, ['leaving'], { sent: false })

test('a tablet takes along what may leave the shelf of its place: not what is set aside, shared by many, or on a slip to elsewhere', async () => {
  const taken = await site.acting('claire', (by) => sparesAt(by, place?.id ?? null))
  expect(taken.map(({ number }) => number).sort()).toEqual([numberOf('fine'), numberOf('entrusted')].sort())
})

test('where something is given, what belongs to another organisation stays on the shelf', async () => {
  const taken = await site.acting('claire', (by) => sparesAt(by, place?.id ?? null, { gift: true }))
  expect(taken.map(({ number }) => number)).toEqual([numberOf('fine')])
})

test('a promise, a session and a tablet read the same shelf', async () => {
  const [promised, counted, taken] = await site.acting('claire', (by) =>
    Promise.all([readyDevices(by, 200), readyByKind(by), sparesAt(by, null)]),
  )
  const all = taken.map(({ number }) => number).sort()
  expect(promised.map(({ number }) => number).sort()).toEqual(all)
  expect(counted.reduce((sum, { n }) => sum + Number(n), 0)).toBe(all.length)
})
