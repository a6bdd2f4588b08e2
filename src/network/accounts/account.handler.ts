import type { Context, Hono } from 'hono'
import { authHandler, type Door } from '#platform/auth/handler.ts'
import { allows } from '#platform/auth/throttle.ts'
import { visitorAddress } from '#platform/auth/visitorAddress.ts'
import { sessionToken } from '#platform/web/cookies.ts'
import { actAs, closeOtherSessions, closeSession } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import { whyNotChange } from './factor.rules.ts'
import { factorsOf, sessionBehind } from './factor.store.ts'
import { tokenIn } from './proof.store.ts'

/** The few exchanges that are not pages: passkeys, and the way back from the provider. */
export const accountHandler = (accounts: Accounts): Hono =>
  authHandler(accounts.auth, {
    before: async (c, door) => (await isTooMuch(accounts, c, door)) ?? (await mayNotAdd(accounts, c, door)),
    after: async (c, door, answer) => {
      const former = sessionToken(c)
      if (door === 'callback' && answer.headers.getSetCookie().some((set) => /session_token=[^;]/.test(set)))
        await endFormer(accounts, former)
      if (door === 'enterByPasskey') return entered(accounts, former, answer)
      if (door === 'addPasskey' && former) return added(accounts, former)
      return answer
    },
  })

async function isTooMuch(accounts: Accounts, c: Context, door: Door): Promise<Response | null> {
  const subject = `${door} from ${visitorAddress(c)}`
  const isFine = await allows(accounts.database, [{ subject, most: 20, seconds: 60 }])
  return isFine ? null : c.json({ erreur: 'Attendez une minute, puis recommencez.' }, 429)
}

// A stolen mailbox must not be able to give itself the proof that it lacks.
async function mayNotAdd(accounts: Accounts, c: Context, door: Door): Promise<Response | null> {
  if (door !== 'beginPasskey' && door !== 'addPasskey') return null
  const session = await sessionBehind(accounts.database, sessionToken(c) ?? '')
  if (!session) return c.json({ erreur: 'Entrez d’abord dans Maillon.' }, 401)
  const refusal = whyNotChange(
    { strong: session.secondFactorAt !== null },
    await factorsOf(accounts.database, session.userId),
  )
  return refusal ? c.json({ erreur: refusal }, 403) : null
}

/** The new session takes the place of the former one, and goes on in the same organisation. Its token stays out of the page's reach. */
async function entered(accounts: Accounts, former: string | null, answer: Response): Promise<Response> {
  const token = tokenIn(answer.headers)
  const before = former ? await sessionBehind(accounts.database, former) : null
  const now = await sessionBehind(accounts.database, token)
  if (before?.memberId && before.userId === now?.userId) await actAs(accounts.database, token, before.memberId)
  await endFormer(accounts, former)
  return emptied(answer.headers.getSetCookie())
}

async function added(accounts: Accounts, former: string): Promise<Response> {
  const { api } = await accounts.auth()
  const session = await sessionBehind(accounts.database, former)
  if (!session) return emptied([])
  const { headers, response } = await api.enterAs({
    body: { userId: session.userId, memberId: session.memberId, secondFactorAt: new Date(), instead: former },
    returnHeaders: true,
  })
  await closeOtherSessions(accounts.database, session.userId, response.token)
  return emptied(headers.getSetCookie())
}

const endFormer = async (accounts: Accounts, former: string | null) => {
  if (former) await closeSession(accounts.database, former)
}

const emptied = (cookies: string[]) =>
  new Response('{}', {
    headers: [['content-type', 'application/json'], ...cookies.map((set): [string, string] => ['set-cookie', set])],
  })
