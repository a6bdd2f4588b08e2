import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { NOTICE_VERSION, noticeBases, notices } from './words.ts'

const site = await testSite()
const digest = (text: unknown) => createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 12)
const digestsOf = (texts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(texts).map(([version, text]) => [version, digest(text)]))
const organisationOf = async (name: string) =>
  (await site.owner<{ id: string }>('select organisation_id as id from app.member where name = $1', [name]))[0]?.id

test('a text that somebody agreed to is never changed: another wording is another version', () => {
  expect(digestsOf(notices)).toEqual({
    '2026-11': '5a45dc93b044',
    '2026-11-26': '5b3e3b09a27b',
    '2026-11-27': '93105c9eb9db',
    '2026-11-26-4': '9f14bfa646f7',
  })
  expect(digestsOf(noticeBases)).toEqual({ '2026-11-27': 'af150e23b92f', '2026-11-26-4': 'af150e23b92f' })
  expect(Object.keys(notices)).toContain(NOTICE_VERSION)
})

test('an agreement that is written without a version keeps the one that is read today', async () => {
  expect(
    await site.owner(`select app.notice_version() as version, pg_get_expr(adbin, adrelid) as given from pg_attrdef
      where adrelid = 'app.agreement'::regclass and pg_get_expr(adbin, adrelid) like '%notice_version%'`),
  ).toEqual([{ version: NOTICE_VERSION, given: expect.stringContaining('notice_version()') }])
})

test('the notice says who keeps what, why, how long, who reads it, the rights, whom to ask, and the CNIL', async () => {
  const { status, text } = await site.as('samira').get('/notice')
  expect(status).toBe(200)
  for (const said of [
    'Remise par : CCAS de Harnes',
    'RSA',
    'mission d’intérêt public',
    'Vous opposer',
    'délégué à la protection des données',
    'd’une école',
    'Pourquoi',
    'Deux ans',
    'corriger',
    'effac',
    'CNIL',
    NOTICE_VERSION,
    'si la rencontre a eu lieu',
    'tenus au secret',
    'compare nos fiches',
    'le temps de vérifier',
  ])
    expect(text).toContain(said)
})

test('it says what lifts secrecy, what a receiver reads before and after its answer, and nothing that is not so', async () => {
  const { text } = await site.as('samira').get('/notice')
  for (const said of [
    ...['en danger', 'un juge le demande', 'votre commune et qui vit avec vous', 'notre mot pour elle'],
    ...['confidentielle, elle ne la lit jamais', 'À 21 mois', 'six mois', 'hébergeur', 'Chaque 31 août'],
    ...['dites-le à l’école', 'Avant 15 ans', 'peut donner seul son accord'],
  ])
    expect(text).toContain(said)
  expect(text).not.toMatch(/ tu | ton |agit seul/)
  expect(text.indexOf('CNIL')).toBeGreaterThan(text.indexOf('CCAS de Harnes</b>'))
  expect(text.indexOf('saisir un juge')).toBeGreaterThan(text.indexOf('CNIL'))
})

test('each organisation names what the law lets it rely on: by its kind, or as it set it', async () => {
  const samira = site.as('samira')
  const form = { name: 'CCAS de Harnes', commune: 'Harnes' }
  const own = `/structures/${await organisationOf('Samira Lopez')}`
  expect((await site.as('claire').get('/notice')).text).toContain('intérêt légitime')
  expect((await samira.get('/notice')).text).not.toContain('intérêt légitime')
  expect((await samira.get(`${own}/modifier`)).text).toContain('Selon son genre : mission')
  for (const wrong of [{ legal_basis: 'none' }, { dpo_email: 'pas une adresse' }, { dpo_name: 'x'.repeat(121) }])
    expect((await samira.post(`${own}/modifier`, { ...form, ...wrong })).status).toBe(422)
  await samira.post(`${own}/modifier`, {
    ...{ ...form, legal_basis: 'agreed', dpo_name: 'Inès Duval', dpo_email: 'dpo@harnes.test' },
  })
  const { text } = await samira.get('/notice')
  for (const said of ['parce que vous êtes d’accord', 'Inès Duval', 'dpo@harnes.test']) expect(text).toContain(said)
  expect(text).not.toContain('s’il y en a un')
  expect((await site.as('claire').get(own)).text).toContain('Inès Duval')
  expect((await site.as('nadia').post(`${own}/modifier`, form)).status).toBe(403)
  expect(
    await site.owner(`select data ->> 'legal_basis' as basis from app.event where act = 'organisation.corrected'`),
  ).toEqual([{ basis: 'agreed' }])
})

test('a version that somebody agreed to before reads as it did, whatever the organisation set since', async () => {
  const { text } = await site.as('samira').get('/notice/2026-11-26')
  expect(text).toContain('c’est une mission d’intérêt public')
  expect(text).not.toContain('compare nos fiches')
})

test('its sentences are short enough for a tired reader', () => {
  const lines = [
    ...(notices[NOTICE_VERSION] ?? []).flatMap((part) => part.lines),
    ...Object.values(noticeBases[NOTICE_VERSION] ?? {}).flat(),
  ]
  expect(lines.length).toBeGreaterThan(25)
  for (const line of lines)
    for (const sentence of line.split(/(?<=[.!?]) /)) expect(sentence.split(' ').length).toBeLessThanOrEqual(17)
})

test('an unknown version is not there, nor is the notice for who never meets a family', async () => {
  for (const version of ['2020-01', '__proto__', 'constructor', '%00'])
    expect((await site.as('samira').get(`/notice/${version}`)).status).toBe(404)
  expect((await site.as('ahmed').get('/notice')).status).toBe(403)
})

test('whoever registers a family finds the notice beside the agreement, on both pages that do', async () => {
  for (const page of ['/familles/nouvelle', '/orientations/nouvelle'])
    expect((await site.as('samira').get(page)).text).toContain('la notice d’une page')
})
