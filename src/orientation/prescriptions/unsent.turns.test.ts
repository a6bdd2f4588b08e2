import { expect, test } from 'vitest'
import type { FirstName } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { household, sent } from './prescription.fixture.ts'

const site = await testSite()
const dayOf = async (first: FirstName) => (await site.as(first).get('/ma-journee')).text
const awaits = (name: string) => `${name} : orientation attendue`

test.each(['paul', 'odile', 'samira', 'claire', 'nadia'] as const)(
  'what the page of a household calls the turn of %s is in the day too',
  async (first) => {
    const name = `Famille ${first}`
    const family = await household(site, first, { name })
    expect((await site.as(first).get(`/familles/${family}`)).text).toContain(`href="/familles/${family}/orienter"`)
    const day = await dayOf(first)
    expect(day).not.toContain('Rien ne vous attend')
    expect(day).toContain(awaits(name))
    expect(day).toContain(`href="/familles/${family}/orienter"`)
    expect(day).toContain('un ordinateur et une formation')
  },
)

test('once addressed it leaves the day; refused, it is there once; the refusal read, it awaits again', async () => {
  const family = await household(site, 'paul', { name: 'Famille Nowak' })
  const id = await sent(site, 'paul', family)
  expect(await dayOf('paul')).not.toContain('Famille Nowak')
  await site.as('claire').post(`/orientations/${id}/refuser`, { reason: 'no_place' })
  const refusedDay = await dayOf('paul')
  expect(refusedDay).toContain('Famille Nowak : orientation refusée')
  expect(refusedDay).not.toContain(awaits('Famille Nowak'))
  await site.as('paul').post(`/orientations/${id}/noter`)
  const still = /Famille Nowak : refusée [^<]*, à orienter ailleurs/
  expect(await dayOf('paul')).toMatch(still)
  expect((await site.as('paul').get('/orientations')).text).toMatch(still)
})

test('left without an answer it is there once too; long after, it awaits again', async () => {
  const family = await household(site, 'paul', { name: 'Famille Novak' })
  const id = await sent(site, 'paul', family)
  const silent = (days: number) =>
    site.owner(
      `update app.prescription set state = 'expired', updated_at = now() - make_interval(days => $2::int) where id = $1`,
      [id, days],
    )
  await silent(2)
  const day = await dayOf('paul')
  expect(day).toContain('Famille Novak : orientation restée sans réponse')
  expect(day).not.toContain(awaits('Famille Novak'))
  await silent(61)
  const later = await dayOf('paul')
  expect(later).not.toContain('Famille Novak : orientation restée sans réponse')
  const still = /Famille Novak : restée sans réponse il y a 2 mois, à orienter ailleurs/
  expect(later).toMatch(still)
  expect((await site.as('paul').get('/orientations')).text).toMatch(still)
})

test('a closed household, one followed from afar and one of another organisation await nothing from me', async () => {
  const closed = await household(site, 'ines', { name: 'Famille Close' })
  await site.owner(`update app.household set status = 'closed', closed_as = 'moved' where id = $1`, [closed])
  const afar = await household(site, 'ines', { name: 'Famille Lointaine' })
  await site.owner(`update app.household_access set scope = 'status' where household_id = $1`, [afar])
  await household(site, 'sofia', { name: 'Famille Ailleurs' })
  const day = await dayOf('ines')
  expect(day).toContain('Rien ne vous attend')
  expect(day).not.toMatch(/Famille (Close|Lointaine|Ailleurs)/)
})

test('more than a handful is one line, with the one that waits for longest', async () => {
  for (const n of ['A', 'B', 'C', 'D', 'E', 'F']) await household(site, 'odile', { name: `Famille ${n}` })
  const oldest = await household(site, 'odile', { name: 'Famille Patiente' })
  await site.owner(`update app.need set heard_at = now() - interval '90 days', urgent = true where household_id = $1`, [
    oldest,
  ])
  const day = await dayOf('odile')
  expect(day).toContain('8 familles attendent d’être orientées')
  expect(day).toContain('Famille Patiente attend depuis le plus longtemps')
  expect(day).toContain('1 est urgente')
  expect(day).toContain('href="/familles?etape=2"')
  expect(day).not.toContain(awaits('Famille A'))
})
