import { describe, expect, it } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { browser, lastLetter } from './browser.testing.ts'

const site = await testSite()
const asked = async (first: string) => {
  const visitor = browser(site)
  await visitor.post('/connexion', { email: `${first}@exemple.test` })
  return { visitor, ...(await lastLetter(site, `${first}@exemple.test`)) }
}
/** Gives back the minute's tries, as if it had passed. */
const wait = () => site.owner('delete from auth."rateLimit"')
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('entering with a code', () => {
  it('lets a member in with the six digits received, however they are typed', async () => {
    const lea = browser(site)
    expect((await lea.post('/connexion', { email: ' Lea@Exemple.TEST', suite: '/compte' })).location).toBe(
      '/connexion/code',
    )
    const { code } = await lastLetter(site, 'lea@exemple.test')
    const entered = await lea.post('/connexion/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(entered.location).toBe('/compte')
    expect(entered.headers.getSetCookie().join()).toMatch(
      /maillon\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/,
    )
    expect((await lea.get('/compte')).text).toContain('Léa Morel')
  })

  it('uses a code up: the same one opens nothing twice', async () => {
    const { visitor, code } = await asked('denis')
    const other = browser(site)
    other.holds('maillon_entree', visitor.cookie('maillon_entree') ?? '')
    await visitor.post('/connexion/code', { code })
    expect((await other.post('/connexion/code', { code })).status).toBe(422)
    expect(other.cookie('maillon.session_token')).toBeUndefined()
  })

  it('makes a code worthless after five wrong ones', async () => {
    const { visitor, code } = await asked('ahmed')
    for (let n = 0; n < 5; n++) expect((await visitor.post('/connexion/code', { code: wrong(code) })).status).toBe(422)
    await wait()
    const sixth = await visitor.post('/connexion/code', { code })
    expect(sixth.status).toBe(422)
    expect(sixth.text).toContain('trop de fois')
  })

  it('refuses a code after ten minutes', async () => {
    const { visitor, code } = await asked('odile')
    await site.owner(`update auth.verification set "expiresAt" = now() - interval '1 second'`)
    const late = await visitor.post('/connexion/code', { code })
    expect(late.text).toContain('n’est plus valable')
  })

  it('keeps only a digest of codes and links', async () => {
    const { code, link } = await asked('ines')
    const kept = JSON.stringify(await site.owner('select identifier, value from auth.verification'))
    expect(kept).not.toContain(code)
    expect(kept).not.toContain(link.split('/').at(-1))
  })

  it('ends with the membership: a revoked member gets no code, and an account without membership no session', async () => {
    const { visitor, code } = await asked('victor')
    await site.owner(`update app.member set status = 'revoked' where email = 'victor@exemple.test'`)
    expect((await visitor.post('/connexion/code', { code })).status).toBe(422)
    await wait()
    const before = await site.owner(`select id from app.outbox`)
    await browser(site).post('/connexion', { email: 'victor@exemple.test' })
    expect(await site.owner(`select id from app.outbox`)).toHaveLength(before.length)
    expect(
      await site.owner(
        `select s.id from auth.session s join auth."user" u on u.id = s."userId" where u.email = 'victor@exemple.test' and s.token not like 'token-of-%'`,
      ),
    ).toEqual([])
  })
})

describe('the link of the message', () => {
  it('is not used up when a mail filter opens it, and enters at the press of the button', async () => {
    await wait()
    const { link } = await asked('paul')
    const elsewhere = browser(site)
    for (let n = 0; n < 3; n++) expect((await elsewhere.get(link)).text).toContain('Entrer')
    expect(elsewhere.cookie('maillon.session_token')).toBeUndefined()
    expect((await elsewhere.post(link)).location).toBe('/ma-journee')
    expect(elsewhere.cookie('maillon.session_token')).toBeTruthy()
  })

  it('serves once', async () => {
    await wait()
    const { link } = await asked('paul')
    await browser(site).post(link)
    const second = browser(site)
    const answer = await second.post(link)
    expect(answer.text).toContain('ne peut plus servir')
    expect(second.cookie('maillon.session_token')).toBeUndefined()
  })
})

describe('a session', () => {
  it('never keeps an identifier that was there before signing in', async () => {
    await wait()
    const { visitor, code } = await asked('samira')
    visitor.holds('maillon.session_token', 'chosen-by-somebody-else.x')
    await visitor.post('/connexion/code', { code })
    expect(visitor.cookie('maillon.session_token')).not.toContain('chosen-by-somebody-else')
    expect(await site.owner(`select id from auth.session where token = 'chosen-by-somebody-else'`)).toEqual([])
  })

  it('takes the place of the one this browser held', async () => {
    await wait()
    const { visitor, code } = await asked('sofia')
    visitor.holds('maillon.session_token', 'token-of-sofia.s')
    await visitor.post('/connexion/code', { code })
    expect(await site.owner(`select id from auth.session where token = 'token-of-sofia'`)).toEqual([])
  })

  it('ends twelve hours after signing in, whatever was done since', async () => {
    const [row] = await site.owner<{ hours: number }>(
      `select round(extract(epoch from "expiresAt" - "createdAt") / 3600)::int as hours from auth.session where token not like 'token-of-%' limit 1`,
    )
    expect(row?.hours).toBe(12)
  })

  it('signs out on the server too, also when its page was last opened long ago', async () => {
    await site.owner(
      `update auth.session set "updatedAt" = now() - interval '20 minutes' where token = 'token-of-nadia'`,
    )
    expect((await site.as('nadia').post('/deconnexion')).status).toBe(303)
    expect(await site.owner(`select id from auth.session where token = 'token-of-nadia'`)).toEqual([])
  })
})

describe('where one goes on to', () => {
  it.each([
    '//evil.example',
    'https://evil.example/x',
    '/\\evil.example',
    '/%09/evil',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/deconnexion',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
  ])('is a page of this site, never %j', async (suite) => {
    await wait()
    const visitor = browser(site)
    await visitor.post('/connexion', { email: 'claire@exemple.test', suite })
    const { code } = await lastLetter(site, 'claire@exemple.test')
    const { location } = await visitor.post('/connexion/code', { code })
    expect(new URL(location ?? '', 'http://localhost').host).toBe('localhost')
    expect(location).toMatch(/^\/(ma-journee|%09\/evil)$/)
    expect((await visitor.get(`/connexion?suite=${encodeURIComponent(suite)}`)).location).toBe(location)
  })
})
