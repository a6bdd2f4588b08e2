import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { writeTerritory } from '../../tests/isolation/territory.ts'

const site = await testSite()
const { ids } = await asOwner(site.url, (owner) =>
  writeTerritory(owner, { coordinator: 'claire', prescriber: 'samira', donor: 'denis' }, 1, 'Famille Maréchal'),
)
// What a person asked comes before any other next action: these tests are about the others.
await site.owner('delete from app.rights_request')
const family = `/familles/${ids.household}`
const bannerOf = (text: string) => text.match(/<section class="next.*?<\/section>/)?.[0] ?? ''

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
  const banner = bannerOf((await site.as('claire').get(family)).text)
  expect(banner).toContain('Remettre l’ordinateur ML-')
  expect(banner).toContain('Faire signer')
  expect((await site.as('samira').get(family)).text).not.toContain('Faire signer')
})

test('on a phone the family’s number comes before anything else, for those who follow it in full', async () => {
  const { text } = await site.as('claire').get(family)
  const call = text.indexOf('<div class="reach"><a class="button second" href="tel:+33612345678"')
  expect(call).toBeGreaterThan(0)
  expect(call).toBeLessThan(text.indexOf('class="next'))
})

test('what the banner offers is not offered again below it', async () => {
  const { text } = await site.as('claire').get(family)
  const [, href = 'none'] = bannerOf(text).match(/href="([^"]+)"/) ?? []
  expect(text.match(new RegExp(`class="button[^"]*" href="${href}"`, 'g'))).toHaveLength(1)
})

test('an hour that passed unnoted is the next action, with the verb and the link of the day', async () => {
  const move = (by: string) =>
    site.owner(
      `update app.appointment set starts_at = starts_at + $2::interval, ends_at = ends_at + $2::interval where id = $1`,
      [ids.appointment, by],
    )
  expect(bannerOf((await site.as('claire').get(family)).text)).toContain('Formation : Claire Fontaine, Lieu 1')
  await move('-2 days')
  const banner = bannerOf((await site.as('claire').get(family)).text)
  const day = (await site.as('claire').get('/ma-journee')).text
  for (const text of [banner, day])
    expect(text).toContain(`href="/rendez-vous/${ids.appointment}"><span>Noter la venue`)
  await move('2 days')
})

test('a masked organisation that expects the family shows neither its name nor its place', async () => {
  const masked = `(select id from app.organisation where masked_as is not null limit 1)`
  await site.owner(
    `insert into app.place (id, organisation_id, name, commune) values (app.uuid7(), ${masked}, 'Centre d’addictologie', '62413')`,
  )
  await site.owner(
    `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at)
     select app.uuid7(), p.organisation_id, p.id, m.id, $1, 'follow_up', now() + interval '1 hour', now() + interval '2 hours'
     from app.place p join app.member m on m.organisation_id = p.organisation_id where p.name = 'Centre d’addictologie'`,
    [ids.household],
  )
  const { text } = await site.as('samira').get(family)
  expect(bannerOf(text)).toContain('une structure partenaire')
  expect(text).not.toMatch(/addictologie|Garnier/)
  await site.owner(`delete from app.appointment where subject = 'follow_up'`)
})

test('on the page of a closed journey nothing is under way, and a band without colour says how it ended', async () => {
  const [before] = await site.owner<{ closed_as: string | null }>('select closed_as from app.household where id = $1', [
    ids.household,
  ])
  await site.owner(
    `update app.household set status = 'closed', closed_as = 'unreachable', closed_at = now() where id = $1`,
    [ids.household],
  )
  const { text } = await site.as('claire').get(family)
  expect(bannerOf(text)).toContain('class="next calm"')
  expect(bannerOf(text)).toContain('Clos : la famille ne répond plus')
  expect(text).not.toContain('aria-current="step"')
  expect(text).not.toContain('<li class="now"')
  await site.owner(`update app.household set status = 'open', closed_as = $2, closed_at = null where id = $1`, [
    ids.household,
    before?.closed_as,
  ])
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
  expect(story).toContain('Une structure partenaire a mis la fiche à jour')
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
  expect(page.text).not.toContain('tel:')
  expect(page.text).not.toContain('Ce qui s’est passé')
  expect((await site.as('ines').get(`${family}/modifier`)).status).toBe(403)
})
