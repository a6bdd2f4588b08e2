import { allows, type Limit } from '#platform/auth/throttle.ts'
import { visitorAddress } from '#platform/auth/visitorAddress.ts'
import { WebHalt } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'

const MINUTE = 60
const HOUR = 3600

/**
 * A minute of tries: five for an account, twenty for a network address; and thirty an hour for an account, so that patience
 * does not find a code of six digits either. Stops the request with a page that says to wait.
 */
export async function countTry(c: Page, accounts: Accounts, act: string, account: string): Promise<void> {
  const limits: Limit[] = [
    { subject: `${act} account ${account}`, most: 5, seconds: MINUTE },
    { subject: `${act} account ${account} hour`, most: 30, seconds: HOUR },
    { subject: `${act} from ${visitorAddress(c)}`, most: 20, seconds: MINUTE },
  ]
  if (!(await allows(accounts.database, limits))) throw new WebHalt(429)
}
