import type { Answer, Fields, TestSite } from '#testing/testSite.ts'

/** A visitor whose browser keeps cookies, as real ones do. */
export function browser(site: TestSite) {
  const jar = new Map<string, string>()
  const go = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await site.request([...jar].map(([name, value]) => `${name}=${value}`).join('; '), path, init)
    for (const set of answer.headers.getSetCookie()) keep(jar, set)
    return answer
  }
  return {
    get: (path: string) => go(path),
    post: (path: string, fields: Fields = {}) => go(path, { method: 'POST', body: formOf(fields) }),
    cookie: (name: string) => jar.get(name),
    holds: (name: string, value: string) => void jar.set(name, value),
  }
}

const keep = (jar: Map<string, string>, set: string) => {
  const [pair = '', ...attributes] = set.split(';')
  const at = pair.indexOf('=')
  const name = pair.slice(0, at)
  if (attributes.some((one) => /^\s*max-age=0/i.test(one))) jar.delete(name)
  else jar.set(name, pair.slice(at + 1))
}

const formOf = (fields: Fields): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) if (one !== undefined) form.append(name, one as string)
  return form
}

export type Letter = { code: string; link: string; body: string; subject: string }

/** The last message that left for this address. */
export async function lastLetter(site: TestSite, email: string): Promise<Letter> {
  const [row] = await site.owner<{ subject: string; body: string; link: string }>(
    'select subject, body, link from app.outbox where email = $1 order by created_at desc, id desc limit 1',
    [email],
  )
  if (!row) throw new Error(`No message left for ${email}`)
  return { ...row, code: /\b\d{6}\b/.exec(row.body)?.[0] ?? '' }
}
