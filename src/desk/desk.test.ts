import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from '../../tests/isolation/territory.ts'

const site = await testSite()
const { ids } = await asOwner(site.url, (owner) =>
  writeTerritory(owner, { coordinator: 'claire', prescriber: 'samira', donor: 'denis' }, 1, 'Famille Maréchal'),
)
const family = `/familles/${ids.household}`

test('a day with nothing in it says what will appear there, and offers the first step', async () => {
  const page = await site.as('victor').get('/ma-journee')
  expect(page.text).toContain('Bonjour Victor')
  expect(page.text).toContain('Rien ne vous attend')
})

test('a day begins with what awaits, each line ending with one verb', async () => {
  const page = await site.as('claire').get('/ma-journee')
  expect(page.text).toMatch(/Bonjour Claire, .*attend/)
  expect(page.text).toContain('Famille Maréchal')
  expect(page.text).toContain(`href="/orientations/${ids.prescription}"`)
})

test('a household shows its chain, and the one next action belongs to somebody', async () => {
  const forClaire = await site.as('claire').get(family)
  expect(forClaire.text).toContain('aria-label="Étape')
  expect(forClaire.text).toContain('Prochaine action')
  const forSamira = await site.as('samira').get(family)
  expect(forSamira.status).toBe(200)
})

test('a sheet already prepared is the next action of those who hand over, and of nobody else', async () => {
  await site.owner(`update app.prescription set state = 'promised', answered_at = now() where id = $1`, [
    ids.prescription,
  ])
  expect((await site.as('claire').get(family)).text).toContain('Faire signer la remise')
  expect((await site.as('samira').get(family)).text).not.toContain('Faire signer la remise')
})

test('an organisation whose nature must stay unknown is never named in the story others read', async () => {
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select o.id, h.id, 'prescription', h.name, 'x', h.commune, h.stage, h.status, h.touched_at from app.household h, app.organisation o where h.id = $1 and o.name like '%addictologie'`,
    [ids.household],
  )
  const versionOf = async () =>
    (await site.owner<{ version: number }>('select version from app.household where id = $1', [ids.household]))[0]
      ?.version
  const corrected = await site.as('ines').post(`${family}/modifier`, {
    name: 'Famille Maréchal',
    commune: 'Harnes',
    channel: 'in_person',
    version: String(await versionOf()),
  })
  expect(corrected.status).toBe(303)
  const story = (await site.as('claire').get(family)).text
  expect(story).toContain('Un service d’accompagnement a mis la fiche à jour')
  expect(story).not.toContain('addictologie')
  expect(story).not.toContain('Inès')
})

test('an organisation that only follows from afar sees how far it got, not the family’s file', async () => {
  await site.owner(
    `update app.household_access set scope = 'status' where organisation_id = (select organisation_id from app.member where name = 'Inès Garnier')`,
  )
  const page = await site.as('ines').get(family)
  expect(page.status).toBe(200)
  expect(page.text).toContain('aria-label="Étape')
  expect(page.text).not.toContain('06 12 34 56 78')
  expect(page.text).not.toContain('Ce qui s’est passé')
  expect((await site.as('ines').get(`${family}/modifier`)).status).toBe(403)
})
