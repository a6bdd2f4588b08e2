import { describe, expect, it } from 'vitest'
import { oidcProvider, signInThrough } from './provider.testing.ts'
import { servedSite } from './served.testing.ts'

const people = {
  lea: { email: 'lea@exemple.test', email_verified: true, given_name: 'Léa', usual_name: 'Morel' },
  denis: { email: 'Denis@Exemple.test', email_verified: true },
  nobody: { email: 'nobody@exemple.test', email_verified: true },
  pretender: { email: 'ahmed@exemple.test', email_verified: false },
  silent: { email: 'ahmed@exemple.test' },
}
const plain = await oidcProvider(people, { signed: false })
const { site, address } = await servedSite({ env: plain.env })
plain.start(`${address}/api/auth/callback/oidc`)
const signed = await oidcProvider(people, { signed: true })
const withSigned = await servedSite({ env: signed.env })
signed.start(`${withSigned.address}/api/auth/callback/oidc`)
const trusting = await oidcProvider(people, { signed: true })
const withTrusting = await servedSite({ env: { ...trusting.env, MAILLON_OIDC_TRUST_EMAIL: 'oui' } })
trusting.start(`${withTrusting.address}/api/auth/callback/oidc`)

const from = (site: string, suite = '') =>
  `${site}/connexion/fournisseur${suite && `?suite=${encodeURIComponent(suite)}`}`

describe('entering with the account of one’s organisation', () => {
  it('is offered under its name where it is set, and does not exist elsewhere', async () => {
    expect((await site.anyone.get('/connexion')).text).toContain('Continuer avec l’annuaire des agents')
    const { site: without } = await servedSite({ env: {} })
    expect((await without.anyone.get('/connexion')).text).not.toContain('Continuer avec')
    expect((await without.anyone.get('/connexion/fournisseur')).status).toBe(404)
  })

  it('lets a member in and goes on where they were going', async () => {
    const { address: arrived, cookie } = await signInThrough(from(address, '/compte'), 'lea')
    expect(arrived.pathname).toBe('/compte')
    const page = await site.request(cookie, '/compte')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Léa Morel')
  })

  it('believes signed user information, as ProConnect and FranceConnect send it', async () => {
    const { address: arrived, cookie } = await signInThrough(from(withSigned.address, '/compte'), 'denis')
    expect(arrived.pathname).toBe('/compte')
    expect((await withSigned.site.request(cookie, '/compte')).text).toContain('Denis Carpentier')
  })

  it('never goes on to another site', async () => {
    const { address: arrived } = await signInThrough(from(address, '//evil.example/x'), 'lea')
    expect(arrived.href).toBe(`${address}/ma-journee`)
  })

  it('gives no account to somebody nobody knows here', async () => {
    const { address: arrived, cookie } = await signInThrough(from(address), 'nobody')
    expect(arrived.pathname).toBe('/connexion')
    expect(cookie).not.toContain('session_token=')
    expect((await site.anyone.get(arrived.pathname + arrived.search)).text).toContain('n’a pas abouti')
    expect(await site.owner(`select id from auth."user" where email = 'nobody@exemple.test'`)).toEqual([])
  })

  it.each(['pretender', 'silent'])(
    'does not give a member’s account to %s, whose address the provider did not verify',
    async (person) => {
      const { address: arrived, cookie } = await signInThrough(from(address), person)
      expect(arrived.pathname).toBe('/connexion')
      expect(cookie).not.toContain('session_token=')
      expect(await site.owner(`select id from auth.account where "accountId" = $1`, [person])).toEqual([])
    },
  )

  it('does, where the operator says that this provider’s addresses are sure', async () => {
    const { address: arrived } = await signInThrough(from(withTrusting.address, '/compte'), 'silent')
    expect(arrived.pathname).toBe('/compte')
  })

  it('does not believe user information that was changed on its way', async () => {
    const real = signed.handler()
    signed.tamper(((request: { url?: string }, response: { end: (body?: unknown) => void }) => {
      if (request.url?.startsWith('/me')) {
        const { end } = response
        response.end = (body) => {
          const [head, claims, signature] = String(body).split('.')
          const read = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())
          const forged = Buffer.from(JSON.stringify({ ...read, email: 'ahmed@exemple.test' })).toString('base64url')
          end.call(
            response,
            [head, forged.slice(0, (claims ?? '').length).padEnd((claims ?? '').length, 'A'), signature].join('.'),
          )
        }
      }
      ;(real as (...args: unknown[]) => void)(request, response)
    }) as never)
    const { address: arrived, cookie } = await signInThrough(from(withSigned.address), 'lea')
    signed.tamper(real)
    expect(arrived.pathname).toBe('/connexion')
    expect(cookie).not.toContain('session_token=')
  })
})
