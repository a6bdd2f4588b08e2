import { expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { dayOf, sayDay } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { addressed, giveMailbox } from '../links/link.fixture.ts'
import { runPrescriptionClocks } from '../orientation.clocks.ts'
import { autreBerge, household, placesElsewhere, sent, stateOf } from '../prescriptions/prescription.fixture.ts'
import { referenceOf } from '../prescriptions/reference.ts'

let now = new Date('2026-11-16T09:00:00Z')
const site = await testSite({ now: () => now })
await placesElsewhere(site)
await giveMailbox(site)
const { anyone } = site
const samira = site.as('samira')
const claire = site.as('claire')
const jeanne = { who: 'Jeanne Morel' }
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}
const run = () => runPrescriptionClocks(site.database, now, everyWay)
const mails = (like: string) =>
  site.owner<{ link: string; email: string }>('select link, email from app.outbox where link like $1 order by id', [
    like,
  ])
const newest = async () => (await mails('/venue/%')).at(-1)?.link ?? ''
const eventsOf = (id: string) =>
  site.owner<{ act: string; actor: string; to_state: string | null }>(
    `select act, actor, to_state from app.event where subject_id = $1 and act like 'arrival.%' order by at, seq`,
    [id],
  )
/** Accepted by link, then asked thirty days later; the link that asks. */
async function asked(name: string) {
  const one = await addressed(site, name, `phone = '+33612345678'`)
  await anyone.post(one.link, jeanne)
  later(31)
  await run()
  return { ...one, venue: await newest() }
}
const accepted = async (name: string) => {
  const family = await household(site, 'samira', { name })
  const id = await sent(site, 'samira', family)
  await claire.post(`/orientations/${id}/accepter`)
  return { family, id }
}

test('thirty days after an acceptance by link, and not before, its receiver is asked once', async () => {
  const { link, id } = await addressed(site, 'Famille Benali', `phone = '+33612345678'`)
  await anyone.post(link, jeanne)
  later(29)
  expect(await run()).toMatchObject({ asked: 0 })
  later(2)
  expect(await run()).toMatchObject({ asked: 1 })
  expect(await run()).toMatchObject({ asked: 0, askedAgain: 0 })
  const venue = await newest()
  expect(venue).toMatch(/^\/venue\/[\w-]{32}$/)
  expect((await site.owner('select 1 from app.arrival where prescription_id = $1', [id])).length).toBe(1)
  const kept = await site.owner<{ t: string }>('select to_jsonb(a)::text as t from app.arrival a')
  expect(kept.some(({ t }) => t.includes(venue.split('/').at(-1) ?? '-'))).toBe(false)
  const { text, status } = await anyone.get(venue)
  expect(status).toBe(200)
  for (const said of [
    ...['La personne est-elle venue ?', 'B., Harnes', 'Samira Lopez', 'value="Jeanne Morel"'],
    referenceOf(id),
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/Benali|06 12 34|612345678/)
  expect((await samira.get(`/orientations/${id}`)).text).toContain(
    'La personne est-elle venue ? Une réponse est attendue des Passerelles',
  )
  expect((await claire.get('/ma-journee')).text).toContain('Famille Benali : la personne est-elle venue ?')
})

test('the link does nothing but that: it neither answers a prescription nor shows coordinates, and the other link does not open it', async () => {
  const { venue, link, id } = await asked('Famille Costa')
  const token = venue.split('/').at(-1)
  expect((await anyone.get(`/reponse/${token}`)).status).toBe(404)
  expect((await anyone.post(`/reponse/${token}/refus`, { ...jeanne, reason: 'no_place' })).status).toBe(404)
  expect((await anyone.get(`/venue/${link.split('/').at(-1)}`)).status).toBe(404)
  expect((await anyone.get('/venue/rien')).status).toBe(404)
  expect(await stateOf(site, id)).toBe('accepted')
})

test('what is typed wrongly comes back, and nothing is written', async () => {
  const { venue, id } = await asked('Famille Dupuis')
  const refused = async (fields: Record<string, string>) => {
    const { status, text } = await anyone.post(venue, fields)
    expect(status).toBe(422)
    return text
  }
  expect(await refused({})).toContain('Choisissez une réponse')
  expect(await refused({ came: 'came' })).toContain('Écrivez votre prénom et votre nom')
  expect(await refused({ ...jeanne, came: 'perhaps' })).toContain('Choisissez une réponse')
  expect(await refused({ ...jeanne, came: 'came', came_on: '2099-01-01', said: 'Mot gardé' })).toMatch(
    /pas encore venu[\s\S]*Mot gardé/,
  )
  expect(await refused({ ...jeanne, came: 'came', came_on: '2020-01-01' })).toContain('avant votre réponse')
  expect(await refused({ ...jeanne, came: 'came', said: 'x'.repeat(301) })).toContain('300 caractères')
  expect(await refused({ ...jeanne, came: 'came', said: 'Son numéro est 2 84 05 62 413 001 12' })).toContain(
    'sécurité sociale',
  )
  expect(await eventsOf(id)).toEqual([])
})

test('came, by link: under the name that was typed, once, read by the sender in its day, its list and the story', async () => {
  const { venue, id, family } = await asked('Famille Nguyen')
  const day = sayDay(now, now)
  const yes = { ...jeanne, came: 'came', came_on: dayOf(now), said: 'Elle vient tous les mardis.' }
  const both = await Promise.all([anyone.post(venue, yes), anyone.post(venue, yes)])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(await eventsOf(id)).toHaveLength(1)
  await anyone.post(venue, { ...jeanne, came: 'absent' })
  expect(await eventsOf(id)).toEqual([{ act: 'arrival.said', actor: 'Jeanne Morel, par lien', to_state: 'came' }])
  expect((await anyone.get(venue)).text).toContain('Votre réponse est partie')
  const page = (await samira.get(`/orientations/${id}`)).text
  for (const said of [`La personne est venue le ${day}`, 'Elle vient tous les mardis.', 'Jeanne Morel, par lien'])
    expect(page).toContain(said)
  expect((await samira.get('/orientations')).text).toContain('>Venue</span>')
  expect((await samira.get('/orientations.csv')).text).toMatch(new RegExp(`;Venue;.*;${dayOf(now)}`))
  expect((await samira.get('/ma-journee')).text).toContain('Famille Nguyen : la personne est venue')
  expect((await samira.get(`/familles/${family}`)).text).toContain('La personne est venue')
  expect((await mails(`/orientations/${id}`)).at(-1)).toMatchObject({ email: 'samira@exemple.test' })
  await samira.post(`/orientations/${id}/venue/noter`)
  expect((await samira.get('/ma-journee')).text).not.toContain('Famille Nguyen : la personne est venue')
  expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
})

test('absent, from the receiver’s page: the sender has the next action, another receiver is proposed, and what follows ends the former', async () => {
  const { id, family } = await accepted('Famille Absente')
  expect((await claire.get(`/orientations/${id}`)).text).toContain('Dire si la personne est venue')
  expect((await claire.post(`/orientations/${id}/venue`, { came: '' })).status).toBe(422)
  expect(
    (await claire.post(`/orientations/${id}/venue`, { came: 'absent', said: 'Deux rendez-vous manqués.' })).location,
  ).toBe(`/orientations/${id}`)
  expect((await samira.get('/ma-journee')).text).toContain('Famille Absente : la personne n’est pas venue')
  expect((await samira.get(`/familles/${family}`)).text).toContain('Orientation acceptée par les Passerelles')
  const page = (await samira.get(`/orientations/${id}`)).text
  expect(page).toContain('La personne n’est pas venue')
  expect(page).toContain('Deux rendez-vous manqués.')
  expect(page).toContain('Orienter vers L’Autre Berge')
  const elsewhere = `/familles/${family}/orienter?suite=${id}`
  expect((await samira.get(elsewhere)).text).toContain('La personne n’est pas venue, selon la réponse des Passerelles.')
  const again = await samira.post(elsewhere, {
    to: `${autreBerge}.00000000-0000-7000-a000-00000000000b`,
    kinds: ['computer'],
    agreed: 'spoken',
  })
  expect(again.status).toBe(303)
  expect(await stateOf(site, id)).toBe('rerouted')
  expect((await claire.get(`/familles/${family}`)).status).toBe(404)
  expect((await samira.get(`/orientations/${id}`)).text).not.toContain('Refusée par')
})

test('an acceptance whose person came, or is not known, cannot be sent on', async () => {
  const { id, family } = await accepted('Famille Fidèle')
  expect((await samira.get(`/familles/${family}/orienter?suite=${id}`)).status).toBe(403)
  await claire.post(`/orientations/${id}/venue`, { came: 'came' })
  expect((await samira.get(`/familles/${family}/orienter?suite=${id}`)).status).toBe(403)
  expect((await claire.post(`/orientations/${id}/venue`, { came: 'absent' })).text).toContain(
    'déjà dit par Claire Fontaine',
  )
})

test('not yet: asked again two weeks later, and a no may become a yes', async () => {
  const { venue, id } = await asked('Famille Patiente')
  await anyone.post(venue, { ...jeanne, came: 'not_yet' })
  expect((await samira.get(`/orientations/${id}`)).text).toContain('n’est pas encore venue')
  later(13)
  expect((await run()).asked).toBe(0)
  later(2)
  expect((await run()).asked).toBe(1)
  expect(await newest()).not.toBe(venue)
  expect((await anyone.get(venue)).status).toBe(404)
  await anyone.post(await newest(), { ...jeanne, came: 'absent' })
  await claire.post(`/orientations/${id}/venue`, { came: 'came' })
  expect((await eventsOf(id)).map(({ to_state }) => to_state)).toEqual(['not_yet', 'absent', 'came'])
})

test('silence: one reminder with a new link, then the sender has the word, once', async () => {
  const { venue, id, family } = await asked('Famille Muette')
  later(9)
  expect(await run()).toMatchObject({ askedAgain: 0 })
  later(2)
  expect((await run()).askedAgain).toBeGreaterThan(0)
  expect((await anyone.get(venue)).status).toBe(404)
  const second = await newest()
  expect((await anyone.get(second)).status).toBe(200)
  later(11)
  expect((await run()).silent).toBeGreaterThan(0)
  expect((await run()).silent).toBe(0)
  expect((await anyone.get(second)).status).toBe(404)
  expect(await eventsOf(id)).toEqual([{ act: 'arrival.unanswered', actor: 'Maillon', to_state: null }])
  expect((await samira.get('/ma-journee')).text).toContain('Famille Muette : venue jamais confirmée')
  const page = (await samira.get(`/orientations/${id}`)).text
  for (const said of ['accueil@passerelles.test', 'Orienter vers L’Autre Berge']) expect(page).toContain(said)
  expect((await samira.get(`/familles/${family}`)).text).toContain('Voir qui appeler')
  await samira.post(`/orientations/${id}/venue/noter`)
  expect((await samira.get('/ma-journee')).text).not.toContain('Famille Muette : venue')
})

/** Nadia saw this household in two days. */
const met = (household: string) =>
  site.owner(
    `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state)
     select gen_random_uuid(), m.organisation_id, (select id from app.place limit 1), m.id, $1, 'training', $2::timestamptz, $2::timestamptz + interval '1 hour', 'seen' from app.member m where m.name = 'Nadia Haddad'`,
    [household, new Date(now.getTime() + 2 * 86_400_000)],
  )

test('an appointment where the person was seen answers by itself, and nobody is asked', async () => {
  const { id, family } = await accepted('Famille Reçue')
  await site.owner(
    `insert into app.place (id, organisation_id, name, address, commune) select gen_random_uuid(), id, 'Espace', '1 rue', '62413' from app.organisation where name = 'Les Passerelles'`,
  )
  await met(family)
  later(3)
  expect((await run()).known).toBe(1)
  expect((await run()).known).toBe(0)
  expect(await eventsOf(id)).toEqual([{ act: 'arrival.said', actor: 'Maillon', to_state: 'came' }])
  for (const who of [samira, claire])
    expect((await who.get(`/familles/${family}`)).text).toContain('Un rendez-vous ou un atelier où elle était présente')
  expect((await samira.get('/orientations')).text).toContain('>Venue</span>')
  later(40)
  await run()
  expect(
    await site.owner('select 1 from app.arrival where prescription_id = $1 and asked_at is not null', [id]),
  ).toEqual([])
})

test('an appointment noted in another file of the same family answers as well, in either direction', async () => {
  for (const turned of [false, true]) {
    const { id, family } = await accepted(turned ? 'Famille Double' : 'Famille Jumelle')
    const other = await household(site, 'claire', { name: turned ? 'Mme Lenoir' : 'M. Okafor' })
    const [kept, main] = turned ? [family, other] : [other, family]
    await site.owner(
      `update app.household_access set kept_in = $1, kept_since = now() where household_id = $2 and organisation_id = (select to_organisation_id from app.prescription where id = $3)`,
      [main, kept, id],
    )
    await met(other)
    later(3)
    expect((await run()).known).toBe(1)
    expect(await eventsOf(id)).toMatchObject([{ act: 'arrival.said', to_state: 'came' }])
  }
})

test('a family that took its agreement back, is forgotten or left is not asked about, and its link closes', async () => {
  const { venue, family } = await asked('Famille Retirée')
  await site.owner(`update app.agreement set withdrawn_on = current_date where household_id = $1`, [family])
  expect((await anyone.get(venue)).status).toBe(404)
  const other = await addressed(site, 'Famille Discrète')
  await anyone.post(other.link, jeanne)
  await site.owner(`update app.agreement set withdrawn_on = current_date where household_id = $1`, [other.family])
  later(35)
  await run()
  expect(await site.owner('select 1 from app.arrival where prescription_id = $1', [other.id])).toEqual([])
})

test('only the receiver says it, only the sender notes it, and the database refuses the others as well', async () => {
  const { id } = await accepted('Famille Gardée')
  for (const stranger of ['victor', 'paul', 'samira'] as const)
    expect([403, 404]).toContain((await site.as(stranger).post(`/orientations/${id}/venue`, { came: 'came' })).status)
  expect((await site.as('nadia').post(`/orientations/${id}/venue`, { came: 'came' })).status).toBe(403)
  expect((await claire.post(`/orientations/${id}/venue/noter`)).status).toBe(404)
  const write = (first: 'samira' | 'victor') =>
    site.acting(first, (by) =>
      by.db
        .insertInto('arrival')
        .values({
          ...{ prescription_id: id, organisation_id: by.member.organisationId, came: 'came' },
          ...{ said_by: 'x', said_at: now },
        })
        .execute(),
    )
  for (const first of ['samira', 'victor'] as const) await expect(write(first)).rejects.toThrow(/row-level security/)
  await claire.post(`/orientations/${id}/venue`, { came: 'absent', said: 'Secret de venue' })
  const seen = await site.acting('victor', (by) => by.db.selectFrom('arrival').selectAll().execute())
  expect(seen.filter(({ prescription_id }) => prescription_id === id)).toEqual([])
  const changed = await site.acting('samira', (by) =>
    by.db.updateTable('arrival').set({ came: 'came' }).where('prescription_id', '=', id).executeTakeFirst(),
  )
  expect(Number(changed.numUpdatedRows)).toBe(0)
})

test('the sentence is read in the file of the family, and goes with it', async () => {
  const { id, family } = await accepted('Famille Dossier')
  await claire.post(`/orientations/${id}/venue`, { came: 'absent', said: 'Une phrase à lire' })
  expect((await samira.get(`/familles/${family}/droits/dossier`)).text).toContain('Une phrase à lire')
  expect((await samira.get(`/familles/${family}`)).text).not.toContain('Une phrase à lire')
  await samira.post(`/familles/${family}/droits/effacement`, { asked: 'spoken' })
  expect(await site.owner('select said from app.arrival where prescription_id = $1', [id])).toEqual([{ said: '' }])
})
