import type { Hono } from 'hono'
import { type Auth, openAuth } from '#platform/auth/auth.ts'
import { type Provider, providerFrom } from '#platform/auth/oidc.ts'
import { secretOf } from '#platform/auth/secret.ts'
import type { Database } from '#platform/db/database.ts'
import type { Log } from '#platform/log/log.ts'
import { accountHandler } from './account.handler.ts'
import { enter, welcome } from './account.store.ts'

export type AccountOptions = {
  database: Database
  log: Log
  /** Where people reach the site when MAILLON_ADDRESS does not say. */
  address?: string
  /** Where one lands once signed in. */
  home?: string
  /** Addresses of the invented people of a demonstration. On a real site there are none, and no door for them. */
  demoPersonas?: readonly string[]
  env?: NodeJS.ProcessEnv
}

/** All that signing in needs. better-auth itself opens at the first person who comes. */
export type Accounts = {
  database: Database
  address: string
  home: string
  demoPersonas: readonly string[]
  provider: Provider | null
  auth(): Promise<Auth>
}

export function openAccounts({
  database,
  log,
  address,
  home,
  demoPersonas,
  env = process.env,
}: AccountOptions): Accounts {
  const provider = providerFrom(env)
  const site = (env.MAILLON_ADDRESS || address || 'http://localhost:3000').replace(/\/$/, '')
  const open = async () =>
    openAuth({
      database,
      address: site,
      secret: await secretOf(database, env),
      provider,
      welcome: (email) => welcome(database, email),
      membershipOf: (userId) => enter(database, userId),
      failure: (error) => log.failure(error, 'accounts'),
    })
  let opened: Promise<Auth> | null = null
  const auth = () => {
    opened ??= open().catch((error) => {
      opened = null
      throw error
    })
    return opened
  }
  return { database, address: site, home: home ?? '/ma-journee', demoPersonas: demoPersonas ?? [], provider, auth }
}

/** What is mounted beside the pages: the provider's way back, and the exchanges of a passkey. */
export const accountMounts = (accounts: Accounts): [path: string, app: Hono][] => [
  ['/api/auth', accountHandler(accounts)],
]
