import { expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { testSite } from '#testing/testSite.ts'
import { addressed, giveMailbox, newestLink } from '../links/link.fixture.ts'
import { runPrescriptionClocks } from '../orientation.clocks.ts'
import { household, sent, stateOf } from '../prescriptions/prescription.fixture.ts'
import { refusalToAsk, refusalToReply, secondsWaited } from './question.rules.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
await giveMailbox(site)
const claire = site.as('claire')
const samira = site.as('samira')
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}
const ask = (id: string, question = 'La famille a-t-elle un bureau ?') =>
  claire.post(`/orientations/${id}/demander`, { question })
const reply = (id: string, text = 'Oui, dans le salon.') => samira.post(`/orientations/${id}/repondre`, { reply: text })

test('one question at a time, answered once, and never after the end', () => {
  const asked_at = new Date()
  expect(refusalToAsk({ asked_at: null })).toBeNull()
  expect(refusalToAsk({ asked_at })).toContain('attend déjà')
  expect(refusalToReply({ state: 'sent', asked_at })).toBeNull()
  expect(refusalToReply({ state: 'sent', asked_at: null })).toContain('Aucune question')
  expect(refusalToReply({ state: 'expired', asked_at })).toContain('sans objet')
  expect(secondsWaited(new Date(2000), new Date(5000))).toBe(3)
  expect(secondsWaited(new Date(5000), new Date(2000))).toBe(0)
})

test('the receiver asks, the sender reads it in its day and answers, the receiver is told with a new link', async () => {
  const { id, link, family } = await addressed(site, 'Famille Benali')
  expect((await ask(id, '')).status).toBe(422)
  const secret = await ask(id, 'Son numéro est-il 2 84 05 62 413 001 12 ?')
  expect(secret.text).toContain('numéro de sécurité sociale')
  expect(secret.text).toContain('Son numéro est-il')
  expect((await ask(id)).location).toBe(`/orientations/${id}`)
  expect((await ask(id, 'Et une autre ?')).text).toContain('attend déjà une réponse')
  expect((await samira.get('/ma-journee')).text).toContain('Famille Benali : une question vous est posée')
  expect((await claire.get('/ma-journee')).text).not.toContain('Famille Benali : une orientation vous est adressée')
  expect((await samira.get(`/orientations/${id}`)).text).toContain('La famille a-t-elle un bureau ?')
  expect((await samira.get(`/familles/${family}`)).text).toContain('Question des Passerelles')
  expect((await reply(id, '')).status).toBe(422)
  expect((await reply(id)).location).toBe(`/orientations/${id}`)
  expect((await reply(id, 'Encore')).text).toContain('Aucune question n’attend')
  expect((await claire.get(`/orientations/${id}`)).text).toContain('Oui, dans le salon.')
  expect((await samira.get('/ma-journee')).text).not.toContain('une question vous est posée')
  const renewed = await newestLink(site)
  expect(renewed).not.toBe(link)
  expect((await site.anyone.get(link)).status).toBe(404)
  expect((await site.anyone.get(renewed)).text).toContain('Oui, dans le salon.')
})

test('the question and the field that answers it are in the next act, one word says it everywhere, and taking back is last', async () => {
  const { id } = await addressed(site, 'Famille Boîte')
  await ask(id, 'A-t-elle un bureau ?')
  const { text } = await samira.get(`/orientations/${id}`)
  const box = text.slice(
    text.indexOf('<section class="next'),
    text.indexOf('</section>', text.indexOf('<section class="next')),
  )
  for (const said of ['A-t-elle un bureau ?', 'name="reply"', 'Répondre à la question']) expect(box).toContain(said)
  expect(box).not.toContain('Retirer')
  expect(text.indexOf('Retirer l’orientation')).toBeGreaterThan(text.indexOf('Ce qu’elle devient'))
  expect(text).toContain('>Question posée</span>')
  expect(text).not.toContain('>En attente</span>')
})

test('asked by link, under the name that was typed; once', async () => {
  const { id, link } = await addressed(site, 'Famille Costa')
  const typed = { who: 'Jeanne Morel', question: 'Quel âge a l’enfant ?' }
  expect((await site.anyone.post(`${link}/question`, { ...typed, who: '' })).status).toBe(422)
  expect((await site.anyone.post(`${link}/question`, typed)).location).toBe(link)
  expect((await site.anyone.post(`${link}/question`, typed)).text).toContain('attend déjà une réponse')
  const { text } = await samira.get(`/orientations/${id}`)
  expect(text).toContain('Jeanne Morel, par lien')
  expect(text).toContain('Vue par Jeanne Morel, par lien')
})

test('the thread is read by the two organisations only, and the story says that somebody asked, not what', async () => {
  const { id, family } = await addressed(site, 'Famille Nowak')
  await ask(id, 'Secret du fil')
  for (const stranger of ['victor', 'sofia', 'paul'] as const) {
    expect((await site.as(stranger).get(`/orientations/${id}`)).status).toBe(404)
    expect((await site.as(stranger).post(`/orientations/${id}/repondre`, { reply: 'x' })).status).toBe(404)
    const seen = await site.acting(stranger, (by) => by.db.selectFrom('prescription_message').selectAll().execute())
    expect(seen).toEqual([])
  }
  expect((await samira.get(`/familles/${family}`)).text).not.toContain('Secret du fil')
  expect((await samira.get(`/familles/${family}`)).text).toContain('Question posée')
  // Somebody else who follows the household in full still reads nothing of it.
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
     select m.organisation_id, a.household_id, 'programme', 'full', a.name, a.name_key, a.commune, a.stage, a.status, a.touched_at
     from app.household_access a, app.member m where a.household_id = $1 and a.reason = 'registered' and m.name = 'Victor Lemaire'`,
    [family],
  )
  expect(await site.acting('victor', (by) => by.db.selectFrom('prescription_message').selectAll().execute())).toEqual(
    [],
  )
  expect((await samira.post(`/orientations/${id}/demander`, { question: 'Moi ?' })).status).toBe(403)
})

test('a masked sender answers under its masked words', async () => {
  const family = await household(site, 'ines', { name: 'Madame Rose' })
  const id = await sent(site, 'ines', family)
  await ask(id)
  await site.as('ines').post(`/orientations/${id}/repondre`, { reply: 'Oui.' })
  const { text } = await claire.get(`/orientations/${id}`)
  expect(text).toContain('une structure partenaire')
  expect(text).not.toMatch(/Inès|Garnier|addictologie/)
})

test('the clock stands still while a question waits, and goes on where it stood', async () => {
  const { id } = await addressed(site, 'Famille Horloge')
  later(8)
  await ask(id)
  later(25)
  expect(await runPrescriptionClocks(site.database, now, everyWay)).toMatchObject({ reminded: 0 })
  expect(await stateOf(site, id)).toBe('sent')
  await reply(id)
  later(21)
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await stateOf(site, id)).toBe('sent')
  later(2)
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await stateOf(site, id)).toBe('expired')
})

test('a question that nobody answers does not keep a family in a hole: its sender is reminded, then it ends', async () => {
  const { id } = await addressed(site, 'Famille Oubliée')
  await ask(id)
  later(11)
  expect(await runPrescriptionClocks(site.database, now, everyWay)).toMatchObject({ askers: expect.any(Number) })
  const reminded = `select email from app.outbox where link = $1 and subject like '%attend encore%'`
  expect(await site.owner(reminded, [`/orientations/${id}`])).toEqual([{ email: 'samira@exemple.test' }])
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await site.owner(reminded, [`/orientations/${id}`])).toHaveLength(1)
  later(20)
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await stateOf(site, id)).toBe('expired')
})

test('the family may read it: its file holds what both wrote, and nothing of others', async () => {
  const { id, family } = await addressed(site, 'Famille Dossier')
  await ask(id, 'Un bureau chez elle ?')
  await reply(id, 'Oui, dans le salon.')
  const { text } = await samira.get(`/familles/${family}/droits/dossier`)
  for (const said of ['Un bureau chez elle ?', 'Oui, dans le salon.', 'Claire Fontaine']) expect(text).toContain(said)
  expect(text).not.toContain('Secret du fil')
})

test('what was written goes with the household when it is forgotten', async () => {
  const { id, family } = await addressed(site, 'Famille Effaçable')
  await ask(id)
  await samira.post(`/familles/${family}/droits/effacement`, { asked: 'spoken' })
  expect(await site.owner('select 1 from app.prescription_message where prescription_id = $1', [id])).toEqual([])
})

test('the database too refuses an answer written by the receiver, and a question by the sender', async () => {
  const { id } = await addressed(site, 'Famille Serrure')
  const write = (first: 'claire' | 'samira', kind: string) =>
    site.acting(first, (by) =>
      by.db
        .insertInto('prescription_message')
        .values({
          ...{ id: by.newId(), prescription_id: id, organisation_id: by.member.organisationId, kind },
          ...{ said_by: 'x', body: 'x', said_at: by.now },
        })
        .execute(),
    )
  await expect(write('claire', 'answer')).rejects.toThrow(/row-level security/)
  await expect(write('samira', 'question')).rejects.toThrow(/row-level security/)
  await expect(write('claire', 'question')).resolves.toBeDefined()
  await expect(write('samira', 'answer')).resolves.toBeDefined()
})
