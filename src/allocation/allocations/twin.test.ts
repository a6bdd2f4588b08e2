import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const programme = await scene.programme({ computer: 20 })
const promise = async (household: string, fields: Record<string, string> = {}) =>
  claire.post(`/familles/${household}/attribuer`, {
    programme,
    device: (await scene.device()).id,
    sim: 'later',
    ...fields,
  })
const family = (name: string) => scene.household({ needs: ['computer'], name })
const counted = async () => (await scene.quota(programme))?.promised

test('two files of one family do not take two computers without a word', async () => {
  const [first, second] = [await family('Famille Kowalczyk'), await family('Famille Kowalczyk')]
  expect((await promise(first)).status).toBe(303)
  expect((await claire.get(`/familles/${second}/attribuer`)).text).toContain('Peut-être la même famille')
  const refused = await promise(second)
  expect([refused.status, refused.text.includes('Si c’est une autre famille')]).toEqual([422, true])
  expect(await counted()).toBe(1)
  expect((await promise(second, { other: 'oui' })).status).toBe(303)
  expect(await counted()).toBe(2)
})

test('a shared phone is enough to ask, another commune or another name is not', async () => {
  const [first, second] = [await family('Famille Dupuis'), await family('Madame Carpentier')]
  await site.owner(`update app.household set phone = '+33612345678' where id = any ($1)`, [[first, second]])
  await promise(first)
  expect((await promise(second)).status).toBe(422)
  const elsewhere = await scene.household({ needs: ['computer'], name: 'Famille Dupuis', commune: '62771' })
  expect((await claire.get(`/familles/${elsewhere}/attribuer`)).text).not.toContain('Peut-être la même famille')
  expect((await promise(await family('Famille Lenoir'))).status).toBe(303)
})

test('a family that another organisation follows is never spoken of', async () => {
  const theirs = await scene.household({ needs: ['computer'], name: 'Famille Secrète', by: 'victor' })
  expect(theirs).toBeTruthy()
  const ours = await family('Famille Secrète')
  expect((await claire.get(`/familles/${ours}/attribuer`)).text).not.toContain('Peut-être la même famille')
  expect((await promise(ours)).status).toBe(303)
})

test('of two people who promise to the two files at once, the second one is asked', async () => {
  const [first, second] = [await family('Famille Jumelle'), await family('Famille Jumelle')]
  const answers = await Promise.all([promise(first), promise(second)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
})

test('a family that took its agreement back is promised nothing until it agrees again', async () => {
  const id = await family('Famille Recule')
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, withdrawn_on)
     select app.uuid7(), h.id, h.organisation_id, 'sharing', 'spoken', '2026-01-05', 'Claire', '2026-03-02' from app.household h where id = $1`,
    [id],
  )
  const refused = await promise(id)
  expect([refused.status, refused.text.includes('La famille a retiré son accord le lundi 2 mars 2026')]).toEqual([
    422,
    true,
  ])
  expect((await claire.get(`/familles/${id}/droits`)).text).toContain('Elle est de nouveau d’accord')
  expect((await claire.post(`/familles/${id}/droits/accord-redonne`)).status).toBe(303)
  expect((await promise(id)).status).toBe(303)
  expect((await claire.get(`/familles/${id}`)).text).toContain('Accord redonné')
})
