import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth'
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'

/** The name under which better-auth knows the one provider: its callback is `/api/auth/callback/oidc`. */
export const PROVIDER = 'oidc'

/** An OpenID Connect provider (ProConnect, a town's own directory): read from the environment. */
export type Provider = { name: string; issuer: string; clientId: string; clientSecret: string; trustsAddress: boolean }

/** Null when no provider is set: the sign-in page then shows no button for it. */
export function providerFrom(env: NodeJS.ProcessEnv): Provider | null {
  const {
    MAILLON_OIDC_ISSUER: issuer,
    MAILLON_OIDC_CLIENT_ID: clientId,
    MAILLON_OIDC_CLIENT_SECRET: clientSecret,
  } = env
  if (!issuer || !clientId || !clientSecret) return null
  const name = env.MAILLON_OIDC_NAME || 'le compte de votre structure'
  return {
    name,
    issuer: issuer.replace(/\/$/, ''),
    clientId,
    clientSecret,
    trustsAddress: env.MAILLON_OIDC_TRUST_EMAIL === 'oui',
  }
}

/** `failure` hears why a provider could not be believed; the person is only told that it did not work. */
export const oidcConfig = (
  provider: Provider,
  failure: (error: unknown) => void,
): GenericOAuthConfig<typeof PROVIDER> => ({
  providerId: PROVIDER,
  name: provider.name,
  discoveryUrl: discoveryUrl(provider),
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scopes: ['openid', 'email', 'profile'],
  requireIdTokenVerification: true,
  getUserInfo: async ({ accessToken }) => {
    try {
      return accessToken ? await readPerson(provider, accessToken) : null
    } catch (error) {
      failure(error)
      return null
    }
  },
})

const discoveryUrl = (provider: Provider) => `${provider.issuer}/.well-known/openid-configuration`

const Discovered = z.object({ issuer: z.string(), userinfo_endpoint: z.url(), jwks_uri: z.url() })
const Person = z.object({
  sub: z.string(),
  email: z.email(),
  email_verified: z.boolean().default(false),
  name: z.string().optional(),
  given_name: z.string().optional(),
  usual_name: z.string().optional(),
  family_name: z.string().optional(),
})

/**
 * Who the provider says is there. Reads plain JSON, and the signed form (OpenID Connect Core, 5.3.2)
 * that ProConnect and FranceConnect send, once its signature, issuer and audience hold. Null when it cannot be believed.
 */
async function readPerson(provider: Provider, accessToken: string) {
  const found = Discovered.parse(await (await fetch(discoveryUrl(provider))).json())
  const answer = await fetch(found.userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } })
  if (!answer.ok) return null
  const text = await answer.text()
  const isSigned = answer.headers.get('content-type')?.includes('application/jwt')
  const person = Person.safeParse(isSigned ? await verified(text, found, provider) : JSON.parse(text))
  if (!person.success) return null
  const { sub, email, email_verified, name, given_name, usual_name, family_name } = person.data
  const said = name ?? [given_name, usual_name ?? family_name].filter(Boolean).join(' ')
  return { sub, email: email.toLowerCase(), emailVerified: provider.trustsAddress || email_verified, name: said }
}

const verified = async (token: string, found: z.output<typeof Discovered>, provider: Provider): Promise<JWTPayload> =>
  (
    await jwtVerify(token, createRemoteJWKSet(new URL(found.jwks_uri)), {
      issuer: found.issuer,
      audience: provider.clientId,
    })
  ).payload
