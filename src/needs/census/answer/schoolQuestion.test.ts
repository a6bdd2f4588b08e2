import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { askedOf } from '../campaign/words.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const open = async (questions: string[]) =>
  (
    await claire.post('/recensements/nouveau', {
      ...{ title: 'Qui manque de quoi ?', closes_on: '2026-12-15', kinds: ['computer'] },
      ...{ communes: 'Harnes 62440', questions },
    })
  ).location ?? ''
const census = await open(['visitors', 'workspace'])
await claire.post(`${census}/inviter`, {
  partners: 'Collège des Tilleuls ; college@exemple.test\nCCAS de Harnes ; ccas@exemple.test',
})
const linkOf = async (email: string) =>
  (await site.owner<{ link: string }>('select link from app.outbox where email = $1', [email]))[0]?.link ?? ''
const [college, ccas] = [await linkOf('college@exemple.test'), await linkOf('ccas@exemple.test')]
const said = async (partner: string) =>
  (await site.owner<{ answers: unknown }>('select answers from app.census_invitation where partner = $1', [partner]))[0]
    ?.answers
const question = 'l’espace numérique de l’établissement'

test('a question of schools is for those whose name says that they are one, and the others are for everybody', () => {
  const questions = ['visitors', 'workspace']
  for (const school of ['Collège des Tilleuls', 'École Jean-Jaurès', 'Lycée Robespierre', 'Groupe scolaire Pasteur'])
    expect(askedOf(questions, school)).toEqual(questions)
  for (const other of ['CCAS de Harnes', 'Médiathèque', 'Mairie', ''])
    expect(askedOf(questions, other)).toEqual(['visitors'])
})

test('behind its link only a school is asked it, and only a school’s answer is kept', async () => {
  expect((await site.anyone.get(college)).text).toContain(question)
  expect((await site.anyone.get(ccas)).text).not.toContain(question)
  for (const link of [college, ccas])
    expect((await site.anyone.post(link, { 'n.62413.computer': '4', visitors: '90', workspace: '12' })).status).toBe(
      303,
    )
  expect(await said('Collège des Tilleuls')).toEqual({ visitors: 90, workspace: 12 })
  expect(await said('CCAS de Harnes')).toEqual({ visitors: 90 })
  expect((await site.anyone.get(college)).text).toMatch(/name="workspace"[^>]*value="12"/)
})

test('a number that is none comes back as it was typed', async () => {
  const refused = await site.anyone.post(college, { workspace: 'beaucoup' })
  expect([refused.status, refused.text.includes('value="beaucoup"')]).toEqual([422, true])
  expect(await said('Collège des Tilleuls')).toEqual({ visitors: 90, workspace: 12 })
})

test('on paper it says whom it is for, and what another structure wrote there is not kept', async () => {
  expect((await claire.get(`${census}/feuille`)).text).toContain('Écoles, collèges et lycées seulement')
  for (const partner of ['École Pasteur', 'Club des aînés'])
    await claire.post(`${census}/feuille/saisie`, { partner, 'n.62413.computer': '2', workspace: '3' })
  expect([await said('École Pasteur'), await said('Club des aînés')]).toEqual([{ workspace: 3 }, {}])
})

test('the coordination reads it on the page of the school and in its file, and a census that does not ask it has no such column', async () => {
  const list = (await claire.get(`${census}/reponses?nom=tilleuls`)).text
  const page = await claire.get(/href="([^"]+\/reponses\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '')
  expect(page.text).toContain('12 élèves')
  expect((await claire.get(`${census}/reponses.csv`)).text).toContain('Élèves sans espace numérique')
  const plain = await open(['visitors'])
  expect((await claire.get(`${plain}/reponses.csv`)).text).not.toContain('Élèves sans espace numérique')
  expect((await claire.get(`${plain}/feuille`)).text).not.toContain(question)
})
