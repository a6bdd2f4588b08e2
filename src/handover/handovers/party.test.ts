import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const nadia = site.as('nadia')
const onPaper = { signer: 'Karima Benali', read: 'oui', how: 'paper', witness: 'Nadia Haddad' }
const home = async (household: string) =>
  (
    await site.owner<{ address: string; confidential_address: boolean }>(
      'select address, confidential_address from app.household where id = $1',
      [household],
    )
  )[0]
const keptByTheTown = (household: string, address: string) =>
  site.owner('update app.household set organisation_id = $2, confidential_address = true, address = $3 where id = $1', [
    household,
    organisationId('samira'),
    address,
  ])

test('a loan is signed by somebody in a quality, who lives somewhere: each is asked, and nothing moves before', async () => {
  const { url, id, household, device } = await scene.prepared()
  const page = (await nadia.get(url)).text
  for (const said of ['En qualité de', 'Parent de l’enfant', 'Adresse de la famille', 'doit dire où sera l’appareil'])
    expect(page).toContain(said)
  const unsaid = await nadia.sign(url, { ...onPaper, address: '3 rue des Lilas' })
  expect([unsaid.status, unsaid.text.includes('Dites en quelle qualité')]).toEqual([422, true])
  const nowhere = await nadia.sign(url, { ...onPaper, signer_as: 'guardian' })
  expect([nowhere.status, nowhere.text.includes('Écrivez l’adresse de la famille')]).toEqual([422, true])
  expect(nowhere.text).toContain('value="Karima Benali"')
  expect((await nadia.sign(url, { ...onPaper, signer_as: 'king' })).status).toBe(422)
  expect(await scene.state('device', 'id', device.id)).toEqual(['reserved'])
  const done = await nadia.sign(url, { ...onPaper, signer_as: 'guardian', address: '3 rue des Lilas' })
  expect(done.status).toBe(303)
  expect(await home(household)).toMatchObject({ address: '3 rue des Lilas' })
  expect(await site.owner('select signer_as from app.handover where id = $1', [id])).toEqual([
    { signer_as: 'guardian' },
  ])
})

test('a gift asks neither; an address that is known is not asked again, nor written over', async () => {
  const gift = await scene.prepared({ kind: 'gift' })
  expect((await nadia.get(gift.url)).text).not.toContain('En qualité de')
  expect((await nadia.sign(gift.url, onPaper)).status).toBe(303)
  const { url, household } = await scene.prepared()
  await site.owner(`update app.household set address = '1 rue Connue' where id = $1`, [household])
  expect((await nadia.get(url)).text).not.toContain('Adresse de la famille')
  const sent = { ...onPaper, signer_as: 'adult', address: '9 rue du Mensonge' }
  expect((await nadia.sign(url, sent)).status).toBe(303)
  expect(await home(household)).toMatchObject({ address: '1 rue Connue' })
})

test.each(['3 rue Cachée', ''])(
  'an address that another organisation keeps to itself (« %s ») is neither asked, shown, needed nor written over',
  async (address) => {
    const { url, household } = await scene.prepared()
    await keptByTheTown(household, address)
    const page = (await nadia.get(url)).text
    expect(page).not.toContain('rue Cachée')
    expect(page).not.toContain('Adresse de la famille')
    const sent = { ...onPaper, signer_as: 'parent', address: '1 rue du Mensonge' }
    expect((await nadia.sign(url, sent)).status).toBe(303)
    expect(await home(household)).toEqual({ address, confidential_address: true })
  },
)
