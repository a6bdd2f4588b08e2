import { createHmac } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { emailOTP, genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { SESSION } from '#platform/web/cookies.ts'
import { backupCodes } from './backupCodes.ts'
import { enterAs } from './enterAs.ts'
import { oidcConfig, PROVIDER, type Provider } from './oidc.ts'

/** An address that nobody here knows, or an account that is no longer a member: it is refused, and told nothing more. */
export const NOBODY = 'NOBODY_HERE'

/** Minutes that a code or a link can be used. */
export const CODE_MINUTES = 10
/** Hours after which anybody signs in again, whatever they did. */
const SESSION_HOURS = 12

export type AuthOptions = {
  database: Database
  /** Where people reach the site: `https://maillon.exemple.fr`. Passkeys and the provider's way back hang on it. */
  address: string
  secret: string
  provider: Provider | null
  /** The name of whoever may have an account with this e-mail address; null when nobody may. */
  welcome(email: string): Promise<string | null>
  /** The membership that an account acts as when it enters; null when it has none any more. */
  membershipOf(userId: string): Promise<string | null>
  failure(error: unknown): void
}

/** Accounts, sessions and proofs of identity, on better-auth. No password anywhere, and nobody signs up. */
export const openAuth = ({ database, address, secret, provider, welcome, membershipOf, failure }: AuthOptions) =>
  betterAuth({
    appName: 'Maillon',
    baseURL: address,
    secret,
    database: database.accounts,
    advanced: {
      cookiePrefix: SESSION.split('.')[0],
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, _message, ...found) =>
        failure(found.find((one) => one instanceof Error) ?? new Error('better-auth')),
    },
    // What better-auth did not foresee goes the way of every other failure: a page, and a log without names.
    onAPIError: { throw: true, errorURL: `${address}/connexion` },
    session: {
      expiresIn: SESSION_HOURS * 3600,
      disableSessionRefresh: true,
      additionalFields: {
        memberId: { type: 'string', required: false, input: false },
        secondFactorAt: { type: 'date', required: false, input: false },
      },
    },
    account: {
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: provider?.trustsAddress ? [PROVIDER] : [] },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const name = await welcome(user.email)
            if (name === null) throw new APIError('FORBIDDEN', { code: NOBODY, message: NOBODY })
            return { data: { ...user, name } }
          },
        },
      },
      session: {
        create: {
          before: async (session, ctx) => {
            const memberId =
              typeof session.memberId === 'string' ? session.memberId : await membershipOf(session.userId)
            if (!memberId) throw new APIError('FORBIDDEN', { code: NOBODY, message: NOBODY })
            const byPasskey = ctx?.path === '/passkey/verify-authentication'
            return { data: { ...session, memberId, secondFactorAt: byPasskey ? new Date() : session.secondFactorAt } }
          },
        },
      },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: 5,
        storeOTP: { hash: async (code) => createHmac('sha256', secret).update(code).digest('base64url') },
        sendVerificationOTP: async () => {},
      }),
      magicLink({
        expiresIn: CODE_MINUTES * 60,
        storeToken: 'hashed',
        sendMagicLink: async ({ token, metadata }) => void metadata?.take(token),
      }),
      twoFactor({
        issuer: 'Maillon',
        allowPasswordless: true,
        totpOptions: { allowPasswordless: true },
        backupCodeOptions: { allowPasswordless: true, customBackupCodesGenerate: backupCodes },
      }),
      passkey({
        rpName: 'Maillon',
        rpID: new URL(address).hostname,
        origin: new URL(address).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) => requirePerson(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: async ({ verification }) => requirePerson(verification.authenticationInfo.userVerified),
        },
      }),
      genericOAuth({ config: provider ? [oidcConfig(provider, failure)] : [] }),
      enterAs(),
    ],
  })

export type Auth = ReturnType<typeof openAuth>

// A passkey opens the door alone: it must have asked for a finger, a face or a code, not only have been present.
function requirePerson(userVerified: boolean | undefined): void {
  if (!userVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'USER_NOT_VERIFIED' })
}
