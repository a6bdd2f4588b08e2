import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { household, sent } from './prescription.fixture.ts'

const site = await testSite()
const samira = site.as('samira')
const claire = site.as('claire')
const send = async (name: string) => sent(site, 'samira', await household(site, 'samira', { name }))
const waiting = await send('Famille Attente')
const refused = await send('Famille Refus')
const asked = await send('Famille Question')
await claire.post(`/orientations/${refused}/refuser`, { reason: 'no_place' })
await claire.post(`/orientations/${asked}/demander`, { question: 'Un bureau ?' })
const count = (text: string, what: string) => text.split(what).length - 1
const own = (text: string) => text.slice(text.indexOf('À vous de jouer'), text.indexOf('<search'))

test('what the sender has to do comes first, once, and what awaits the other side stays in the list', async () => {
  const { text } = await samira.get('/orientations')
  for (const said of [
    'Famille Refus',
    'Orienter ailleurs',
    'Famille Question : une question vous est posée',
    'Répondre',
  ])
    expect(own(text)).toContain(said)
  expect(own(text)).not.toContain('Famille Attente')
  expect(text).toContain('Famille Attente')
  expect([count(text, `/orientations/${refused}"`), count(text, 'Les Passerelles : répondre')]).toEqual([2, 1])
})

test('what the receiver has to do is not what awaits the sender', async () => {
  const { text } = await claire.get('/orientations')
  expect(own(text)).toContain('Famille Attente')
  expect(own(text)).not.toMatch(/Famille Question|Famille Refus/)
  expect(text).toContain('Famille Question')
})

test('a list that was narrowed by hand is a list, and another organisation reads nothing of it', async () => {
  const narrowed = await samira.get('/orientations?etat=refusees')
  expect(narrowed.text).not.toContain('À vous de jouer')
  expect(narrowed.text).toContain('Famille Refus')
  for (const stranger of ['victor', 'sofia', 'paul'] as const)
    expect((await site.as(stranger).get('/orientations')).text).not.toMatch(/Famille (Attente|Refus|Question)/)
})

test('the urgent lines come first, with the sentence and the verb of the day', async () => {
  await site.owner(`update app.prescription set urgent = true, updated_at = now() where id = $1`, [refused])
  const mine = own((await samira.get('/orientations')).text)
  expect(mine.indexOf('Famille Refus')).toBeLessThan(mine.indexOf('Famille Question'))
  const day = (await samira.get('/ma-journee')).text
  for (const said of [
    'Famille Refus : orientation refusée',
    'Réponse des Passerelles, aujourd’hui',
    'Orienter ailleurs',
  ])
    expect([mine.includes(said), day.includes(said)], said).toEqual([true, true])
})

test('what awaits somebody, asked for by hand, holds the lines of the top as well', async () => {
  const { text } = await samira.get('/orientations?etat=attente')
  expect(text).not.toContain('À vous de jouer')
  for (const name of ['Famille Attente', 'Famille Refus', 'Famille Question']) expect(text).toContain(name)
  expect((await claire.get('/orientations?etat=attente')).text).not.toContain('Famille Refus')
})

test('page after page each line is met once', async () => {
  for (let n = 0; n < 52; n++)
    await site.owner(
      `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at)
       select app.uuid7(), household_id, organisation_id, to_organisation_id, member_id, sender, kinds, 'withdrawn', sent_at - make_interval(mins => $2) from app.prescription where id = $1`,
      [waiting, n + 1],
    )
  const met: string[] = []
  for (let href: string | undefined = '/orientations'; href; ) {
    const { text } = await samira.get(href)
    const body = text.slice(text.indexOf('<main'))
    met.push(
      ...[...body.matchAll(/<(?:h3|th scope="row")><a href="\/orientations\/([\w-]{36})"/g)].map(([, id]) => id ?? ''),
    )
    href = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(met).toHaveLength(55)
  expect(new Set(met).size).toBe(55)
})
