import { createHmac } from 'node:crypto'
import type { Auth } from './auth.ts'

/** The headers under which better-auth acts for a session that the site has already opened by its token. */
export async function sessionHeaders(auth: Auth, token: string): Promise<Headers> {
  const { secret, authCookies } = await auth.$context
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return new Headers({ cookie: `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}` })
}
