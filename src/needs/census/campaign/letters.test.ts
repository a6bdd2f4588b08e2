import { expect, test } from 'vitest'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { sayAsker, sayCheck, sayTerritory } from './letters.ts'

const mailbox = await openMailbox()
const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const [asking] = await site.owner<{ name: string; email: string; organisation: string; id: string }>(
  `update app.organisation o set phone = '+33321000000' from app.member m where m.organisation_id = o.id and m.email like 'claire@%'
   returning m.name, m.email, o.name as organisation, m.id`,
)
const { name = '', email = '', organisation = '', id = '' } = asking ?? {}
const census =
  (
    await claire.post('/recensements/nouveau', {
      title: 'Qui reste à l’écart ?',
      closes_on: '2026-12-15',
      kinds: ['computer', 'skills'],
      communes: 'Harnes 62440\nSallaumines',
      questions: [],
    })
  ).location ?? ''
const letters = async () => new Map((await mailbox.collect(site.database)).map((letter) => [letter.to, letter]))
const linkIn = (text: string) => /http:\/\/localhost(\/recensement\/\S+)/.exec(text)?.[1] ?? ''
let first = ''

test('the invitation that reaches a mailbox says who asks, where, what the link does, until when, and how to check it', async () => {
  await claire.post(`${census}/inviter`, {
    partners: 'CCAS de Harnes ; ccas@exemple.test\nCollège ; college@exemple.test',
  })
  const came = await letters()
  const { subject, text } = came.get('ccas@exemple.test')!
  expect(subject).toBe(`${organisation} vous demande ce que vous voyez`)
  for (const said of [
    `${name}, pour ${organisation},`,
    'un ordinateur et une formation',
    'Harnes et Sallaumines',
    'que voit CCAS de Harnes ?',
    'sans compte ni mot de passe',
    'au mardi 15 décembre 2026',
    'appelez le 03 21 00 00 00',
    email,
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/pas encore répondu|commencé/)
  first = linkIn(text)
  expect((await site.anyone.get(first)).status).toBe(200)
})

test('the page behind the link says who asks, in the same words', async () => {
  const { text } = await site.anyone.get(first)
  for (const said of ['Qui vous le demande', `${name}, pour ${organisation},`, '03 21 00 00 00', `mailto:${email}`])
    expect(text).toContain(said)
})

test('a reminder is no invitation: it says what is missing, to who has not begun and to who has', async () => {
  await site.anyone.post(first, { 'n.62413.computer': '3' })
  await claire.post(`${census}/relancer`)
  const came = await letters()
  const [begun, silent] = [came.get('ccas@exemple.test')!, came.get('college@exemple.test')!]
  expect(begun.subject).toBe(`${organisation} : votre réponse reste à terminer`)
  expect(begun.text).toContain('Vous avez commencé à répondre pour CCAS de Harnes')
  expect(begun.text).toContain('est gardé')
  expect(begun.text).not.toContain('pas encore répondu')
  expect(silent.subject).toBe(`${organisation} attend votre réponse`)
  expect(silent.text).toContain('Vous n’avez pas encore répondu pour Collège')
  expect(silent.text).toContain('vous l’a demandé le mercredi 25 novembre 2026')
  expect(silent.text).not.toContain('commencé')
  for (const { text } of [begun, silent]) {
    expect(text).toContain('Ce lien remplace le précédent')
    expect(text).toContain('au mardi 15 décembre 2026')
    expect(text).toContain('03 21 00 00 00')
    expect((await site.anyone.get(linkIn(text))).status).toBe(200)
  }
  expect((await site.anyone.get(first)).status).toBe(404)
  first = linkIn(begun.text)
})

test('once the person who asked has left, the page names the organisation alone', async () => {
  await site.owner(`update app.member set revoked_at = now() where id = $1`, [id])
  const { text } = await site.anyone.get(first)
  await site.owner(`update app.member set revoked_at = null where id = $1`, [id])
  expect(text).toContain(organisation)
  expect(text).not.toContain(name)
  expect(text).not.toContain(email)
})

test('a territory of many communes is said by a few of them', () => {
  expect(sayTerritory(['Lens', 'Avion'])).toBe('Avion et Lens')
  expect(sayTerritory(['Lens', 'Avion', 'Harnes', 'Rouvroy', 'Sallaumines', 'Méricourt'])).toBe(
    'Avion, Harnes, Lens, Méricourt et 2 autres communes',
  )
})

test('without a person, a phone or an address, what is left is still a sentence', () => {
  const nobody = { person: null, organisation: 'Les Passerelles', email: null, phone: null }
  expect(sayAsker(nobody)).toBe('Les Passerelles')
  expect(sayCheck(nobody)).toBe(
    'Un doute ? Avant d’ouvrir ce lien, cherchez vous-même comment joindre Les Passerelles.',
  )
})
