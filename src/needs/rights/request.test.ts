import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { addMonths } from '#platform/i18n/addMonths.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { writerOf } from '../../../tests/isolation/writing.ts'
import { dueOn, extendedTo, refusalToAnswer, refusalToExtend, refusalToPassOn } from './request.rules.ts'

let now = new Date('2026-11-26T09:00:00Z')
const site = await testSite({ now: () => now })
const write = writerOf(site.url)
const [samira, claire] = [site.as('samira'), site.as('claire')]
const today = () => dayOf(now)

async function registered(name: string): Promise<string> {
  const answer = await samira.post('/familles/nouvelle', {
    ...{ name, commune: '62413', adults: '1', children: '0', needs: ['computer'], informed: 'oui', known: 'oui' },
    ...{ channel: 'in_person', agreed: 'spoken' },
  })
  return answer.location?.split('/').at(-1) ?? ''
}
/** Claire's organisation follows the family too. */
const shared = (id: string) =>
  asOwner(site.url, (owner) =>
    owner.query(
      `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
       select m.organisation_id, h.id, 'prescription', h.name, h.name_key, h.commune, h.stage, h.status, h.touched_at
       from app.household h, app.member m where h.id = $1 and m.name = 'Claire Fontaine'`,
      [id],
    ),
  )
const ask = (family: string, fields = {}, who = samira) =>
  who.post(`/familles/${family}/droits/demande`, {
    ...{ kind: 'rectify', how: 'phone', received_on: today(), asker: 'Leïla Tahiri', said: 'Mon nom s’écrit Tahiri' },
    ...fields,
  })
const asked = async (family: string, fields = {}, who = samira) => (await ask(family, fields, who)).location ?? ''
const answer = (page: string, fields = {}, who = samira) =>
  who.post(page, { answer: 'done', answer_said: 'Votre nom est corrigé sur la fiche.', ...fields })
const rowsOf = (family: string) =>
  site.owner<{ answer: string | null; due_on: string }>(
    'select kind, answer, answer_said, due_on::text, said, asker, answered_by, organisation_id from app.rights_request where household_id = $1 order by id',
    [family],
  )
const actsOf = async (family: string) =>
  (
    await site.owner<{ act: string }>(
      `select act from app.event where household_id = $1 and act like 'request.%' order by at, seq`,
      [family],
    )
  ).map(({ act }) => act)

test('one month to answer, three in all, and only once, said before the first is over', () => {
  expect([dueOn('2027-01-31'), extendedTo('2026-11-30')]).toEqual(['2027-02-28', '2027-02-28'])
  const open = { kind: 'access', answer: null, due_on: '2026-12-26', extended_on: null, passed_on_at: null }
  expect(refusalToExtend(open, '2026-12-26')).toBeNull()
  expect(refusalToExtend(open, '2026-12-27')).toContain('mois est passé')
  expect(refusalToExtend({ ...open, extended_on: '2026-12-01' }, '2026-12-02')).toContain('déjà été prolongé')
  expect(refusalToAnswer({ ...open, kind: 'erase' }, 'done', true)).toContain('Effacez d’abord')
  expect(refusalToAnswer({ ...open, kind: 'erase' }, 'refused', true)).toBeNull()
  expect(refusalToAnswer({ ...open, kind: 'erase' }, 'done', false)).toContain('Transmettez d’abord')
  expect(refusalToAnswer({ ...open, kind: 'erase', passed_on_at: new Date(0) }, 'done', false)).toBeNull()
  expect(refusalToPassOn({ ...open, passed_on_at: null }, false)).toContain('elle-même')
  expect(refusalToPassOn({ ...open, kind: 'erase', passed_on_at: null }, false)).toBeNull()
})

test('what is not said is asked again, and what was typed comes back', async () => {
  const id = await registered('Famille Sansrien')
  const empty = await samira.post(`/familles/${id}/droits/demande`)
  expect(empty.status).toBe(422)
  for (const said of ['Choisissez ce que', 'Dites comment', 'Écrivez le jour']) expect(empty.text).toContain(said)
  for (const [received_on, sentence] of [
    ['2026-11-27', 'pas encore venu'],
    ['2016-11-20', 'vérifiez l’année'],
    ['bientôt', 'Écrivez le jour'],
  ]) {
    const refused = await ask(id, { received_on })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(sentence ?? '')])
    expect(refused.text).toContain('Mon nom s’écrit Tahiri')
  }
  expect((await ask(id, { said: '1 85 05 78 006 084 91' })).status).toBe(422)
  expect(await rowsOf(id)).toEqual([])
})

test('a request shows its deadline on the family, in the day, in the list, and to nobody who has no family to follow', async () => {
  const id = await registered('Famille Échéance')
  const page = await asked(id)
  const due = sayDate(addMonths(today(), 1))
  for (const path of [`/familles/${id}`, '/ma-journee', '/droits', `/familles/${id}/droits`, page])
    expect([path, (await samira.get(path)).text]).toEqual([path, expect.stringContaining(due)])
  expect((await samira.get(`/familles/${id}`)).text).toContain('Voir sa demande')
  for (const who of ['ahmed', 'lea', 'denis'] as const) expect((await site.as(who).get('/droits')).status).toBe(403)
})

test('it is answered once, with a sentence, by a letter that names whom to complain to', async () => {
  const id = await registered('Famille Réponse')
  const page = await asked(id)
  expect((await samira.get(`${page}/reponse`)).status).toBe(404)
  for (const fields of [{ answer: '' }, { answer_said: 'Non.' }, { answer_said: '' }])
    expect((await answer(page, fields)).status).toBe(422)
  const [one, two] = await Promise.all([
    answer(page, { answer: 'refused', answer_said: 'Ce nom est celui de votre carte.' }),
    answer(page, { answer: 'refused', answer_said: 'Ce nom est celui de votre carte.' }),
  ])
  expect([one.status, two.status].sort()).toEqual([303, 422])
  const letter = (await samira.get(`${page}/reponse`)).text
  for (const said of ['Nous ne pouvons pas le faire', 'Ce nom est celui', 'CNIL', 'juge', 'Date, nom et signature'])
    expect(letter).toContain(said)
  expect((await samira.get(`/familles/${id}`)).text).not.toContain('Voir sa demande')
  expect(await actsOf(id)).toEqual(['request.received', 'request.answered'])
  expect((await samira.get('/droits')).text).toContain('Déjà répondues')
})

test('the same request is noted once while it waits, and again once it was answered', async () => {
  const id = await registered('Famille Deuxfois')
  const page = await asked(id)
  expect((await ask(id)).text).toContain('déjà notée')
  await answer(page)
  expect((await ask(id)).status).toBe(303)
})

test('two months more are taken with their reason, and the person has a sheet that says so', async () => {
  const id = await registered('Famille Longue')
  const page = await asked(id, { kind: 'object' })
  expect((await samira.post(`${page}/delai`, { because: 'Trop' })).status).toBe(422)
  await samira.post(`${page}/delai`, { because: 'Trois services doivent relire votre dossier.' })
  expect(await rowsOf(id)).toMatchObject([{ due_on: '2027-02-26' }])
  expect((await samira.get(`${page}/reponse`)).text).toContain('Trois services doivent relire')
  expect((await samira.post(`${page}/delai`, { because: 'Encore plus de temps.' })).text).toContain('déjà été prolongé')
  expect(await actsOf(id)).toEqual(['request.received', 'request.extended'])
})

test('once the day is over it is late, everywhere, and no longer extended', async () => {
  const id = await registered('Famille Tardive')
  const page = await asked(id)
  now = new Date('2027-01-04T09:00:00Z')
  expect((await samira.get(`/familles/${id}`)).text).toContain('en retard')
  expect((await samira.get('/droits')).text).toContain('En retard')
  expect((await samira.get('/ma-journee')).text).toContain('était due le')
  expect((await samira.post(`${page}/delai`, { because: 'Il nous faut du temps.' })).text).toContain('mois est passé')
  now = new Date('2026-11-26T09:00:00Z')
})

test('the file handed over answers the request to read it, and a file that nobody asked for answers nothing', async () => {
  const id = await registered('Famille Dossier')
  await asked(id, { kind: 'access' })
  await asked(id)
  await samira.post(`/familles/${id}/droits/dossier`)
  await samira.post(`/familles/${id}/droits/dossier`)
  expect(await rowsOf(id)).toMatchObject([{ answer: 'done' }, { answer: null }])
  expect(await actsOf(id)).toEqual(['request.received', 'request.received', 'request.answered'])
})

test('an erasure answers all that the family asked of anybody, and keeps no word of it', async () => {
  const id = await registered('Famille Effaçable')
  await shared(id)
  const page = await asked(id, { kind: 'erase', said: 'Je veux tout effacer' })
  await asked(id, { said: 'Corriger mon prénom' }, claire)
  expect((await answer(page)).text).toContain('Effacez d’abord')
  await samira.post(`/familles/${id}/droits/effacement`, { asked: 'spoken' })
  expect(await rowsOf(id)).toMatchObject([
    { answer: 'done', said: '', asker: '', answered_by: 'Maillon' },
    { answer: 'done', said: '', asker: '' },
  ])
  expect((await samira.get('/droits')).text).toContain('Famille effacée')
})

test('another organisation that follows the family reads nothing of it, in its pages or past them', async () => {
  const id = await registered('Famille Cloisonnée')
  await shared(id)
  const page = await asked(id)
  const before = await claire.get(`/familles/${id}/droits`)
  expect(before.text).not.toContain('correction')
  for (const path of [page, `${page}/reponse`]) expect((await claire.get(path)).status).toBe(404)
  for (const path of [page, `${page}/delai`, `${page}/transmettre`]) expect((await claire.post(path)).status).toBe(404)
  const told: readonly (readonly [path: string, words: RegExp])[] = [
    [`/familles/${id}`, /Demande reçue|Répondre à sa demande/],
    ['/droits', /Famille Cloisonnée/],
    ['/ma-journee', /Famille Cloisonnée demande/],
    [`/familles/${id}/droits/dossier`, /a noté sa demande/],
  ]
  for (const [path, words] of told) {
    expect([path, (await samira.get(path)).text]).toEqual([path, expect.stringMatching(words)])
    expect([path, (await claire.get(path)).text]).toEqual([path, expect.not.stringMatching(words)])
  }
  const past = `select from app.rights_request where household_id = $1`
  expect([await write('samira', past, [id]), await write('claire', past, [id])]).toEqual([1, 0])
  const events = `select from app.event where act = 'request.received' and household_id = $1`
  expect([await write('samira', events, [id]), await write('claire', events, [id])]).toEqual([1, 0])
  expect(await write('claire', `update app.rights_request set answer_said = 'x' where household_id = $1`, [id])).toBe(0)
  await expect(
    write(
      'claire',
      `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on)
       select app.uuid7(), h.organisation_id, h.id, 'erase', 'phone', '2026-11-01', 'Claire Fontaine', now(), '2026-12-01' from app.household h where h.id = $1`,
      [id],
    ),
  ).rejects.toThrow(/row-level security/)
  await expect(
    write('samira', `update app.rights_request set received_on = '2020-01-01' where household_id = $1`, [id]),
  ).rejects.toThrow(/permission denied/)
  expect((await ask(id, {}, site.as('victor'))).status).toBe(404)
})

test('what only the organisation that registered the family can do is passed on to it, once, with its deadline', async () => {
  const id = await registered('Famille Transmise')
  await shared(id)
  const page = await asked(id, { kind: 'erase', received_on: '2026-11-20' }, claire)
  expect((await claire.get(page)).text).toContain('Transmettre à la structure')
  await Promise.all([claire.post(`${page}/transmettre`), claire.post(`${page}/transmettre`)])
  const rows = await rowsOf(id)
  expect(rows).toMatchObject([{ kind: 'erase' }, { kind: 'erase', due_on: '2026-12-20' }])
  expect((await samira.get(`/familles/${id}`)).text).toContain('Voir sa demande')
  expect((await samira.get('/droits')).text).toContain('Les Passerelles')
  expect(await actsOf(id)).toHaveLength(3)
  expect((await answer(page, {}, claire)).status).toBe(303)
  expect(
    await write('samira', `select app.pass_request_on(id, now()) from app.rights_request where household_id = $1`, [
      id,
    ]),
  ).toBe(1)
  expect(await rowsOf(id)).toHaveLength(2)
})

test('a person who asks has been heard from: the clock that forgets begins again', async () => {
  const id = await registered('Famille Entendue')
  await site.owner(`update app.household set last_contact_at = now() - interval '23 months' where id = $1`, [id])
  await asked(id)
  expect(await site.owner(`select last_contact_at::date::text as on from app.household where id = $1`, [id])).toEqual([
    { on: today() },
  ])
})
