import { organisationId } from '../../testing/cast.ts'
import type { Fields, TestSite } from '../../testing/testSite.ts'

/** Somebody else of Ahmed's workshop, signed in: evidence takes two people. */
export async function colleagueOf(site: TestSite, name = 'Lina Costa') {
  const token = `token-of-${name.toLowerCase().replace(' ', '-')}`
  const email = `${token}@exemple.test`
  await site.owner(
    `with u as (insert into auth."user" (name, email, "emailVerified") values ($1, $2, true) returning id),
      m as (insert into app.member (id, organisation_id, user_id, name, email, role, admin, status)
        select app.uuid7(), $3, u.id, $1, $2, 'refurbisher', false, 'active' from u returning id, user_id)
     insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt")
     select $4, m.user_id, m.id, now(), now() + interval '12 hours' from m`,
    [name, email, organisationId('ahmed'), token],
  )
  const cookie = `maillon.session_token=${token}.s`
  const form = (fields: Fields) => {
    const body = new FormData()
    for (const [field, value] of Object.entries(fields))
      for (const one of [value].flat()) if (one !== undefined) body.append(field, one as string)
    return body
  }
  return {
    token,
    get: (path: string) => site.request(cookie, path),
    post: (path: string, fields: Fields = {}) => site.request(cookie, path, { method: 'POST', body: form(fields) }),
  }
}
