import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { openChromium } from '#testing/chromium.ts'
import { lastLetter } from './browser.testing.ts'
import { servedSite } from './served.testing.ts'

await build({
  entryPoints: ['src/islands/passkey.ts'],
  outdir: 'dist/islands',
  bundle: true,
  format: 'esm',
  minify: true,
  platform: 'browser',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'error',
})
const { site, address } = await servedSite()
const launched = await openChromium()
afterAll(() => launched.close())

/** A browser whose device can hold passkeys. */
const device = async () => {
  const context = await launched.newContext()
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { context, page, cdp, authenticatorId }
}

const enter = async (page: Page, first: string) => {
  await site.owner('delete from auth."rateLimit"')
  await page.goto(`${address}/connexion`)
  await page.getByLabel('Votre adresse e-mail').fill(`${first}@exemple.test`)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByLabel('Les six chiffres').fill((await lastLetter(site, `${first}@exemple.test`)).code)
  await page.getByRole('button', { name: 'Entrer' }).click()
}

const tokenOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'maillon.session_token')?.value.split('.')[0]

describe('a passkey', () => {
  it('is created as a first proof, then opens the door alone, without any e-mail', async () => {
    const { context, page, cdp, authenticatorId } = await device()
    await enter(page, 'nadia')
    await page.waitForURL(/second-facteur/, { timeout: 30_000 })
    const byCode = await tokenOf(context)
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click()
    await page.waitForURL(`${address}/ma-journee`)
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1)
    expect(await tokenOf(context)).not.toBe(byCode)
    expect(await site.owner('select id from auth.session where token = $1', [byCode])).toEqual([])

    await context.clearCookies()
    const letters = await site.owner('select id from app.outbox')
    await page.goto(`${address}/connexion?suite=/compte`)
    await page.getByRole('button', { name: 'J’ai une clé d’accès' }).click()
    await page.waitForURL(`${address}/compte`)
    expect(await page.getByText('Nadia Haddad').count()).toBeGreaterThan(0)
    expect(await site.owner('select id from app.outbox')).toHaveLength(letters.length)

    await context.clearCookies()
    await enter(page, 'nadia')
    await page.waitForURL(/second-facteur/, { timeout: 30_000 })
    await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click()
    await page.waitForURL(`${address}/ma-journee`)

    await page.goto(`${address}/compte`)
    await page.getByRole('link', { name: 'Retirer' }).click()
    await page.getByRole('button', { name: 'Retirer' }).click()
    expect(await page.getByText('C’est votre seule protection').count()).toBe(1)
    await context.close()
  })

  it('that asks for no finger, face or code is not enough', async () => {
    const { context, page, cdp, authenticatorId } = await device()
    await enter(page, 'paul')
    await page.waitForURL(/second-facteur/, { timeout: 30_000 })
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click()
    await page.waitForURL(`${address}/ma-journee`)
    const [credential] = (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    const bare = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: false,
        hasUserVerification: false,
        automaticPresenceSimulation: true,
      },
    })
    await cdp.send('WebAuthn.addCredential', {
      authenticatorId: bare.authenticatorId,
      credential: { ...credential!, isResidentCredential: false, userHandle: undefined },
    })
    await context.clearCookies()
    await enter(page, 'paul')
    await page.waitForURL(/second-facteur/, { timeout: 30_000 })
    const answer = page.waitForResponse(/verify-authentication/, { timeout: 30_000 })
    await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click()
    expect((await answer).status()).toBe(401)
    await page.getByText('La clé d’accès n’a pas pu servir').waitFor()
    await page.goto(`${address}/ma-journee`)
    expect(page.url()).toContain('second-facteur')
    await context.close()
  })

  it('of somebody whose access was closed opens nothing', async () => {
    const { context, page } = await device()
    await enter(page, 'odile')
    await page.waitForURL(/second-facteur/, { timeout: 30_000 })
    await page.getByRole('button', { name: 'Créer une clé d’accès' }).click()
    await page.waitForURL(`${address}/ma-journee`)
    await site.owner(`update app.member set status = 'revoked' where email = 'odile@exemple.test'`)
    await page.goto(`${address}/ma-journee`)
    await page.waitForURL(/connexion/)
    await context.clearCookies()
    await page.goto(`${address}/connexion`)
    await page.getByRole('button', { name: 'J’ai une clé d’accès' }).click()
    await page.getByText('La clé d’accès n’a pas pu servir').waitFor()
    expect(await tokenOf(context)).toBeUndefined()
    await context.close()
  })

  it('is never given to a page of another site', async () => {
    const answer = await fetch(`${address}/api/auth/passkey/verify-authentication`, {
      method: 'POST',
      headers: {
        origin: 'https://evil.example',
        'content-type': 'application/json',
        cookie: 'maillon.session_token=token-of-claire.s',
      },
      body: JSON.stringify({ response: {} }),
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  it('shows no button where it cannot work: without scripts, the code is enough', async () => {
    const context = await launched.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await enter(page, 'lea')
    await page.waitForURL(`${address}/ma-journee`)
    await page.goto(`${address}/compte`)
    expect(await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).isVisible()).toBe(false)
    await context.close()
  })
})
