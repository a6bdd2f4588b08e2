import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

let now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const census =
  (
    await claire.post('/recensements/nouveau', {
      title: 'Qui n’a pas d’ordinateur ?',
      closes_on: '2026-12-15',
      kinds: ['computer', 'skills'],
      communes: 'Harnes 62440\nSallaumines',
      questions: ['visitors', 'obstacle'],
    })
  ).location ?? ''
const typing = `${census}/feuille/saisie`
const type = (partner: string, counts: Record<string, string>) => claire.post(typing, { partner, ...counts })
const declared = () =>
  site.owner(`select i.partner, k.commune, k.kind, k.declared from app.census_count k
    join app.census_invitation i on i.id = k.invitation_id order by 1, 2, 3`)

test('the sheet asks on paper what the page behind a link asks', async () => {
  const sheet = (await claire.get(`${census}/feuille`)).text
  for (const word of [
    ...['Harnes', 'Sallaumines', 'Un ordinateur', 'Qu’est-ce qui bloque le plus', '15 décembre 2026'],
    'À rendre à Claire Fontaine, Les Passerelles, claire@exemple.test.',
  ])
    expect(sheet).toContain(word)
  expect(sheet).not.toContain('Une connexion')
})

test('a typed sheet counts as an answer; typed again, it replaces the former one', async () => {
  await type('Épicerie de la gare', { 'n.62413.computer': '7', 'n.62413.skills': '2', visitors: '40' })
  const again = await type('  épicerie de la Gare ', { 'n.62413.computer': '5' })
  expect([again.status, again.location]).toEqual([303, census])
  expect(await declared()).toEqual([
    { partner: 'Épicerie de la gare', commune: '62413', kind: 'computer', declared: 5 },
  ])
  expect((await claire.get(census)).text).toContain('1 sur 1 structure a terminé')
})

test('what a structure sent by its link is not replaced by its paper', async () => {
  await claire.post(`${census}/inviter`, { partners: 'CCAS de Harnes ; accueil@ccas.test' })
  const [letter] = await site.owner<{ link: string }>(`select link from app.outbox where email = 'accueil@ccas.test'`)
  await site.anyone.post(letter?.link ?? '', { 'n.62771.skills': '3', done: 'on' })
  const refused = await type('CCAS de Harnes', { 'n.62771.skills': '99' })
  expect([refused.status, refused.text.includes('a déjà répondu par son lien')]).toEqual([422, true])
  expect(refused.text).toContain('value="99"')
  expect(await declared()).toContainEqual({
    partner: 'CCAS de Harnes',
    commune: '62771',
    kind: 'skills',
    declared: 3,
  })
})

test('an invited structure that answers on paper is not reminded', async () => {
  await claire.post(`${census}/inviter`, { partners: 'Collège ; college@ecole.test' })
  await type('Collège', { 'n.62413.skills': '4' })
  await claire.post(`${census}/relancer`)
  expect(await site.owner(`select 1 from app.outbox where email = 'college@ecole.test'`)).toHaveLength(1)
})

test('a structure that answers by its link after its paper has the last word', async () => {
  const [letter] = await site.owner<{ link: string }>(`select link from app.outbox where email = 'college@ecole.test'`)
  await site.anyone.post(letter?.link ?? '', { 'n.62413.skills': '6' })
  expect((await type('Collège', { 'n.62413.skills': '1' })).status).toBe(422)
  expect(await declared()).toContainEqual({ partner: 'Collège', commune: '62413', kind: 'skills', declared: 6 })
})

test('a sheet without a name, or with letters for a number, comes back as it was typed', async () => {
  const nameless = await type('', { 'n.62413.computer': '12' })
  expect([nameless.status, nameless.text.includes('Écrivez le nom de la structure')]).toEqual([422, true])
  expect(nameless.text).toContain('value="12"')
  const letters = await type('Club', { 'n.62413.computer': 'douze' })
  expect([letters.status, letters.text.includes('value="douze"')]).toEqual([422, true])
})

test('another organisation neither prints nor types', async () => {
  for (const path of [`${census}/feuille`, typing]) expect((await site.as('victor').get(path)).status).toBe(404)
  expect((await site.as('victor').post(typing, { partner: 'Intrus' })).status).toBe(404)
})

test('once the census is over, nothing is typed', async () => {
  now = new Date('2026-12-16T09:00:00Z')
  expect((await type('Trop tard', { 'n.62413.computer': '1' })).status).not.toBe(303)
  expect(await site.owner(`select 1 from app.census_invitation where partner = 'Trop tard'`)).toEqual([])
})
