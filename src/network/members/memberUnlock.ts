import type pg from 'pg'
import { Halt } from '#platform/cli/halt.ts'
import { recordFromCommandLine } from './commandLine.ts'

/**
 * Takes away every second proof of an account and closes its sessions: the way out for somebody who lost them all.
 * Each organisation where this person works reads it in its story.
 */
export async function unlockMember(owner: pg.ClientBase, email: string): Promise<void> {
  await owner.query('begin')
  const { rows: members } = await owner.query<{ id: string; organisation_id: string; user_id: string | null }>(
    `select id, organisation_id, user_id from app.member where lower(email) = $1 and status = 'active'`,
    [email],
  )
  const users = members.flatMap(({ user_id }) => user_id ?? [])
  if (users.length === 0) throw new Halt(`Personne n’est encore entré dans Maillon avec l’adresse ${email}.`)
  for (const table of ['"twoFactor"', 'passkey', 'session'])
    await owner.query(`delete from auth.${table} where "userId" = any ($1)`, [users])
  await owner.query('update auth."user" set "twoFactorEnabled" = false where id = any ($1)', [users])
  for (const member of members)
    await recordFromCommandLine(owner, member.organisation_id, 'member.unlocked', member.id, {})
  await owner.query('commit')
}
