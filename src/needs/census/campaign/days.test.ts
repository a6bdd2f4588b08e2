import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { isOpen, standingOf } from './census.rules.ts'

let now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const fields = {
  ...{ title: 'Qui manque de quoi ?', opens_on: '2026-11-30', closes_on: '2026-12-15', kinds: ['computer'] },
  communes: 'Harnes 62440',
}
const open = (more: Record<string, string> = {}) => claire.post('/recensements/nouveau', { ...fields, ...more })
const census = (await open()).location ?? ''
await claire.post(`${census}/inviter`, { partners: 'CCAS de Harnes ; ccas@exemple.test' })
const letters = () =>
  site.owner<{ link: string; body: string }>(
    `select link, body from app.outbox where email = 'ccas@exemple.test' order by created_at, id`,
  )
const link = (await letters())[0]?.link ?? ''
const days = 'du lundi 30 novembre 2026 au mardi 15 décembre 2026'
const list = () => new File(['Commune;Ordinateur\r\nHarnes;4\r\n'], 'liste.csv')

test('a census is to come until its first day, open until the end of its last, then over', () => {
  const standing = { opens_on: '2026-11-30', closes_on: '2026-12-15', closed_at: null }
  for (const [today, said] of [
    ['2026-11-29', 'soon'],
    ['2026-11-30', 'open'],
    ['2026-12-15', 'open'],
    ['2026-12-16', 'over'],
  ] as const) {
    expect(standingOf(standing, today)).toBe(said)
    expect(isOpen(standing, today)).toBe(said === 'open')
    expect(standingOf({ ...standing, closed_at: now }, today)).toBe('over')
  }
})

test('its first day is today unless another is chosen; neither day is past, and the last is not before the first', async () => {
  const form = (await claire.get('/recensements/nouveau')).text
  expect(form).toMatch(/name="opens_on"[^>]*value="2026-11-25"|value="2026-11-25"[^>]*name="opens_on"/)
  const today = (await open({ title: 'Sans premier jour', opens_on: '' })).location ?? ''
  expect(await site.owner('select opens_on::text from app.census where id = $1', [today.split('/').at(-1)])).toEqual([
    { opens_on: '2026-11-25' },
  ])
  for (const [more, said] of [
    [{ opens_on: '2026-11-24' }, 'Ce jour est déjà passé.'],
    [{ opens_on: '2026-12-16' }, 'Le dernier jour ne peut pas venir avant le premier.'],
    [{ opens_on: 'demain' }, 'Choisissez le premier jour.'],
  ] as const) {
    const refused = await open(more)
    expect([refused.status, refused.text.includes(said)]).toEqual([422, true])
  }
})

test('before its first day the letter, the page, the sheet and the link say from when; nothing is kept, nobody reminded', async () => {
  expect((await letters())[0]?.body).toContain(days)
  expect((await claire.get(census)).text).toContain(`À venir, ${days}`)
  expect((await claire.get('/recensements')).text).toContain('À venir')
  expect((await claire.get(`${census}/feuille`)).text).toContain(`À rendre ${days}`)
  const page = await site.anyone.get(link)
  expect(page.text).toContain('Ce recensement n’est pas encore ouvert')
  expect(page.text).toContain('lundi 30 novembre 2026')
  expect(page.text).not.toContain('Garder ma réponse')
  for (const [at, sent] of [
    [link, { 'n.62413.computer': '4' }],
    [`${link}/liste`, { list: list() }],
    [
      `${link}/famille`,
      { name: 'Famille Tôt', commune: '62413', kinds: ['computer'], adults: '1', children: '0', agreed: 'oui' },
    ],
  ] as const)
    expect((await site.anyone.post(at, sent as never)).text).toContain('30 novembre 2026')
  expect((await claire.get(`${census}/feuille/saisie`)).text).toContain('ouvre le lundi 30 novembre 2026')
  const typed = await claire.post(`${census}/feuille/saisie`, { partner: 'Club', 'n.62413.computer': '4' })
  expect(typed.text).toContain('ouvre le lundi 30 novembre 2026')
  await claire.post(`${census}/relancer`)
  expect((await claire.get(census)).text).not.toContain('Relancer')
  expect(await letters()).toHaveLength(1)
  for (const table of ['census_count', 'census_family', 'list_upload'])
    expect(await site.owner(`select 1 from app.${table}`)).toEqual([])
})

test('from its first day it takes answers; a structure invited before is late a week after that day', async () => {
  now = new Date('2026-12-02T09:00:00Z')
  expect((await claire.get(`${census}/reponses`)).text).not.toContain('En retard<')
  expect((await site.anyone.post(link, { 'n.62413.computer': '4' })).status).toBe(303)
  await claire.post(`${census}/relancer`)
  expect(await letters()).toHaveLength(2)
  expect((await claire.get(census)).text).toContain(`Ouvert, ${days}`)
})

test('after its last day nobody is reminded, and the link says that it is over', async () => {
  const last = (await letters())[1]?.link ?? ''
  now = new Date('2026-12-16T09:00:00Z')
  await claire.post(`${census}/relancer`)
  expect(await letters()).toHaveLength(2)
  expect((await site.anyone.get(last)).text).toContain('Ce recensement est terminé')
  expect((await claire.get(census)).text).toContain(`Clos, ${days}`)
})
