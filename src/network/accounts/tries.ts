import { allows, type Limit } from '#platform/auth/throttle.ts'
import { visitorAddress } from '#platform/auth/visitorAddress.ts'
import { WebHalt } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import type { Accounts } from './accounts.ts'

const MINUTE = 60
const HOUR = 3600

/** Twenty tries a minute from a network address. Stops the request with a page that says to wait. */
export async function countVisit(c: Page, accounts: Accounts, act: string): Promise<void> {
  const visits = { subject: `${act} from ${visitorAddress(c)}`, most: 20, seconds: MINUTE }
  if (!(await allows(accounts.database, [visits]))) throw new WebHalt(429)
}

/**
 * Whether an account has tries left: five a minute, and thirty an hour, so that patience does not find a code of six digits
 * either. Somebody else may have used them up: whoever refuses says another way in.
 */
export const hasTriesLeft = (accounts: Accounts, act: string, account: string): Promise<boolean> => {
  const tries: Limit[] = [
    { subject: `${act} account ${account}`, most: 5, seconds: MINUTE },
    { subject: `${act} account ${account} hour`, most: 30, seconds: HOUR },
  ]
  return allows(accounts.database, tries)
}

/** Both at once, where only the signed-in account itself can use its tries up. */
export async function countTry(c: Page, accounts: Accounts, act: string, account: string): Promise<void> {
  await countVisit(c, accounts, act)
  if (!(await hasTriesLeft(accounts, act, account))) throw new WebHalt(429)
}
