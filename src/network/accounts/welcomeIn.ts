import { setCookies } from '#platform/auth/setCookies.ts'
import { sessionToken } from '#platform/web/cookies.ts'
import type { Page } from '#platform/web/routes.ts'
import { closeSession } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import { dropEntry } from './entry.ts'

/** Lets in somebody who just proved who they are: what the browser held before is worth nothing any more. */
export async function welcomeIn(c: Page, accounts: Accounts, headers: Headers, onTo: string): Promise<Response> {
  const former = sessionToken(c)
  if (former) await closeSession(accounts.database, former)
  setCookies(c, headers)
  dropEntry(c)
  return c.redirect(onTo, 303)
}
