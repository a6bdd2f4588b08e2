import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { agreedTowards } from './agreement.rules.ts'
import { autreBerge, household, passerelles, sent, stateOf } from './prescription.fixture.ts'

const site = await testSite()
const [samira, claire] = [site.as('samira'), site.as('claire')]
const agreedRows = (family: string) =>
  site.owner<{ receiver_id: string | null; how: string }>(
    `select receiver_id, how from app.agreement where household_id = $1 and kind = 'sharing' order by created_at, id`,
    [family],
  )

test('an agreement is for the receiver that it names; one that names nobody serves for the first that was addressed', () => {
  expect(agreedTowards([], 'a')).toBe(false)
  expect(agreedTowards([{ receiver_id: 'a', addressed: ['a', 'b'] }], 'a')).toBe(true)
  expect(agreedTowards([{ receiver_id: 'a', addressed: [] }], 'b')).toBe(false)
  expect(agreedTowards([{ receiver_id: null, addressed: [] }], 'b')).toBe(true)
  expect(agreedTowards([{ receiver_id: null, addressed: ['a'] }], 'a')).toBe(true)
  expect(agreedTowards([{ receiver_id: null, addressed: ['a'] }], 'b')).toBe(false)
})

test('each new receiver needs its own yes: after a refusal the family is asked again, and nothing leaves without it', async () => {
  const family = await household(site, 'samira', { name: 'Famille Deux Fois' })
  const id = await sent(site, 'samira', family)
  expect(await agreedRows(family)).toEqual([{ receiver_id: passerelles, how: 'spoken' }])
  await claire.post(`/orientations/${id}/refuser`, { reason: 'no_place' })
  const on = `/familles/${family}/orienter?suite=${id}`
  expect((await samira.get(on)).text).toContain('Comment la famille a accepté d’être adressée')
  const without = await samira.post(on, { to: autreBerge, kinds: ['computer'] })
  expect(without.status).toBe(422)
  expect(without.text).toContain('Sans l’accord de la famille')
  expect(await stateOf(site, id)).toBe('refused')
  const asked = await samira.post(on, { to: autreBerge, kinds: ['computer'], agreed: 'phone' })
  expect(asked.status).toBe(303)
  expect((await agreedRows(family)).at(-1)).toEqual({ receiver_id: autreBerge, how: 'phone' })
})

test('what was agreed to before anybody was chosen serves once, and not for whom the first receiver sends on to', async () => {
  const family = await household(site, 'samira', { name: 'Famille Une Fois', agreed: 'spoken' })
  const first = await samira.post(`/familles/${family}/orienter`, { to: passerelles, kinds: ['computer'] })
  expect(first.status).toBe(303)
  await claire.post(`${first.location}/accepter`)
  const onward = { to: autreBerge, kinds: ['skills'] }
  for (const who of [samira, claire])
    expect((await who.post(`/familles/${family}/orienter`, onward)).text).toContain('Sans l’accord de la famille')
  expect((await claire.post(`/familles/${family}/orienter`, { ...onward, agreed: 'spoken' })).status).toBe(303)
})
