import { beforeAll, describe, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sayReminded } from '../campaign/invitation.words.ts'
import { partnerKindOf } from '../campaign/partner.kinds.ts'
import { isLate, seesNobody } from './responses.rules.ts'

let now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const opening = {
  title: 'Qui manque de quoi ?',
  closes_on: '2026-12-31',
  kinds: ['computer', 'skills'],
  communes: 'Harnes 62440\nSallaumines\nBilly-Montigny\nMontigny-en-Gohelle',
}
let census = ''
const linkOf = async (email: string) =>
  (
    await site.owner<{ link: string }>(
      'select link from app.outbox where email = $1 order by created_at desc, id desc limit 1',
      [email],
    )
  )[0]?.link ?? ''
const namesIn = (text: string) =>
  [...text.matchAll(/<th scope="row"><a [^>]+>([^<]+)</g)].map(([, name]) => name).join(', ')
const shown = async (query = '') => namesIn((await claire.get(`${census}/reponses${query}`)).text)
const written = async () =>
  (await site.owner<{ email: string }>('select email from app.outbox order by id')).map(
    ({ email }) => email.split('@')[0],
  )

beforeAll(async () => {
  census = (await claire.post('/recensements/nouveau', opening)).location ?? ''
  await claire.post(`${census}/inviter`, {
    partners: [
      'CCAS de Harnes ; ccas@exemple.test',
      'École des Tilleuls, Billy-Montigny ; ecole@exemple.test',
      'Médiathèque de Montigny-en-Gohelle ; media@exemple.test',
      'Club des aînés ; club@exemple.test',
      'Mission locale ; ml@exemple.test',
    ].join('\n'),
  })
  await site.anyone.post(await linkOf('ccas@exemple.test'), { 'n.62413.computer': '12', done: 'oui' })
  await site.anyone.post(await linkOf('ecole@exemple.test'), { 'n.62771.computer': '3' })
  await site.anyone.post(await linkOf('club@exemple.test'), { done: 'oui' })
  await claire.post(`${census}/feuille/saisie`, { partner: 'Épicerie solidaire', 'n.62771.skills': '4' })
  const list = new File(['Nom;Ville;Ordinateur;Accord\r\nFamille Or;Harnes;x;oui\r\n'], 'familles.csv')
  const kept = await site.anyone.post(`${await linkOf('ml@exemple.test')}/liste`, { list })
  await site.anyone.post(kept.location ?? '', { choice: 'all' })
})

test('the head counts who has finished and by which way, who is awaited, who is late, who sees nobody', async () => {
  const { text } = await claire.get(`${census}/reponses`)
  for (const said of [
    '<b>3</b> <span>structures ont terminé',
    '2 par leur lien et 1 sur papier',
    '<b>3</b> <span>structures attendues',
    '2 ont commencé',
    '<b>0</b> <span>structure en retard',
    '<b>1</b> <span>structure ne voit personne',
  ])
    expect(text).toContain(said)
})

test.each([
  [
    '',
    'CCAS de Harnes, Club des aînés, École des Tilleuls, Billy-Montigny, Épicerie solidaire, Médiathèque de Montigny-en-Gohelle, Mission locale',
  ],
  ['?etat=attendues', 'École des Tilleuls, Billy-Montigny, Médiathèque de Montigny-en-Gohelle, Mission locale'],
  ['?etat=commencees', 'École des Tilleuls, Billy-Montigny, Mission locale'],
  ['?etat=terminees', 'CCAS de Harnes, Club des aînés, Épicerie solidaire'],
  ['?etat=personne', 'Club des aînés'],
  ['?etat=retard', ''],
  ['?voie=liste', 'Mission locale'],
  ['?voie=papier', 'Épicerie solidaire'],
  ['?genre=social', 'CCAS de Harnes, Épicerie solidaire'],
  ['?commune=62771', 'École des Tilleuls, Billy-Montigny, Épicerie solidaire'],
  ['?commune=62133', 'École des Tilleuls, Billy-Montigny'],
  ['?commune=62587', 'Médiathèque de Montigny-en-Gohelle'],
  ['?nom=MEDIATHEQUE', 'Médiathèque de Montigny-en-Gohelle'],
  ['?nom=introuvable', ''],
  ['?etat=attendues&genre=school', 'École des Tilleuls, Billy-Montigny'],
  [
    '?etat=autre&commune=zut&apres=rien',
    'CCAS de Harnes, Club des aînés, École des Tilleuls, Billy-Montigny, Épicerie solidaire, Médiathèque de Montigny-en-Gohelle, Mission locale',
  ],
])('the list %s holds: %s', async (query, names) => expect(await shown(query)).toBe(names))

test('a filtered list that holds nobody says how to see the others, and offers no reminder', async () => {
  const { text } = await claire.get(`${census}/reponses?nom=introuvable`)
  expect(text).toContain('Aucune structure ne correspond')
  expect(text).not.toContain('Relancer')
})

test('a week after its last letter, a structure that has not finished is late', async () => {
  now = new Date('2026-12-03T09:00:00Z')
  expect(await shown('?etat=retard')).toBe(await shown('?etat=attendues'))
})

test('a reminder goes to those of the filter that are awaited, and to nobody else; the list stays as it was filtered', async () => {
  const before = (await written()).length
  const reminded = await claire.post(`${census}/reponses/relancer`, { genre: 'school' })
  expect(reminded.location).toBe(`${census}/reponses?genre=school`)
  expect((await written()).slice(before)).toEqual(['ecole'])
  expect(await shown('?etat=retard')).toBe('Médiathèque de Montigny-en-Gohelle, Mission locale')
})

test('whom one reminded today is not written to twice; its link of today still opens', async () => {
  const link = await linkOf('ecole@exemple.test')
  const before = (await written()).length
  await claire.post(`${census}/reponses/relancer`, { genre: 'school' })
  expect((await written()).length).toBe(before)
  expect((await site.anyone.get(link)).status).toBe(200)
})

test('an answer of the filter that makes no sense reminds nobody', async () => {
  const before = (await written()).length
  const refused = await claire.post(`${census}/reponses/relancer`, { etat: 'n’importe' })
  expect([refused.status, (await written()).length]).toEqual([303, before])
  expect(refused.location).toBe(`${census}/reponses`)
})

test('one structure is reminded from its own page; a foreign one never', async () => {
  const [one] = await site.owner<{ id: string }>(
    `select id from app.census_invitation where email = 'media@exemple.test'`,
  )
  const other = (await claire.post('/recensements/nouveau', opening)).location ?? ''
  const before = (await written()).length
  await claire.post(`${other}/reponses/relancer`, { structure: one?.id })
  expect((await written()).length).toBe(before)
  expect((await claire.get(`${other}/reponses/${one?.id}`)).status).toBe(404)
  expect((await claire.get(`${census}/reponses/${one?.id}`)).text).toContain('Relancer cette structure')
  await claire.post(`${census}/reponses/relancer`, { structure: one?.id })
  expect((await written()).slice(before)).toEqual(['media'])
  expect((await claire.get(`${census}/reponses/${one?.id}`)).text).not.toContain('Relancer cette structure')
  for (const id of ['rien', '01a144fc-ca60-749b-beb7-aff169a788b6'])
    expect((await claire.get(`${census}/reponses/${id}`)).status).toBe(404)
})

test('nobody else reads or reminds', async () => {
  const [one] = await site.owner<{ id: string }>(
    `select id from app.census_invitation where email = 'media@exemple.test'`,
  )
  for (const path of ['reponses', `reponses/${one?.id}`]) {
    expect((await site.as('victor').get(`${census}/${path}`)).status).toBe(404)
    expect((await site.as('samira').get(`${census}/${path}`)).status).toBe(403)
  }
  const before = (await written()).length
  expect((await site.as('victor').post(`${census}/reponses/relancer`, {})).status).toBe(404)
  expect((await written()).length).toBe(before)
})

test('before anybody is asked, the page says what belongs here', async () => {
  const empty = (await claire.post('/recensements/nouveau', opening)).location ?? ''
  const { text } = await claire.get(`${empty}/reponses`)
  expect(text).toContain('Aucune structure invitée pour l’instant')
  expect(text).not.toContain('<table')
})

test('a hundred structures are read page by page, each once', async () => {
  const many = (await claire.post('/recensements/nouveau', opening)).location ?? ''
  await claire.post(`${many}/inviter`, {
    partners: Array.from({ length: 60 }, (_, n) => `Structure ${n} ; n${n}@exemple.test`).join('\n'),
  })
  const read: string[] = []
  let next: string | undefined = `${many}/reponses?etat=attendues`
  while (next) {
    const { text } = await claire.get(next)
    read.push(...namesIn(text).split(', '))
    next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    if (next) expect(next).toContain('etat=attendues')
  }
  expect([read.length, new Set(read).size]).toEqual([60, 60])
})

describe('the rules', () => {
  test.each([
    [2, 0, '2 structures relancées.'],
    [0, 0, '0 structure relancée.'],
    [0, 1, '1 structure a déjà été relancée aujourd’hui : son lien sert toujours.'],
    [3, 2, '3 structures relancées. 2 structures ont déjà été relancées aujourd’hui : leurs liens servent toujours.'],
  ])('%i reminded, %i already: « %s »', (reminded, already, said) =>
    expect(sayReminded({ reminded, already })).toBe(said),
  )

  const at = (day: string) => new Date(`2026-11-${day}T09:00:00Z`)
  test.each([
    [
      'invited six days ago',
      { opens_on: '2026-11-01', invited_at: at('19'), reminded_at: null, answered_at: null },
      false,
    ],
    [
      'invited a week ago',
      { opens_on: '2026-11-01', invited_at: at('18'), reminded_at: null, answered_at: null },
      true,
    ],
    [
      'reminded since',
      { opens_on: '2026-11-01', invited_at: at('01'), reminded_at: at('20'), answered_at: null },
      false,
    ],
    [
      'invited long before the first day',
      { opens_on: '2026-11-20', invited_at: at('01'), reminded_at: null, answered_at: null },
      false,
    ],
    ['finished', { opens_on: '2026-11-01', invited_at: at('01'), reminded_at: null, answered_at: at('02') }, false],
  ])('%s: late is %j', (_, one, late) => expect(isLate(one, at('25'))).toBe(late))

  test('who has not finished is not said to see nobody', () =>
    expect(seesNobody({ answered_at: null, counted: {}, named: {} })).toBe(false))

  test.each([
    ['CCAS de Lens', 'social'],
    ['Centre social Dumas', 'neighbourhood'],
    ['Collège Jean-Zay', 'school'],
    ['BIBLIOTHEQUE municipale', 'library'],
    ['Mission locale', 'work'],
    ['Halte-garderie d’Avion', 'young'],
    ['EHPAD Les Lilas', 'elders'],
    ['Mairie de Rouvroy', 'public'],
    ['Les Tilleuls', 'other'],
    ['', 'other'],
  ])('« %s » is %s', (name, kind) => expect(partnerKindOf(name)).toBe(kind))
})
