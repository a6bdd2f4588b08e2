import { describe, expect, it } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { browser, lastLetter } from './browser.testing.ts'
import { totp } from './totp.testing.ts'

const site = await testSite()
const wait = () => site.owner('delete from auth."rateLimit"')
const enter = async (first: string, suite = '/ma-journee') => {
  await wait()
  const visitor = browser(site)
  await visitor.post('/connexion', { email: `${first}@exemple.test`, suite })
  const { code } = await lastLetter(site, `${first}@exemple.test`)
  await visitor.post('/connexion/code', { code })
  return visitor
}
const keyIn = (text: string) => /class="number">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
/** Adds an application to the account, as its owner would. */
const enrol = async (visitor: Awaited<ReturnType<typeof enter>>) => {
  await visitor.post('/compte/application')
  const key = keyIn((await visitor.get('/compte/application')).text)
  const confirmed = await visitor.post('/compte/application/confirmation', { code: totp(key) })
  const backup = [...confirmed.text.matchAll(/<strong>([a-z0-9]{5}-[a-z0-9]{5})<\/strong>/g)].map(
    (found) => found[1] ?? '',
  )
  return { key, backup, confirmed }
}

describe('a role that meets people’s data', () => {
  it('is led to add a second proof before anything else', async () => {
    const nadia = await enter('nadia')
    const turned = await nadia.get('/ma-journee')
    expect(turned.location).toBe('/connexion/second-facteur?suite=%2Fma-journee')
    expect((await nadia.get(turned.location ?? '')).text).toContain('Protégez votre accès')
  })

  it('adds an application with its image or its key, confirms it with a real code, and gets backup codes once', async () => {
    const nadia = await enter('nadia')
    await nadia.post('/compte/application')
    const shown = (await nadia.get('/compte/application')).text
    expect(shown).toContain('aria-label="Image à scanner avec l’application"')
    expect(shown).not.toMatch(/ style=/)
    const key = keyIn(shown)
    expect((await nadia.post('/compte/application/confirmation', { code: '000000' })).status).toBe(422)
    expect((await nadia.get('/ma-journee')).status).toBe(303)
    const before = nadia.cookie('maillon.session_token')
    const confirmed = await nadia.post('/compte/application/confirmation', { code: totp(key) })
    expect(confirmed.text.match(/<strong>[a-km-z2-9]{5}-[a-km-z2-9]{5}<\/strong>/g)).toHaveLength(8)
    expect(nadia.cookie('maillon.session_token')).not.toBe(before)
    expect((await nadia.get('/ma-journee')).status).toBe(200)
    expect((await nadia.get('/compte/application')).location).toBe('/compte')
    const stored = JSON.stringify(await site.owner('select secret, "backupCodes" from auth."twoFactor"'))
    expect(stored).not.toContain(key)
  })

  it('gives a code of the application after the code of the mailbox; the same one does not serve twice', async () => {
    const { key } = await enrol(await enter('samira'))
    const again = await enter('samira', '/familles')
    const page = await again.get('/connexion/second-facteur?suite=/familles')
    expect(page.text).toContain('Le code de votre application')
    const used = await again.post('/connexion/second-facteur', { code: totp(key), suite: '/familles' })
    expect(used.text).toContain('a déjà servi')
    const before = again.cookie('maillon.session_token')
    const proved = await again.post('/connexion/second-facteur', { code: totp(key, 1), suite: '/familles' })
    expect(proved.location).toBe('/familles')
    expect(again.cookie('maillon.session_token')).not.toBe(before)
    const token = before?.split('.')[0]
    expect(await site.owner('select id from auth.session where token = $1', [token])).toEqual([])
  })

  it('enters with a backup code, once', async () => {
    const { backup } = await enrol(await enter('paul'))
    const code = backup[0] ?? ''
    const first = await enter('paul')
    expect((await first.post('/connexion/second-facteur', { code: code.toUpperCase() })).location).toBe('/ma-journee')
    const second = await enter('paul')
    expect((await second.post('/connexion/second-facteur', { code })).status).toBe(422)
  })

  it('has five codes a minute to try', async () => {
    const { key } = await enrol(await enter('claire'))
    const claire = await enter('claire')
    for (let n = 0; n < 5; n++)
      expect((await claire.post('/connexion/second-facteur', { code: '000000' })).status).toBe(422)
    expect((await claire.post('/connexion/second-facteur', { code: totp(key, 1) })).status).toBe(429)
  })

  it('cannot give itself another proof from the mailbox alone, once it has one', async () => {
    await enrol(await enter('odile'))
    const thief = await enter('odile')
    expect((await thief.post('/compte/application')).status).toBe(403)
    expect((await thief.post('/compte/application/retrait')).status).toBe(403)
    expect((await thief.post('/compte/codes-de-secours')).status).toBe(403)
    expect((await thief.get('/api/auth/passkey/generate-register-options')).status).toBe(403)
    expect((await thief.get('/compte')).location).toContain('/connexion/second-facteur')
  })

  it('keeps one proof: the last one cannot be taken away', async () => {
    const victor = await enter('victor')
    await enrol(victor)
    expect((await victor.post('/compte/application/retrait')).text).toContain('C’est votre seule protection')
  })
})

describe('changing one’s proofs', () => {
  it('ends the other sessions of the account', async () => {
    await site.owner(`update app.member set admin = false where name = 'Léa Morel'`)
    const elsewhere = await enter('lea')
    const here = await enter('lea')
    expect((await elsewhere.get('/compte')).status).toBe(200)
    await enrol(here)
    expect((await elsewhere.get('/compte')).status).toBe(303)
    const again = await enter('lea')
    expect((await again.post('/connexion/second-facteur', { code: '1' })).status).toBe(422)
    expect((await here.post('/compte/application/retrait')).location).toBe('/compte')
    expect((await again.get('/compte')).status).toBe(303)
    expect((await here.get('/compte')).text).toContain('Seule votre boîte mail protège ce compte')
  })

  it('keeps one for whoever opens the door to others', async () => {
    const denis = await enter('denis')
    await enrol(denis)
    const refused = await denis.post('/compte/application/retrait')
    expect([refused.status, refused.text.includes('seule protection')]).toEqual([403, true])
  })

  it('can be done by closing every other session, too', async () => {
    const elsewhere = await enter('denis')
    const here = await enter('denis')
    expect((await here.get('/compte')).text).toMatch(/autres? connexions?/)
    await here.post('/compte/sessions')
    expect((await elsewhere.get('/compte')).status).toBe(303)
    expect((await here.get('/compte')).text).toContain('que sur cet appareil')
  })
})

describe('the doors of better-auth', () => {
  it.each([
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/email',
    '/api/auth/sign-in/email-otp',
    '/api/auth/sign-in/social',
    '/api/auth/two-factor/disable',
    '/api/auth/get-session',
    '/api/auth/update-user',
    '/api/auth/delete-user',
    '/api/auth/list-sessions',
    '/api/auth/magic-link/verify?token=x',
    '/api/auth/callback/google',
    '/api/auth/ok',
    '/api/auth/passkey/delete-passkey',
  ])('are closed, such as %s', async (path) => {
    expect((await site.as('claire').get(path)).status).toBe(404)
    expect((await site.as('claire').post(path, {})).status).toBe(404)
  })
})
