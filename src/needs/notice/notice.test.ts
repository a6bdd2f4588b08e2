import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { NOTICE_VERSION, notices } from './words.ts'

const site = await testSite()

test('a text that somebody agreed to is never changed: another wording is another version', () => {
  const digests = Object.fromEntries(
    Object.entries(notices).map(([version, parts]) => [
      version,
      createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12),
    ]),
  )
  expect(digests).toEqual({ '2026-11': '5a45dc93b044', '2026-11-26': '5b3e3b09a27b' })
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
    'Trois mois avant',
    'corriger',
    'effacé',
    'CNIL',
    NOTICE_VERSION,
    'si la rencontre a eu lieu',
  ])
    expect(text).toContain(said)
})

test('its sentences are short enough for a tired reader', () => {
  for (const part of notices[NOTICE_VERSION] ?? [])
    for (const line of part.lines)
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
