import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { addressFor, sayAtHand } from './atHand.ts'

const site = await testSite()
const fields = {
  ...{ name: 'Madame Leclercq', commune: '62413', adults: '1', children: '2', needs: ['computer'], informed: 'oui' },
  ...{
    channel: 'sms',
    phone: '06 12 34 56 78',
    equipment_at_hand: ['phone', 'old_computer'],
    connection_at_hand: 'prepaid',
  },
  ...{ living: 'collective', neutral_message: 'oui', confidential_address: 'oui' },
}
const registered = await site.as('samira').post('/familles/nouvelle', fields)
const family = registered.location ?? ''
await site.owner(`update app.household set address = '9 rue Cachée'`)
await site.owner(
  `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
   select $1, h.id, 'prescription', h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at from app.household h`,
  [organisationId('claire')],
)

test('what a family has already is asked, and read on its page', async () => {
  const { text } = await site.as('samira').get(family)
  expect(text).toContain('Un smartphone, Un ordinateur trop vieux ou en panne, Une carte prépayée')
  expect(text).toContain('En foyer ou en hébergement collectif')
  expect(sayAtHand({ equipment_at_hand: [], connection_at_hand: null })).toBe('')
})

test('a confidential address stays with the organisation that registered the family', async () => {
  expect((await site.as('samira').get(family)).text).toContain('9 rue Cachée')
  for (const path of [family, `${family}/modifier`, `${family}/droits/dossier`])
    expect([path, (await site.as('claire').get(path)).text.includes('9 rue Cachée')]).toEqual([path, false])
  expect(addressFor('a', { organisation_id: 'b', address: '', confidential_address: true })).toBe('')
})

test('another organisation that corrects the rest neither reads nor loses it', async () => {
  const page = (await site.as('claire').get(`${family}/modifier`)).text
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const corrected = await site.as('claire').post(`${family}/modifier`, {
    ...fields,
    address: 'confidentielle',
    confidential_address: undefined,
    best_moment: 'le soir',
    version,
  })
  expect(corrected.status).toBe(303)
  expect(await site.owner('select address, confidential_address, best_moment from app.household')).toEqual([
    { address: '9 rue Cachée', confidential_address: true, best_moment: 'le soir' },
  ])
})

test('another organisation that asks for a confidential address is heard: the more careful word wins, and who asked reads what follows', async () => {
  const id = family.split('/').at(-1)
  await site.owner('update app.household set confidential_address = false where id = $1', [id])
  const page = (await site.as('claire').get(`${family}/modifier`)).text
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const sent = { ...fields, address: '9 rue Cachée', version }
  const corrected = await site.as('claire').post(`${family}/modifier`, sent)
  expect(decodeURIComponent(String(corrected.headers?.get('set-cookie')))).toContain(
    'seule la structure qui a enregistré la famille la lit désormais',
  )
  expect(await site.owner('select address, confidential_address from app.household where id = $1', [id])).toEqual([
    { address: '9 rue Cachée', confidential_address: true },
  ])
  expect((await site.as('claire').get(family)).text).not.toContain('9 rue Cachée')
  await site.owner('update app.household set confidential_address = false where id = $1', [id])
  const again = await site
    .as('claire')
    .post('/familles/nouvelle', { ...fields, address: '9 rue Autre', same: id ?? '' })
  expect(again.status).toBe(303)
  expect(decodeURIComponent(String(again.headers?.get('set-cookie')))).toMatch(
    /n’a pas été reprise.*désormais confidentielle/,
  )
  expect(await site.owner('select address, confidential_address from app.household where id = $1', [id])).toEqual([
    { address: '9 rue Cachée', confidential_address: true },
  ])
})

test('a message says nothing when somebody else may read it', async () => {
  const { tellHousehold } = await import('#support/messages/tellHousehold.store.ts')
  const id = family.split('/').at(-1) ?? ''
  await site.acting('samira', (by) => tellHousehold(by, id, () => 'Mardi 14 h à l’Espace numérique'))
  expect(await site.owner('select subject, body from app.outbox where household_id = $1', [id])).toEqual([
    { subject: 'Un message', body: 'Bonjour, merci de nous rappeler quand vous le pourrez.' },
  ])
})
