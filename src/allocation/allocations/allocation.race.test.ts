import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const ROUNDS = 20
const two = <T>(make: () => Promise<T>): Promise<[T, T]> => Promise.all([make(), make()])
const promise = (household: string, fields: Record<string, string>) =>
  site.as('claire').post(`/familles/${household}/attribuer`, fields)
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const refusedOf = (answers: { status: number; text: string }[]) =>
  answers.find(({ status }) => status === 422)?.text ?? ''

test('two coordinators on the last place: exactly one wins, the other reads why', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const programme = await scene.programme({ computer: 1 })
    const households = [await scene.household({ needs: ['computer'] }), await scene.household({ needs: ['computer'] })]
    const devices = await two(() => scene.device())
    const answers = await Promise.all(
      households.map((household, at) => promise(household, { programme, device: devices[at]?.id ?? '' })),
    )
    expect(statuses(answers)).toEqual([303, 422])
    expect(refusedOf(answers)).toContain('La seule place de Harnes est prise.')
    expect(await scene.quota(programme)).toMatchObject({ places: 1, promised: 1 })
  }
})

test('two coordinators on the last device, in two programmes: exactly one wins', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const programmes = [await scene.programme({ computer: 5 }), await scene.programme({ computer: 5 })]
    const households = [await scene.household({ needs: ['computer'] }), await scene.household({ needs: ['computer'] })]
    const device = await scene.device()
    const answers = await Promise.all(
      households.map((household, at) => promise(household, { programme: programmes[at] ?? '', device: device.id })),
    )
    expect(statuses(answers)).toEqual([303, 422])
    expect(refusedOf(answers)).toContain('Cet appareil vient d’être promis à une autre famille.')
    const rows = await site.owner('select id from app.allocation where device_id = $1', [device.id])
    expect(rows).toHaveLength(1)
  }
})

test('two promises to the same family in the same programme: one computer, whatever the two devices', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const programme = await scene.programme({ computer: 5 })
    const household = await scene.household({ needs: ['computer'] })
    const devices = await two(() => scene.device())
    const answers = await Promise.all(devices.map((device) => promise(household, { programme, device: device.id })))
    expect(statuses(answers)).toEqual([303, 422])
    expect(refusedOf(answers)).toContain('déjà la promesse d’un ordinateur')
    expect(await scene.quota(programme)).toMatchObject({ promised: 1 })
  }
})

test('the first card of the stock is never promised twice, however many ask at once', async () => {
  const programme = await scene.programme({ computer: 0, connection: 9 })
  const households = await Promise.all([1, 2, 3, 4].map(() => scene.household({ needs: ['connection'] })))
  await Promise.all([1, 2, 3].map(() => scene.sim()))
  const answers = await Promise.all(households.map((household) => promise(household, { programme, sim: 'any' })))
  expect(statuses(answers)).toEqual([303, 303, 303, 422])
  expect(refusedOf(answers)).toContain('Il ne reste aucune carte SIM en stock.')
  const cards = await site.owner<{ n: number }>(
    `select count(distinct sim_card_id)::int as n from app.allocation where programme_id = $1`,
    [programme],
  )
  expect(cards[0]?.n).toBe(3)
})

test('a household that changes commune between two promises is still served once: the database has the last word', async () => {
  const programme = await scene.programme({ computer: 5 })
  await site.owner(`insert into app.quota (programme_id, commune, kind, places) values ($1, '62498', 'computer', 5)`, [
    programme,
  ])
  const household = await scene.household({ needs: ['computer'] })
  const [seen, moved] = await site.acting('claire', async (by) => {
    const { householdSeenBy } = await import('#needs/households/household.store.ts')
    const here = await householdSeenBy(by, household)
    if (!here) throw new Error('not seen')
    return [here, { ...here, commune: '62498', commune_name: 'Lens' }]
  })
  const { promise: promiseTo } = await import('./promise.store.ts')
  const devices = await two(() => scene.device())
  const results = await Promise.all(
    [seen, moved].map((household, at) =>
      site.acting('claire', (by) => promiseTo(by, household, { programme, device: devices[at]?.id })),
    ),
  )
  expect(results.filter((result) => 'ids' in result)).toHaveLength(1)
  expect(results.find((result) => 'refusal' in result)).toBeDefined()
  const free = await Promise.all(devices.map(({ id }) => scene.state('device', 'id', id)))
  expect(free.flat().sort()).toEqual(['ready', 'reserved'])
})
