import type pg from 'pg'
import { demoPersonas } from '../../db/demo/personas.ts'

/** The token of a persona's session: a first name, lower case, as `tokenOf` makes them for the cast. */
export const demoTokenOf = (firstName: string) => `token-of-${firstName}`

/** Opens a session for each persona of the demonstration, as if a second factor had just been given. */
export async function enterDemo(owner: pg.ClientBase): Promise<void> {
  for (const { email } of demoPersonas)
    await owner.query(
      `insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt")
       select $1, m.user_id, m.id, now(), now() + interval '12 hours' from app.member m where m.email = $2`,
      [demoTokenOf(email.split('@')[0] ?? ''), email],
    )
}
