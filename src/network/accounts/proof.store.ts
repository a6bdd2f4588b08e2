import type { Member } from '#platform/access/member.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { refusedBecause } from '#platform/auth/refusedBecause.ts'
import { sessionHeaders } from '#platform/auth/sessionHeaders.ts'
import { useOnce } from '#platform/auth/useOnce.ts'
import { closeOtherSessions } from './account.store.ts'
import type { Accounts } from './accounts.ts'

const BACKUP = /^[a-z0-9]{5}-[a-z0-9]{5}$/i

const actingFor = async (accounts: Accounts, token: string) => {
  const auth = await accounts.auth()
  return { api: auth.api, headers: await sessionHeaders(auth, token) }
}

/** Checks a code of the application, or a backup code, against the account of this session. Each serves once. Null: it holds. */
export async function checkProof(
  accounts: Accounts,
  userId: string,
  token: string,
  code: string,
): Promise<Refusal | null> {
  const { api, headers } = await actingFor(accounts, token)
  try {
    if (BACKUP.test(code)) await api.verifyBackupCode({ body: { code, disableSession: true }, headers })
    else await api.verifyTOTP({ body: { code }, headers })
  } catch (error) {
    refusedBecause(error)
    return refuse('Ce code n’est pas le bon. L’application en donne un nouveau toutes les trente secondes.', 'code')
  }
  return once(accounts, userId, code)
}

// A code seen over a shoulder is worth nothing: the same one is refused for as long as it would still be right.
async function once(accounts: Accounts, userId: string, code: string): Promise<Refusal | null> {
  const isFirst = await useOnce(accounts.database, `code ${userId} ${code}`, 120)
  return isFirst ? null : refuse('Ce code a déjà servi. Attendez le suivant.', 'code')
}

/** Marks the session as proved twice, under a new identifier. Answers the cookies to set, and its new token. */
export async function becomeStrong(
  accounts: Accounts,
  member: Member,
  token: string,
  now: Date,
): Promise<{ headers: Headers; token: string }> {
  const { api } = await accounts.auth()
  const { headers, response } = await api.enterAs({
    body: { userId: member.userId, memberId: member.id, secondFactorAt: now, instead: token },
    returnHeaders: true,
  })
  return { headers, token: response.token }
}

export type Beginning = { uri: string; key: string }

/** Makes the key that an application will hold. It counts for nothing until a first code has confirmed it. */
export async function beginApplication(accounts: Accounts, token: string): Promise<void> {
  const { api, headers } = await actingFor(accounts, token)
  await api.enableTwoFactor({ body: { method: 'totp' }, headers })
}

/** The key begun, as a QR code's text and as text to type. */
export async function applicationBegun(accounts: Accounts, token: string): Promise<Beginning> {
  const { api, headers } = await actingFor(accounts, token)
  const { totpURI } = await api.getTOTPURI({ body: {}, headers })
  return { uri: totpURI, key: new URL(totpURI).searchParams.get('secret') ?? '' }
}

/**
 * Confirms the application with its first code. The session becomes strong, the account's other sessions end.
 * Answers the backup codes, to be shown this once.
 */
export async function confirmApplication(accounts: Accounts, member: Member, token: string, code: string, now: Date) {
  const { api, headers } = await actingFor(accounts, token)
  let renewed: Headers
  try {
    renewed = (await api.verifyTOTP({ body: { code }, headers, returnHeaders: true })).headers
  } catch (error) {
    refusedBecause(error)
    return refuse(
      'Ce code n’est pas le bon. Vérifiez l’heure de votre téléphone, puis essayez le code suivant.',
      'code',
    )
  }
  await once(accounts, member.userId, code)
  const strong = await becomeStrong(accounts, member, tokenIn(renewed), now)
  await closeOtherSessions(accounts.database, member.userId, strong.token)
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: member.userId } })
  return { headers: strong.headers, backupCodes }
}

/** New backup codes; the former ones are worth nothing any more. */
export async function renewBackupCodes(accounts: Accounts, token: string): Promise<string[]> {
  const { api, headers } = await actingFor(accounts, token)
  return (await api.generateBackupCodes({ body: {}, headers })).backupCodes
}

/** The token of the session that these cookies open. */
export function tokenIn(headers: Headers): string {
  const cookie = headers.getSetCookie().find((set) => set.includes('session_token='))
  const token = /session_token=([^;.]+)/.exec(decodeURIComponent(cookie ?? ''))?.[1]
  if (!token) throw new Error('No session was opened.')
  return token
}
