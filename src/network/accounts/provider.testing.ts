import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll } from 'vitest'

export type Person = { email: string; email_verified?: boolean; given_name?: string; usual_name?: string }

/** A real OpenID Connect provider on this machine, where people sign in by their name alone. */
export async function oidcProvider(people: Record<string, Person>, { signed }: { signed: boolean }) {
  let handle: (...args: never[]) => void = () => {}
  const server = createServer((request, response) => handle(request as never, response as never))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => new Promise((done) => server.close(done).closeAllConnections()))
  const start = (redirect: string) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: 'maillon',
          client_secret: 'a-secret-for-tests-only',
          redirect_uris: [redirect],
          ...(signed ? { userinfo_signed_response_alg: 'RS256' } : {}),
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'usual_name'] },
      features: { devInteractions: { enabled: true }, jwtUserinfo: { enabled: signed } },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
      cookies: { keys: ['only-for-tests'] },
    })
    handle = provider.callback() as never
  }
  const env = {
    MAILLON_OIDC_ISSUER: issuer,
    MAILLON_OIDC_CLIENT_ID: 'maillon',
    MAILLON_OIDC_CLIENT_SECRET: 'a-secret-for-tests-only',
    MAILLON_OIDC_NAME: 'l’annuaire des agents',
  }
  return { start, env, tamper: (change: typeof handle) => (handle = change), handler: () => handle }
}

/** Goes where a browser would: follows redirections, fills in the provider's forms, keeps each host's cookies. */
export async function signInThrough(start: string, person: string) {
  const jars = new Map<string, Map<string, string>>()
  const go = async (address: string, init: RequestInit = {}) => {
    const url = new URL(address)
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { origin: url.origin, cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
  const home = new URL(start).host
  const visited: string[] = []
  let address = start
  for (let step = 0; step < 20; step++) {
    const answer = await go(address)
    const onTo = answer.headers.get('location')
    if (onTo) {
      address = new URL(onTo, address).href
      visited.push(address)
      const url = new URL(address)
      if (url.host === home && !url.pathname.startsWith('/api/auth')) break
      continue
    }
    const html = await answer.text()
    const action = /action="([^"]+)"/.exec(html)?.[1]
    if (!action) throw new Error(`No form at ${address}: ${html.slice(0, 300)}`)
    const body = new URLSearchParams()
    for (const [, name = '', value = ''] of html.matchAll(
      /<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g,
    ))
      body.set(name, value)
    if (html.includes('name="login"')) body.set('login', person)
    if (html.includes('name="password"')) body.set('password', 'x')
    address = new URL(
      (await go(new URL(action, address).href, { method: 'POST', body })).headers.get('location') ?? '',
      address,
    ).href
  }
  const cookie = [...(jars.get(home) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  return { address: new URL(address), visited, cookie }
}
