import { expect, test } from 'vitest'
import { household, sent } from '../../src/orientation/prescriptions/prescription.fixture.ts'
import { openJourney } from './browser.ts'

const journey = await openJourney()

/** How many pages of A4 an address makes. */
async function pagesOf(first: 'claire' | 'paul', path: string): Promise<number> {
  const person = await journey.comes(first, { width: 1200 })
  await person.open(path)
  const paper = (await person.page.pdf({ format: 'A4' })).toString('latin1')
  return paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('a class of thirty-two pupils is ticked on one sheet of A4', async () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const names = Array.from(
    { length: 32 },
    (_, n) => `DE LA CROIX-MAZUREK ${n < 26 ? 'Marie' : 'Jeanne'} ${letters[n % 26]}angélique`,
  )
  const made = await journey.site
    .as('paul')
    .post('/classes/nouvelle', { name: '4e B', order: 'last_first', names: names.join('\n') })
  expect(made.status, made.text).toBe(303)
  expect(await pagesOf('paul', `${made.location}/feuille`)).toBe(1)
}, 240_000)

test('a census of fifteen communes, with all its questions, is asked on one sheet of A4', async () => {
  const communes =
    'Avion\nBilly-Montigny\nCourrières\nFouquières-lès-Lens\nHarnes 62440\nLens 62300\nLoison-sous-Lens\nMéricourt 62680\nMontigny-en-Gohelle\nNoyelles-sous-Lens\nRouvroy 62320\nSallaumines\nLiévin\nAngres\nBully-les-Mines'
  const opened = await journey.site.as('claire').post('/recensements/nouveau', {
    title: 'Qui reste à l’écart du numérique dans l’agglomération ?',
    closes_on: new Date(journey.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
    kinds: ['computer', 'connection', 'skills'],
    communes,
    questions: ['visitors', 'help', 'obstacle'],
  })
  expect(opened.status, opened.text).toBe(303)
  expect(await pagesOf('claire', `${opened.location}/feuille`)).toBe(1)
}, 240_000)

test('the slip of a family is one sheet of A4, with a receiver that has three places', async () => {
  const { site } = journey
  await site.owner(
    `insert into app.place (id, organisation_id, name, address, commune, opening, phone) select app.uuid7(), o.id, 'Permanence ' || n, '14 rue des Fusillés', '62413', 'Du lundi au vendredi, 9 h à 12 h et 14 h à 17 h 30', '+33353021100' from app.organisation o, generate_series(1, 3) n where o.name = 'Les Passerelles'`,
  )
  const id = await sent(site, 'samira', await household(site, 'samira', { name: 'Famille Wiśniewski-Da Silva' }))
  const person = await journey.comes('samira', { width: 1200 })
  await person.open(`/orientations/${id}/bon`)
  const paper = (await person.page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBe(1)
}, 240_000)
