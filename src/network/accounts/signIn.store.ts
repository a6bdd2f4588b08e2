import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { refusedBecause } from '#platform/auth/refusedBecause.ts'
import { allows } from '#platform/auth/throttle.ts'
import { sendUnsigned } from '#platform/jobs/outbox.ts'
import { welcome } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import { signInLetter } from './signIn.letter.ts'

/** A proof was accepted: a session is open, and its cookies wait in these headers. */
export type Entered = { userId: string; token: string; headers: Headers }

const MINUTE = 60

/**
 * Whether a message may leave for this address: one a minute; after five in an hour, one every five minutes. Whoever asks in
 * somebody's place can neither fill their mailbox nor keep them out: a link that lives ten minutes is always on its way.
 */
const mayWrite = async (accounts: Accounts, email: string): Promise<boolean> => {
  const subject = `message to ${email}`
  const soonest = [{ subject, most: 1, seconds: MINUTE }]
  if (!(await allows(accounts.database, soonest))) return false
  const often = [{ subject: `${subject} in an hour`, most: 5, seconds: 60 * MINUTE }]
  const paced = [{ subject: `${subject} paced`, most: 1, seconds: 5 * MINUTE }]
  return (await allows(accounts.database, often)) || (await allows(accounts.database, paced))
}

/**
 * Sends a code and a link, when a message may leave. For an address that nobody here has, every step is the same
 * and the message alone stays away: neither the page nor its time says who is known.
 */
export async function askForCode(accounts: Accounts, email: string): Promise<{ sent: boolean }> {
  if (!(await mayWrite(accounts, email))) return { sent: false }
  const known = (await welcome(accounts.database, email)) !== null
  const { api } = await accounts.auth()
  const code = await api.createVerificationOTP({ body: { email, type: 'sign-in' } })
  let link = ''
  const take = (token: string) => {
    link = token
  }
  await api.signInMagicLink({ body: { email, metadata: { take } }, headers: new Headers() })
  await sendUnsigned(accounts.database, signInLetter(email, code, link), { deliver: known })
  return { sent: true }
}

/** Enters with the code received. Wrong five times, a code is worth nothing any more. */
export async function useCode(accounts: Accounts, email: string, code: string): Promise<Entered | Refusal> {
  const { api } = await accounts.auth()
  try {
    const { response, headers } = await api.signInEmailOTP({
      body: { email, otp: code },
      headers: new Headers(),
      returnHeaders: true,
    })
    return { userId: response.user.id, token: response.token, headers }
  } catch (error) {
    return refuse(whyNot(refusedBecause(error)), 'code')
  }
}

/** Enters with the link received, which then is worth nothing any more. */
export async function useLink(accounts: Accounts, linkToken: string): Promise<Entered | Refusal> {
  const { api } = await accounts.auth()
  try {
    const { response, headers } = await api.magicLinkVerify({
      query: { token: linkToken },
      headers: new Headers(),
      returnHeaders: true,
    })
    return { userId: response.user.id, token: response.token, headers }
  } catch (error) {
    refusedBecause(error)
    return refuse('Ce lien ne peut plus servir. Demandez un nouveau code.')
  }
}

const whyNot = (code: string): string => {
  if (code === 'OTP_EXPIRED') return 'Ce code n’est plus valable. Demandez-en un nouveau.'
  if (code === 'TOO_MANY_ATTEMPTS') return 'Ce code a été essayé trop de fois. Demandez-en un nouveau.'
  return 'Ce code n’est pas le bon. Vérifiez que c’est le dernier reçu.'
}
