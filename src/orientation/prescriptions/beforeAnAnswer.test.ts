import { expect, it } from 'vitest'
import { readInFull } from '#needs/households/readers.words.ts'
import { testSite } from '#testing/testSite.ts'
import { writerOf } from '../../../tests/isolation/writing.ts'
import { addressed, giveMailbox } from '../links/link.fixture.ts'
import { autreBerge, household, passerelles, placesElsewhere, sent, stateOf } from './prescription.fixture.ts'

const site = await testSite()
await placesElsewhere(site)
await giveMailbox(site)
const samira = site.as('samira')
const claire = site.as('claire')
const write = writerOf(site.url)

/** A family with everything that only those who accompany it read. */
const detailed = async (name: string) => {
  const family = await household(site, 'samira', { name })
  await site.owner(
    `update app.household set phone = '+33611223344', email = 'dargent@exemple.test', address = '3 rue des Lilas', best_moment = 'le soir', channel = 'phone' where id = $1`,
    [family],
  )
  await site.owner(`update app.need set situation = 'Hébergée par sa soeur' where household_id = $1`, [family])
  await site.owner(
    `insert into app.beneficiary (id, household_id, first_name, adult) values (gen_random_uuid(), $1, 'Ludivine', true)`,
    [family],
  )
  return { family, id: await sent(site, 'samira', family) }
}
const kept = ['06 11 22 33 44', '0611223344', 'dargent@', 'Lilas', 'le soir', 'Hébergée', 'Ludivine']
const scopeOf = async (family: string) =>
  (
    await site.owner<{ scope: string }>(
      'select scope from app.household_access where organisation_id = $1 and household_id = $2',
      [passerelles, family],
    )
  )[0]?.scope

it('the receiver reads who is addressed and what for, and nothing that helps to reach them, on any page', async () => {
  const { family, id } = await detailed('Famille Dargent')
  for (const page of [`/orientations/${id}`, `/familles/${family}`, '/familles?nom=dargent', '/orientations']) {
    const { status, text } = await claire.get(page)
    expect([page, status]).toEqual([page, 200])
    expect(text).toContain('Famille Dargent')
    for (const word of kept) expect([page, word, text.includes(word)]).toEqual([page, word, false])
  }
  const apart = (await claire.get(`/familles/${family}/fiches`)).text
  for (const word of kept) expect([word, apart.includes(word)]).toEqual([word, false])
  expect((await claire.get(`/orientations/${id}`)).text).toContain('En acceptant, vous lirez')
})

it('its page of the family says that an answer is awaited, and opens the orientation', async () => {
  const { family, id } = await detailed('Famille Dorval')
  const { text } = await claire.get(`/familles/${family}`)
  expect(text).toContain('Répondre à l’orientation')
  expect(text).toContain(`href="/orientations/${id}"`)
  for (const word of ['En acceptant, vous lirez', ...readInFull, 'Lire ce qui est demandé'])
    expect(text).toContain(word)
  const sentOn = (await claire.get(`/orientations/${id}`)).text
  for (const word of readInFull) expect(sentOn).toContain(word)
  expect((await site.as('nadia').get(`/familles/${family}`)).text).toContain('Une réponse est attendue')
})

it('it neither closes, corrects, orients, plans nor promises before it answered', async () => {
  const { family } = await detailed('Famille Delmas')
  const acts = ['clore', 'modifier', 'orienter', 'bilan', 'droits', 'rendez-vous', 'atelier', 'attribuer', 'remise']
  for (const act of acts) expect([act, (await claire.get(`/familles/${family}/${act}`)).status]).toEqual([act, 403])
  expect((await claire.post(`/familles/${family}/clore`, { reason: 'moved' })).status).toBe(403)
  expect((await samira.get(`/familles/${family}`)).text).not.toContain('Clos :')
})

it('once accepted, the file opens: how to reach the family, who lives there, and what was done', async () => {
  const { family, id } = await detailed('Famille Duval')
  expect(await scopeOf(family)).toBe('status')
  expect((await claire.post(`/orientations/${id}/accepter`)).status).toBe(303)
  expect(await scopeOf(family)).toBe('full')
  const { text } = await claire.get(`/familles/${family}`)
  for (const word of ['06 11 22 33 44', 'Lilas', 'Ludivine']) expect(text).toContain(word)
  expect((await claire.get('/familles?nom=ludivine')).text).toContain('Famille Duval')
})

it('accepted by link, it opens to the accounts of the same structure', async () => {
  const { family, link } = await addressed(site, 'Famille Doremi')
  await site.anyone.post(link, { who: 'Jeanne Morel' })
  expect(await scopeOf(family)).toBe('full')
})

it('a question, a refusal and a retrieval change nothing of what was read', async () => {
  const asked = await detailed('Famille Drouet')
  await claire.post(`/orientations/${asked.id}/demander`, { question: 'Un portable suffit-il ?' })
  expect(await scopeOf(asked.family)).toBe('status')
  await samira.post(`/orientations/${asked.id}/repondre`, { reply: 'Oui.' })
  expect(await scopeOf(asked.family)).toBe('status')
  await claire.post(`/orientations/${asked.id}/refuser`, { reason: 'other', said: 'Nous ne pouvons pas.' })
  expect(await stateOf(site, asked.id)).toBe('refused')
  expect((await claire.get(`/familles/${asked.family}`)).status).toBe(404)
})

it('a family already followed in full stays so when it is addressed again', async () => {
  const { family, id } = await detailed('Famille Dumas')
  await claire.post(`/orientations/${id}/accepter`)
  await site.owner(`update app.prescription set state = 'served' where id = $1`, [id])
  await sent(site, 'samira', family)
  expect(await scopeOf(family)).toBe('full')
})

it('the second lock keeps the file shut: neither people, agreements nor events, and no scope of one’s own making', async () => {
  const { family } = await detailed('Famille Dufour')
  const rows = (table: string) => write('claire', `select from app.${table} where household_id = $1`, [family])
  expect(await rows('beneficiary')).toBe(0)
  expect(await rows('agreement')).toBe(0)
  expect(
    await write('claire', `select from app.event where household_id = $1 and act = 'household.registered'`, [family]),
  ).toBe(0)
  expect(await rows('prescription')).toBe(1)
  await expect(
    write('claire', `update app.household_access set scope = 'full' where household_id = $1`, [family]),
  ).rejects.toThrow(/permission denied/)
  await expect(
    write('claire', `select app.share_household($1, (app.orgs())[1], 'prescription', 'full')`, [family]),
  ).rejects.toThrow(/may share it/)
})

it('the second lock lets only the one it is addressed to answer, unless it is suspended, and nobody address it anew', async () => {
  const { family, id } = await detailed('Famille Dufay')
  const accepts = `update app.prescription set state = 'accepted' where id = $1`
  expect(await write('victor', accepts, [id])).toBe(0)
  for (const state of ['accepted', 'refused', 'promised', 'served'])
    await expect(write('samira', `update app.prescription set state = $2 where id = $1`, [id, state])).rejects.toThrow(
      /only its receiver answers/,
    )
  for (const column of ['household_id', 'organisation_id', 'to_organisation_id', 'kinds', 'message', 'sender'])
    for (const first of ['samira', 'claire'] as const)
      await expect(
        write(first, `update app.prescription set ${column} = ${column} where id = $1`, [id]),
      ).rejects.toThrow(/permission denied/)
  expect(await write('claire', accepts, [id])).toBe(1)
  await site.owner(
    `insert into app.habilitation (organisation_id, state, why, decided_by, decided_in, decided_at) values ($1, 'suspended', 'x', 'y', $2, now())`,
    [passerelles, autreBerge],
  )
  expect(await write('claire', accepts, [id])).toBe(0)
  expect(await write('claire', 'select from app.household where id = $1', [family])).toBe(0)
  await site.owner('delete from app.habilitation where organisation_id = $1', [passerelles])
  expect(await scopeOf(family)).toBe('status')
})

it('a journey is not closed while an orientation awaits its answer, and the sentence says whose', async () => {
  const { family, id } = await detailed('Famille Delorme')
  await claire.post(`/orientations/${id}/accepter`)
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, sent_at)
     select gen_random_uuid(), $1, organisation_id, $2, member_id, sender, kinds, now() from app.prescription where id = $3`,
    [family, autreBerge, id],
  )
  const answer = await claire.post(`/familles/${family}/clore`, { reason: 'moved' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Une orientation attend encore la réponse de l’Autre Berge')
})
