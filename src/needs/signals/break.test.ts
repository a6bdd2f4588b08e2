import { describe, expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { breaksIn } from './break.rules.ts'
import { openSignalsOf } from './signal.read.store.ts'

let time = Date.parse('2026-11-24T09:00:00Z')
const site = await testSite({ now: () => new Date(time) })
const paul = site.as('paul')
const claire = site.as('claire')
const autumn = { autumn_from: '2026-10-16', autumn_to: '2026-11-02' }
const rows = () =>
  site.owner<{ who: string; kind: string }>(
    'select organisation_id as who, kind, last_class, resumes from app.school_break order by 1, 2',
  )
const readOn = async (who: typeof paul) => /name="read" value="(\d*)"/.exec((await who.get('/vacances')).text)?.[1]
const say = async (who: typeof paul, fields: Record<string, string>) =>
  who.post('/vacances', { read: await readOn(who), ...fields })
/** The school addressed a family to the coordination. */
const addressed = async () => {
  const [home] = await site.owner<{ id: string }>(
    `insert into app.household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Famille Petit', '62413') returning id`,
    [organisationId('paul')],
  )
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, message, state, sent_at)
     values (app.uuid7(), $1, $2, $3, $4, 'Collège', '{computer}', '', 'sent', $5)`,
    [home?.id, organisationId('paul'), organisationId('claire'), memberId('paul'), new Date(time)],
  )
}

describe('the dates typed', () => {
  const errorsOf = (fields: Record<string, string>) => breaksIn({ read: '', ...fields }, 2026).errors

  test.each<[Record<string, string>, string, string]>([
    [{ autumn_from: '2026-10-16' }, 'autumn_to', 'Notez aussi le jour de la reprise'],
    [{ autumn_to: '2026-11-02' }, 'autumn_from', 'Notez aussi le dernier jour'],
    [{ autumn_from: '2026-11-02', autumn_to: '2026-10-16' }, 'autumn_to', 'vient après'],
    [{ autumn_from: '2026-10-16', autumn_to: '2026-10-16' }, 'autumn_to', 'vient après'],
    [{ autumn_from: '2025-10-16', autumn_to: '2025-11-02' }, 'autumn_from', '2026-2027'],
    [{ winter_from: '2027-08-31', winter_to: '2027-09-02' }, 'winter_to', '2026-2027'],
    [{ summer_from: '2027-09-01' }, 'summer_from', '2026-2027'],
    [{ winter_from: '2027-02-12', winter_to: '2027-03-29' }, 'winter_to', 'Plus d’un mois'],
    [{ ...autumn, other_from: '2026-10-30', other_to: '2026-11-12' }, 'other_from', 'n’est pas finie'],
    [{ ...autumn, other_from: '2026-10-16', other_to: '2026-11-02' }, 'other_from', 'n’est pas finie'],
  ])('%j: a sentence stands at the field to look at again', (fields, field, sentence) =>
    expect(errorsOf(fields)[field]).toContain(sentence),
  )

  test('in any order of the year, touching each other, and an open summer, are taken', () => {
    const form = {
      ...autumn,
      ...{ other_from: '2026-11-02', other_to: '2026-11-12', summer_from: '2027-07-02' },
    }
    expect(errorsOf(form)).toEqual({})
    expect(breaksIn({ read: '', ...form }, 2026).breaks.at(-1)).toEqual({
      ...{ kind: 'summer', last_class: '2027-07-02', resumes: '2027-09-01' },
    })
  })

  test('what is refused comes back as it was typed, and nothing is kept', async () => {
    const answer = await say(paul, { ...autumn, winter_from: '2027-02-12' })
    expect([answer.status, answer.text.includes('value="2026-10-16"')]).toEqual([422, true])
    expect((await say(paul, { autumn_from: 'demain', autumn_to: '2026-11-02' })).status).toBe(422)
    expect(await rows()).toEqual([])
  })
})

describe('what is counted', () => {
  test('without any date, the pages say that breaks are not taken off', async () => {
    const of = (await paul.post('/classes/nouvelle', { name: '4e B', names: 'PETIT Léa\nMARTIN Zoé\nHAVET Noah' }))
      .location
    const pupils = await site.owner<{ id: string }>('select id from app.pupil order by id')
    time = Date.parse('2026-10-14T09:00:00Z')
    await paul.post(of ?? '', {
      ...{ since: '2026-10-14', noticed: 'class_missed' },
      ...Object.fromEntries(pupils.map(({ id }) => [`p.${id}`, 'oui'])),
    })
    time = Date.parse('2026-11-05T09:00:00Z')
    const page = (await paul.get('/signalements')).text
    expect(page).toContain('Famille non jointe depuis 16 jours de classe')
    expect(page).toContain('Sans connexion depuis 16 jours de classe')
    expect(page).toContain('Vacances scolaires non déduites')
    expect(page).not.toContain('vacances déduites')
  })

  test('the dates of the coordination count for a school that addressed a family to it, and for no other', async () => {
    expect((await say(claire, autumn)).location).toBe('/etablissements')
    expect((await paul.get('/signalements')).text).toContain('non déduites')
    await addressed()
    const page = (await paul.get('/signalements')).text
    expect(page).toContain('Famille non jointe depuis 6 jours de classe, vacances déduites')
    expect(page).not.toContain('Sans connexion depuis')
    expect(page).toContain('(d’après Les Passerelles) : automne. Pas encore notées : fin d’année')
    expect((await paul.get('/vacances')).text).toContain('Dates données par Les Passerelles')
  })

  test('a school that says its own has its own, and takes them back by leaving all empty', async () => {
    await say(paul, { autumn_from: '2026-10-23', autumn_to: '2026-11-02' })
    const page = (await paul.get('/signalements')).text
    expect(page).toContain('Famille non jointe depuis 11 jours de classe, vacances déduites')
    expect(page).toContain('d’après votre établissement')
    expect((await claire.get('/vacances')).text).toContain('value="2026-10-16"')
    await say(paul, {})
    expect((await paul.get('/signalements')).text).toContain('d’après Les Passerelles')
    expect((await rows()).map(({ who }) => who)).toEqual([organisationId('claire')])
  })

  test('the class, the pupil, the file and « Ma journée » count the same', async () => {
    const [signal] = await site.owner<{ id: string; class_id: string }>(
      'select s.id, p.class_id from app.signal s join app.pupil p on p.id = s.pupil_id limit 1',
    )
    for (const path of [`/classes/${signal?.class_id}`, `/signalements/${signal?.id}`, '/signalements.csv'])
      expect((await paul.get(path)).text).toContain('Famille non jointe depuis 6 jours de classe, vacances déduites')
    expect((await paul.get('/ma-journee')).text).toContain('À surveiller. ')
  })

  test('another school year begins without dates', async () => {
    time = Date.parse('2027-09-06T09:00:00Z')
    expect((await paul.get('/vacances')).text).toContain('2027-2028')
    expect((await paul.get('/vacances')).text).not.toContain('value="2026-10-16"')
    time = Date.parse('2026-11-24T09:00:00Z')
  })
})

test('of two colleagues, the second reads what the first said before changing it', async () => {
  const read = await readOn(claire)
  time += 60_000
  expect((await claire.post('/vacances', { read, ...autumn })).status).toBe(303)
  const second = await claire.post('/vacances', { read, autumn_from: '2026-10-09', autumn_to: '2026-10-26' })
  expect([second.status, second.text.includes('Un collègue vient de noter')]).toEqual([422, true])
  expect(second.text).toContain('value="2026-10-16"')
})

test('two colleagues who say the first dates at once leave one break of each kind', async () => {
  await site.owner('delete from app.school_break')
  const both = [autumn, { autumn_from: '2026-10-16', autumn_to: '2026-11-03' }]
  const answers = await Promise.all(both.map((fields) => paul.post('/vacances', { read: '', ...fields })))
  expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true)
  expect(await rows()).toHaveLength(1)
})

test('nobody else says when a school has no class', async () => {
  for (const who of ['samira', 'denis', 'ahmed'] as const) {
    expect((await site.as(who).get('/vacances')).status).toBe(403)
    expect((await site.as(who).post('/vacances', { read: '', ...autumn })).status).toBe(403)
  }
  await site.as('victor').post('/vacances', { read: '', year_end_from: '2026-12-18', year_end_to: '2027-01-04' })
  expect((await paul.get('/vacances')).text).not.toContain('2026-12-18')
})

test('a school reads all its signals, however many a statement gives: in order, none twice, none missing', async () => {
  for (const atOnce of [1, 2, 3, 500]) {
    const seen = await site.acting('paul', (by) => openSignalsOf(by, atOnce), new Date(time))
    expect(seen).toHaveLength(3)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(3)
    expect(seen.map(({ id }) => id)).toEqual(
      seen
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
  }
})
