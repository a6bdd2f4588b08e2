import { expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { runPrescriptionClocks } from '../orientation.clocks.ts'
import { autreBerge, sees, stateOf } from '../prescriptions/prescription.fixture.ts'
import { referenceOf } from '../prescriptions/reference.ts'
import { addressed, giveMailbox, newestLink } from './link.fixture.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
await giveMailbox(site)
const { anyone } = site
const samira = site.as('samira')
const jeanne = { who: 'Jeanne Morel' }
const eventsOf = (id: string) =>
  site.owner<{ act: string; actor: string; member_id: string | null }>(
    `select act, actor, member_id from app.event where subject_id = $1 and act <> 'prescription.sent' order by at, seq`,
    [id],
  )
const CLOSED = 'Ce lien n’ouvre rien'

test('the message bears a link that is kept as a digest only, and no name', async () => {
  const { link } = await addressed(site, 'Famille Benali')
  expect(link).toMatch(/^\/reponse\/[\w-]{32}$/)
  const [mail] = await site.owner<{ body: string }>('select body from app.outbox where link = $1', [link])
  expect(mail?.body).not.toMatch(/Benali/)
  expect(mail?.body).toContain('Samira Lopez, CCAS de Harnes')
  expect(mail?.body).toContain('Ne le transférez pas')
  const token = link.split('/').at(-1) ?? ''
  const kept = await site.owner<{ t: string }>('select to_jsonb(l)::text as t from app.prescription_link l')
  expect(kept.some(({ t }) => t.includes(token))).toBe(false)
})

test('before an answer it shows what is asked, where, and one letter: neither a name nor a number', async () => {
  const { link } = await addressed(site, 'Mme Okonkwo', `phone = '+33612345678', address = '3 rue Basse'`)
  const { status, text } = await anyone.get(link)
  expect(status).toBe(200)
  for (const said of ['Harnes', 'un ordinateur et une formation', 'O., avec son accord', 'Samira Lopez'])
    expect(text).toContain(said)
  expect(text).not.toMatch(/Okonkwo|06 12 34|612345678|rue Basse/)
  expect((await anyone.get(`${link}/feuille`)).status).toBe(404)
})

test('opening it changes nothing but the day it was opened, which is not said to be a reading', async () => {
  const { link, id } = await addressed(site, 'Famille Robot')
  for (let n = 0; n < 3; n++) await anyone.get(link)
  await anyone.get(`${link}/refus`)
  await anyone.get(`${link}/question`)
  expect(await stateOf(site, id)).toBe('sent')
  expect(await eventsOf(id)).toEqual([])
  const { text } = await samira.get(`/orientations/${id}`)
  expect(text).toContain('peut-être par le filtre d’une messagerie')
  expect(text).not.toContain('Vue par')
})

test('once the family takes its agreement back, the link shows its coordinates no more', async () => {
  const { family, link } = await addressed(site, 'Mme Roussel', `phone = '+33639980555'`)
  await anyone.post(link, jeanne)
  const before = (await site.anyone.get(link)).text
  await site.owner(`update app.agreement set withdrawn_on = current_date where household_id = $1`, [family])
  const after = (await site.anyone.get(link)).text
  expect(after).not.toContain('Votre refus est parti')
  expect((await site.anyone.get(`${link}/feuille`)).status).toBe(404)
  expect([before.includes('06 39 98 05 55'), after.includes('06 39 98 05 55')]).toEqual([true, false])
})

test('accepted by link: the name that was typed is the actor, the number is read, the sender is told', async () => {
  const { link, id, family } = await addressed(
    site,
    'Famille Costa',
    `phone = '+33612345678', channel = 'phone', address = '3 rue Basse', confidential_address = true, neutral_message = true, equipment_at_hand = '{old_computer}'`,
  )
  await site.owner(`update app.need set situation = 'Cherche un emploi.' where household_id = $1`, [family])
  await site.owner('update app.prescription set urgent = true where id = $1', [id])
  expect((await anyone.get(link)).text).not.toContain('Cherche un emploi')
  expect((await anyone.post(link)).text).toContain('Écrivez votre prénom et votre nom')
  expect((await anyone.post(link, { who: '2 84 05 62 413 001 12' })).status).toBe(422)
  expect(await stateOf(site, id)).toBe('sent')
  expect((await anyone.post(link, jeanne)).location).toBe(link)
  expect(await stateOf(site, id)).toBe('accepted')
  expect(await eventsOf(id)).toEqual([
    { act: 'prescription.accepted', actor: 'Jeanne Morel, par lien', member_id: null },
  ])
  const second = await anyone.post(link, { who: 'Marc Petit' })
  const told = await site.request((second.headers.get('set-cookie') ?? '').split(';')[0] ?? '', link)
  expect(told.text).toContain('Une réponse de votre structure est déjà enregistrée : c’est elle qui compte.')
  const { text } = await anyone.get(link)
  for (const said of [
    ...['Famille Costa', '06 12 34 56 78', 'D’autres peuvent lire ses messages', 'href="tel:+33612345678"', 'Appeler'],
    ...['1 adulte', referenceOf(id), 'La personne est-elle venue ?'],
    ...['Cherche un emploi.', 'Elle a déjà', 'c’est urgent'],
  ])
    expect(text).toContain(said)
  const sheet = await anyone.get(`${link}/feuille`)
  for (const said of ['Famille Costa', '06 12 34 56 78', referenceOf(id)]) expect(sheet.text).toContain(said)
  expect(text).not.toContain('rue Basse')
  expect((await samira.get(`/orientations/${id}`)).text).toContain('Jeanne Morel, par lien')
  expect(
    await site.owner(`select email from app.outbox where link = $1 and subject like 'Une réponse%'`, [
      `/orientations/${id}`,
    ]),
  ).toEqual([{ email: 'samira@exemple.test' }])
  expect(await site.owner('select distinct state from app.need where household_id = $1', [family])).toEqual([
    { state: 'prescribed' },
  ])
  expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
})

test('two answers at once by one link: one is kept, the other reads it', async () => {
  const { link, id } = await addressed(site, 'Famille Double')
  const answers = await Promise.all([
    anyone.post(link, jeanne),
    anyone.post(`${link}/refus`, { ...jeanne, reason: 'no_place' }),
  ])
  expect(answers.every(({ status }) => [303, 404, 422].includes(status))).toBe(true)
  expect(await eventsOf(id)).toHaveLength(1)
  await anyone.post(link, { who: 'Paul Autre' })
  expect(await eventsOf(id)).toHaveLength(1)
})

test('refused by link: a reason from the list, a sentence, another place; the family is told, the share ends', async () => {
  const { link, id, family } = await addressed(
    site,
    'Famille Nguyen',
    `phone = '+33612345679', channel = 'sms', languages = '{en}'`,
  )
  const refuse = (fields: Record<string, string>) => anyone.post(`${link}/refus`, { ...jeanne, ...fields })
  expect((await refuse({})).text).toContain('Choisissez une raison')
  expect((await refuse({ reason: 'other' })).text).toContain('la famille mérite une explication')
  expect((await refuse({ reason: 'better_elsewhere' })).text).toContain('Choisissez la structure que vous proposez')
  expect((await refuse({ reason: 'no_place', said: '2 84 05 62 413 001 12' })).text).toContain('sécurité sociale')
  const own = (
    await site.owner<{ id: string }>(`select organisation_id as id from app.household where id = $1`, [family])
  )[0]
  expect((await refuse({ reason: 'better_elsewhere', suggested: own?.id ?? '' })).status).toBe(422)
  expect(await stateOf(site, id)).toBe('sent')
  const kept = await refuse({ reason: 'better_elsewhere', said: 'Ils sont plus près.', suggested: autreBerge })
  expect(kept.location).toBe(link)
  expect(await stateOf(site, id)).toBe('refused')
  expect(await sees(site, 'claire', family)).toBe(false)
  expect((await anyone.get(link)).text).toContain('Votre refus est parti')
  expect((await anyone.get(link)).text).not.toMatch(/Nguyen|0612345679/)
  const page = (await samira.get(`/orientations/${id}`)).text
  for (const said of ['Ils sont plus près.', 'Jeanne Morel, par lien', 'Orienter vers L’Autre Berge', 'a été prévenue'])
    expect(page).toContain(said)
  const told = await site.owner<{ body: string }>(`select body from app.outbox where phone = '+33612345679'`)
  expect(told).toHaveLength(1)
  expect(told[0]?.body).toMatch(/^Hello/)
})

test('the same page, the same status, whatever ended the link or whether it ever was', async () => {
  const unknown = await anyone.get(`/reponse/${'a'.repeat(32)}`)
  expect([unknown.status, unknown.text.includes(CLOSED)]).toEqual([404, true])
  const same = async (link: string) => {
    const opened = await anyone.get(link)
    expect([opened.status, main(opened.text)]).toEqual([404, main(unknown.text)])
    for (const path of [link, `${link}/question`, `${link}/refus`]) {
      const sent = await anyone.post(path, { ...jeanne, reason: 'no_place', question: 'Quel âge ?' })
      expect([404, 303]).toContain(sent.status)
      if (sent.status === 303) expect((await anyone.get(sent.location ?? '')).status).toBe(404)
    }
  }
  const withdrawn = await addressed(site, 'Famille Retirée')
  await samira.post(`/orientations/${withdrawn.id}/retirer`)
  await same(withdrawn.link)
  expect(await stateOf(site, withdrawn.id)).toBe('withdrawn')
  const byAccount = await addressed(site, 'Famille Compte')
  await site.as('claire').post(`/orientations/${byAccount.id}/accepter`)
  await same(byAccount.link)
  const suspended = await addressed(site, 'Famille Suspendue')
  const passerelles = (
    await site.owner<{ id: string }>(`select id from app.organisation where name = 'Les Passerelles'`)
  )[0]?.id
  await site.owner(
    `insert into app.habilitation (organisation_id, state, why, decided_by, decided_in, decided_at) values ($1, 'suspended', 'x', 'y', $1, now())`,
    [passerelles],
  )
  await same(suspended.link)
  await site.owner('delete from app.habilitation where organisation_id = $1', [passerelles])
  expect((await anyone.get(suspended.link)).status).toBe(200)
  const old = await addressed(site, 'Famille Ancienne')
  now = new Date(now.getTime() + 8 * 86_400_000 + 1000)
  await same(old.link)
  expect(await stateOf(site, old.id)).toBe('sent')
})

test('the reminder brings another link, and the former one opens nothing; no link outlives its prescription', async () => {
  const { link, id } = await addressed(site, 'Famille Rappel')
  const start = now
  now = new Date(start.getTime() + 10.5 * 86_400_000)
  await runPrescriptionClocks(site.database, now, everyWay)
  const renewed = await newestLink(site)
  expect(renewed).not.toBe(link)
  expect((await anyone.get(link)).status).toBe(404)
  const links = await site.owner<{ link: string }>(
    `select link from app.outbox where link like '/reponse/%' and subject like 'Une famille attend%'`,
  )
  const opened = await Promise.all(links.map((one) => anyone.get(one.link)))
  expect(opened.some(({ text }) => text.includes('R., avec son accord'))).toBe(true)
  now = new Date(start.getTime() + 31 * 86_400_000)
  await runPrescriptionClocks(site.database, now, everyWay)
  expect(await stateOf(site, id)).toBe('expired')
})

test('a link opens its own prescription and no other, and whoever is signed in on that browser is not the actor', async () => {
  const one = await addressed(site, 'Famille Une')
  const two = await addressed(site, 'Famille Zoé')
  expect((await anyone.get(one.link)).text).not.toContain('Z., avec son accord')
  const answer = await site.as('victor').post(one.link, jeanne)
  expect(answer.status).toBe(303)
  expect(await stateOf(site, one.id)).toBe('accepted')
  expect(await stateOf(site, two.id)).toBe('sent')
  expect(await eventsOf(one.id)).toMatchObject([{ actor: 'Jeanne Morel, par lien', member_id: null }])
  expect(await sees(site, 'victor', one.family)).toBe(false)
})

test('the link is gone from the outbox once its message has left', async () => {
  const { deliverOutbox } = await import('#platform/jobs/deliver.ts')
  const { openLog } = await import('#platform/log/log.ts')
  await addressed(site, 'Famille Envoi')
  await deliverOutbox(site.database, { email: { deliver: async () => {}, close: () => {} } }, openLog('silent'))
  while (
    await deliverOutbox(site.database, { email: { deliver: async () => {}, close: () => {} } }, openLog('silent'))
  );
  expect(
    await site.owner(`select 1 from app.outbox where state = 'sent' and email is not null and link like '/reponse/%'`),
  ).toEqual([])
})

const main = (text: string) => text.slice(text.indexOf('<main'), text.indexOf('</main>'))

test('the page says one deadline after the other, and one only when the link lives as long as the demand', async () => {
  const { link, id } = await addressed(site, 'Famille Délai')
  const first = (await anyone.get(link)).text.replaceAll('\u00a0', ' ')
  expect(first).toMatch(/Ce lien sert jusqu’au [^.]+\. Sans réponse le [^.]+, la demande s’arrête\./)
  expect(first).not.toContain('Cette page vaut pour cette demande seulement, jusqu’au')
  await site.owner(`update app.prescription set sent_at = $2 where id = $1`, [
    id,
    new Date(now.getTime() - 24 * 86_400_000),
  ])
  expect((await anyone.get(link)).text).toMatch(/>Jusqu’au [^.]+\. Ensuite, la demande s’arrête\./)
})
