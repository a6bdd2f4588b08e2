import { expect, test } from 'vitest'
import { runClocks } from '#needs/rights/retention.ts'
import { everyWay } from '#platform/access/acting.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { household, sent } from './prescription.fixture.ts'

const site = await testSite()
const WHY = 'La famille m’a dit être hébergée loin.'
const days = (n: number) => new Date(Date.now() + n * 86_400_000)
const written = (id: string) =>
  site.owner<{ said: string }>(
    `select coalesce((select why from app.prescription where id = $1), '') || coalesce((select string_agg(why, '') from app.event where subject_id = $1), '')
      || coalesce((select string_agg(data::text, '') from app.event where subject_id = $1), '') as said`,
    [id],
  )

test('the sentence of a refusal is kept six months, then nowhere: the refusal itself stays, and the chain of events still holds', async () => {
  const family = await household(site, 'samira', { name: 'Famille Courtois', agreed: 'spoken' })
  const id = await sent(site, 'samira', family)
  const refused = await site.as('claire').post(`/orientations/${id}/refuser`, { reason: 'other', said: WHY })
  expect(refused.status).toBe(303)
  expect((await written(id))[0]?.said).toContain(WHY)
  await runClocks(site.database, days(180), everyWay)
  expect((await written(id))[0]?.said).toContain(WHY)
  await runClocks(site.database, days(185), everyWay)
  expect((await written(id))[0]?.said).not.toContain('hébergée')
  expect(await site.owner('select state, why from app.prescription where id = $1', [id])).toEqual([
    { state: 'refused', why: '' },
  ])
  expect((await site.as('samira').get(`/orientations/${id}`)).text).not.toContain('hébergée')
  const { breaks } = await asOwner(site.url, (owner) => verifyChains(owner))
  expect(breaks).toEqual([])
  expect(await runClocks(site.database, days(186), everyWay)).toMatchObject({ hushed: 0 })
})
