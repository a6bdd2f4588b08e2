import { sql } from 'kysely'
import { refusalToGive, rolesToGive } from '#network/organisations/role.rules.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Role } from '#platform/access/member.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { type MemberStatus, whyNotChange, whyNotRevoke } from './member.rules.ts'

export type ListedMember = {
  id: string
  name: string
  email: string
  role: Role
  admin: boolean
  status: MemberStatus
  createdAt: Date
  /** When the invitation that still awaits an answer runs out. */
  expiresAt: Date | null
}

const listed = (by: Acting) =>
  by.db
    .selectFrom('member as m')
    .leftJoin('invitation as i', (join) =>
      join.onRef('i.member_id', '=', 'm.id').on('i.accepted_at', 'is', null).on('i.cancelled_at', 'is', null),
    )
    .select(['m.id', 'm.name', 'm.email', 'm.admin', 'm.created_at as createdAt', 'i.expires_at as expiresAt'])
    .select([sql<Role>`m.role`.as('role'), sql<MemberStatus>`m.status`.as('status')])
    .where('m.organisation_id', '=', by.member.organisationId)

/** The members of one's own organisation, the latest first; those who left at their place. */
export async function membersOf(by: Acting, before: Cursor, size: number): Promise<ListedMember[]> {
  return listed(by)
    .where(sql<boolean>`(m.created_at, m.id) < (${before.at}, ${before.id}::uuid)`)
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(size)
    .execute()
}

export async function memberOf(by: Acting, id: string): Promise<ListedMember | undefined> {
  return listed(by).where('m.id', '=', id).executeTakeFirst()
}

/** The roles that this member may give in the organisation. */
export async function givenRoles(by: Acting): Promise<Role[]> {
  const had = await by.db
    .selectFrom('member')
    .select(sql<Role>`role`.as('role'))
    .distinct()
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
  return rolesToGive(
    by.member.organisationKind,
    had.map(({ role }) => role),
  )
}

/** Holds everybody who manages the organisation until the act ends: two of them cannot remove each other at once. */
async function holdAdmins(by: Acting): Promise<number> {
  const admins = await by.db
    .selectFrom('member')
    .select('id')
    .where('organisation_id', '=', by.member.organisationId)
    .where('admin', '=', true)
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute()
  return admins.length
}

export async function changeRole(
  by: Acting,
  id: string,
  wanted: { role: Role; admin: boolean },
): Promise<Refusal | null> {
  const admins = await holdAdmins(by)
  const member = await memberOf(by, id)
  if (!member) return refuse('Cette personne n’est plus dans votre structure.')
  const refusal = whyNotChange(member, wanted, admins)
  if (refusal) return refuse(refusal, 'admin')
  const other = refusalToGive(wanted.role, await givenRoles(by))
  if (other) return refuse(other, 'role')
  await by.db.updateTable('member').set(wanted).where('id', '=', id).execute()
  await record(by, {
    act: 'member.role_changed',
    subject: ['member', id],
    from: member.role,
    to: wanted.role,
    data: { admin: wanted.admin },
  })
  return null
}

/** Closes somebody's access at once: their open sessions end with this act. */
export async function revoke(by: Acting, id: string): Promise<Refusal | null> {
  const admins = await holdAdmins(by)
  const member = await memberOf(by, id)
  if (!member) return refuse('Cette personne n’est plus dans votre structure.')
  const refusal = whyNotRevoke(by.member, member, admins)
  if (refusal) return refuse(refusal)
  await by.db.updateTable('member').set({ status: 'revoked', revoked_at: by.now }).where('id', '=', id).execute()
  await sql`select app.close_sessions(${id})`.execute(by.db)
  await record(by, { act: 'member.revoked', subject: ['member', id], from: 'active', to: 'revoked' })
  return null
}
