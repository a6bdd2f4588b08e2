import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const programme = await scene.programme({ computer: 20 })
const NOTICE = 'Un enfant de cette famille a déjà du matériel'
const offerTo = async (household: string) => (await claire.get(`/familles/${household}/attribuer`)).text
const promise = async (household: string) =>
  claire.post(`/familles/${household}/attribuer`, { programme, device: (await scene.device()).id, sim: 'later' })

let pair = 0
/** Two households that Claire follows, of which each has a file of one child; never twice the same names. */
async function twoHomes() {
  pair++
  const homes = [
    await scene.household({ needs: ['computer'], name: `Famille Cissé ${pair}` }),
    await scene.household({ needs: ['computer'], name: `Famille Diop ${pair}` }),
  ] as const
  await site.owner(
    `with child as (insert into app.beneficiary (id, household_id, first_name, adult) select app.uuid7(), h, 'Inès', false from unnest($1::uuid[]) h returning id, household_id)
     insert into app.two_homes (id, organisation_id, household_id, child_id, other_household_id, other_child_id, noted_by, noted_at)
     select app.uuid7(), $2, one.household_id, one.id, other.household_id, other.id, 'Claire Fontaine', now() from child one, child other
      where one.household_id = $3 and other.household_id = $4`,
    [homes, organisationId('claire'), ...homes],
  )
  return homes
}

test('what the other home of a child was promised is said before promising again, and forbids nothing', async () => {
  const [here, there] = await twoHomes()
  expect(await offerTo(here)).not.toContain(NOTICE)
  expect((await promise(there)).status).toBe(303)
  const text = await offerTo(here)
  expect(text).toContain(NOTICE)
  expect(text).toContain('Famille Diop')
  expect((await promise(here)).status).toBe(303)
})

test('it is said from either side, and no longer once the child has one home or the promise is cancelled', async () => {
  const [here, there] = await twoHomes()
  await promise(here)
  expect(await offerTo(there)).toContain(NOTICE)
  await site.owner(`update app.two_homes set ended_on = current_date where household_id = $1`, [here])
  expect(await offerTo(there)).not.toContain(NOTICE)
  await site.owner(`update app.two_homes set ended_on = null where household_id = $1`, [here])
  expect(await offerTo(there)).toContain(NOTICE)
  await site.owner(`update app.allocation set state = 'cancelled' where household_id = $1`, [here])
  expect(await offerTo(there)).not.toContain(NOTICE)
})

test('a promise to a home that one no longer follows in full is not spoken of', async () => {
  const [here, there] = await twoHomes()
  await promise(there)
  await site.owner(`update app.household_access set scope = 'status' where household_id = $1`, [there])
  const text = await offerTo(here)
  expect(text).not.toContain(NOTICE)
  expect(text).not.toContain('Diop')
})
