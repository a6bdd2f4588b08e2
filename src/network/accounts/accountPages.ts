import type { Routes } from '#platform/web/routes.ts'
import { ownAccountPages } from './account.pages.tsx'
import type { Accounts } from './accounts.ts'
import { applicationPages } from './application.pages.tsx'
import { demoPages } from './demo.pages.tsx'
import { providerPages } from './provider.pages.ts'
import { secondFactorPages } from './secondFactor.pages.tsx'
import { signInPages } from './signIn.pages.tsx'
import { signOutPages } from './signOut.pages.ts'

/** Every page about entering, leaving, and one's own account. */
export const accountPages = (accounts: Accounts): readonly Routes[] => [
  demoPages(accounts),
  signInPages(accounts),
  providerPages(accounts),
  secondFactorPages(accounts),
  applicationPages(accounts),
  ownAccountPages(accounts),
  signOutPages(accounts),
]
