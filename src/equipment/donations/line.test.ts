import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'
import { donationFields } from '../devices/device.fixture.ts'
import { readAcquired } from './acquired.ts'
import { latestDay, overTen } from './line.ts'
import { refusalOfDeadline, refusalsOfLot } from './lot.rules.ts'

const site = await testSite()
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const announce = (fields = {}) => denis.post('/dons/nouveau', { ...donationFields, ...fields })
const announced = async (fields = {}) => (await announce(fields)).location?.split('/').at(-1) ?? ''

describe('when machines were bought', () => {
  test('is read as a year, a month, a day or an age', () => {
    expect(readAcquired('2019', '2026-11-26')).toEqual({ year: 2019, month: null })
    expect(readAcquired('09/2019', '2026-11-26')).toEqual({ year: 2019, month: 9 })
    expect(readAcquired('2019-09', '2026-11-26')).toEqual({ year: 2019, month: 9 })
    expect(readAcquired('12/09/2019', '2026-11-26')).toEqual({ year: 2019, month: 9 })
    expect(readAcquired('6 ans', '2026-11-26')).toEqual({ year: 2020, month: null })
    expect(readAcquired('30 mois', '2026-11-26')).toEqual({ year: 2024, month: 5 })
  })

  test('is refused when it is no date, to come, or too old', () => {
    for (const typed of ['hier', '13/2019', '2031', '12/2026', '1850', '999 ans'])
      expect(readAcquired(typed, '2026-11-26'), typed).toHaveProperty('refused')
  })

  test('over ten years is said only when it is sure', () => {
    expect(latestDay({ year: 2016, month: 2 })).toBe('2016-02-29')
    expect(overTen({ year: 2016, month: null }, '2026-11-26')).toBe(false)
    expect(overTen({ year: 2016, month: 10 }, '2026-11-26')).toBe(true)
    expect(overTen({ year: 2015, month: null }, '2026-11-26')).toBe(true)
    expect(overTen(null, '2026-11-26')).toBe(false)
  })
})

describe('the days of a lot', () => {
  test('the last one is to come, and not before the first', () => {
    expect(refusalOfDeadline('2026-11-25', undefined, '2026-11-26')).toContain('passée')
    expect(refusalOfDeadline('2026-11-26', undefined, '2026-11-26')).toBeNull()
    expect(refusalOfDeadline('2026-12-01', '2026-12-02', '2026-11-26')).toContain('avant le premier jour')
  })

  test('a lot without its last day is not announced: the deed has to say it', async () => {
    const answer = await announce({ remove_by: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('date limite d’enlèvement')
    expect(answer.text).toContain('value="Postes de la mairie"')
  })
})

describe('the lines of a lot', () => {
  const line = { position: 0, kind: 'laptop', count: 1, acquired: null, place: '', protected: false } as const

  test('each line above 300 euros a machine is refused with its articles (L. 3212-2 3°, D. 3212-3); waste is not weighed', () => {
    const lines = [
      { ...line, unitValueCents: 30_100, outcome: 'gift' },
      { ...line, position: 1, unitValueCents: 30_000, outcome: 'gift' },
      { ...line, position: 2, unitValueCents: 90_000, outcome: 'waste' },
    ] as const
    const errors = refusalsOfLot({ publicBody: true, remove_by: '2027-01-01', lines }, '2026-11-26')
    expect(Object.keys(errors)).toEqual(['value.0'])
    expect(errors['value.0']).toContain('L. 3212-2 3°')
  })

  test('a lot of waste alone is no gift: it goes to an eco-organisation (R. 541-43)', async () => {
    const answer = await announce({ 'outcome.0': 'waste' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('R. 541-43')
    expect((await announce({ 'count.0': '0' })).text).not.toContain('sont des déchets :')
  })

  test('over ten years old are given only once their donor knows that the decree 2023-266 leaves them out', async () => {
    const old = await announce({ 'acquired.0': '11 ans' })
    expect(old.status).toBe(422)
    for (const said of ['plus de dix ans', 'décret n° 2023-266 du 12 avril 2023', 'Donner quand même'])
      expect(old.text).toContain(said)
    expect((await announce({ 'acquired.0': '11 ans', 'aware.0': 'oui' })).status).toBe(303)
    expect(
      (
        await announce({
          'acquired.0': '11 ans',
          'kind.1': 'screen',
          'count.1': '1',
          'value.1': '0',
          'outcome.1': 'gift',
          'outcome.0': 'waste',
        })
      ).status,
    ).toBe(303)
    const lines = [{ ...line, unitValueCents: 0, outcome: 'gift', acquired: { year: 2010, month: null } }] as const
    expect(refusalsOfLot({ publicBody: false, remove_by: '2027-01-01', lines }, '2026-11-26')).toEqual({})
  })

  test('say whether they are a gift or a waste before anything is fetched (R. 541-43)', async () => {
    const mute = await announce({ 'outcome.0': '' })
    expect(mute.status).toBe(422)
    expect(mute.text).toContain('don ou déchet')
    expect(mute.text).toContain('R. 541-43')
    expect((await announce({ 'outcome.0': 'sale' })).status).toBe(422)
  })

  test('are sixty at most: the rest is refused, never dropped', async () => {
    const many: Record<string, string> = {}
    for (let at = 1; at < 10_000; at += 37) many[`kind.${at}`] = 'laptop'
    const answer = await announce(many)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Un don tient en 60 lignes')
  })

  test('say what is wrong line by line, and keep all that was typed', async () => {
    const answer = await announce({
      'count.0': '0',
      'kind.2': 'screen',
      'count.2': '3',
      'value.2': 'dix',
      'place.2': 'Cave',
    })
    expect(answer.status).toBe(422)
    for (const said of ['Ligne 1 : combien', 'Ligne 3 : ce montant', 'value="dix"', 'value="Cave"'])
      expect(answer.text).toContain(said)
    expect(answer.text).not.toMatch(/Invalid|undefined|NaN/)
  })

  test('more lines are given without losing any, and nothing is written', async () => {
    const answer = await announce({ title: 'Encore des lignes', more: 'oui' })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('value="Encore des lignes"')
    expect(answer.text).toContain('Ligne 6')
    expect(await site.owner("select from donation where title = 'Encore des lignes'")).toHaveLength(0)
  })

  test('what is announced is the total of what is given; waste stays apart', async () => {
    const id = await announced({
      ...{ 'kind.1': 'screen', 'count.1': '4', 'value.1': '0', 'acquired.1': '05/2014', 'outcome.1': 'gift' },
      'aware.1': 'oui',
      ...{ 'kind.2': 'printer', 'count.2': '3', 'value.2': '0', 'outcome.2': 'waste' },
    })
    expect(await site.owner('select announced, kinds, unit_value_cents from donation where id = $1', [id])).toEqual([
      { announced: 16, kinds: '12 ordinateurs portables, 4 écrans', unit_value_cents: 12_000 },
    ])
    const page = (await denis.get(`/dons/${id}`)).text
    for (const said of [
      '4 écrans',
      '05/2014',
      'hors du taux de réemploi',
      '3 appareils sont des déchets',
      'Sans convention',
    ])
      expect(page).toContain(said)
  })
})

describe('correcting a lot', () => {
  test('gives back the form as it was, and is refused to whoever read an older version', async () => {
    const id = await announced({ title: 'À corriger' })
    const form = (await denis.get(`/dons/${id}/correction`)).text
    expect(form).toContain('value="À corriger"')
    const fields = { ...donationFields, title: 'Corrigé', 'count.0': '5', version: '1' }
    expect((await denis.post(`/dons/${id}/correction`, fields)).status).toBe(303)
    const late = await denis.post(`/dons/${id}/correction`, { ...fields, 'count.0': '6' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('a changé depuis')
    expect(await site.owner('select title, announced from donation where id = $1', [id])).toEqual([
      { title: 'Corrigé', announced: 5 },
    ])
  })

  test('ends once the workshop answered: a deed says what was accepted', async () => {
    const id = await announced()
    await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })
    expect((await denis.get(`/dons/${id}/correction`)).status).toBe(403)
    expect((await denis.post(`/dons/${id}/correction`, { ...donationFields, version: '1' })).status).toBe(403)
  })
})

test('a workshop that never said which listed body it is (L. 3212-2 3°, L. 3212-3) cannot accept a public gift', async () => {
  const [known] = await site.owner<Record<string, unknown>>('select * from recipient_title')
  await site.owner('delete from recipient_title')
  const id = await announced()
  expect((await ahmed.get(`/dons/${id}`)).text).toContain('Dire à quel titre')
  const refused = await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('L. 3212-3')
  expect((await ahmed.post('/dons/titre', { kind: 'shop' })).status).toBe(422)
  await ahmed.post('/dons/titre', { kind: 'social_enterprise', reference: 'Agrément de 2024' })
  expect((await ahmed.post(`/dons/${id}/reponse`, { answer: 'accepted' })).status).toBe(303)
  expect((await denis.get(`/dons/${id}`)).text).toContain('entreprise solidaire d’utilité sociale')
  expect(known).toBeDefined()
})
