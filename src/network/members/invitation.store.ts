import { keptOf, newToken } from '#network/accounts/invited.ts'
import { refusalToGive } from '#network/organisations/role.rules.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { INVITATION_DAYS, invitationLetter } from './invitation.letter.ts'
import type { Invited } from './member.form.ts'
import { type MemberStatus, whyNotInvite } from './member.rules.ts'
import { givenRoles } from './member.store.ts'

/** Invitations that one organisation sends in a day: a page left open to somebody else fills nobody's mailbox. */
const MOST_A_DAY = 40
const expiry = (by: Acting) => new Date(by.now.getTime() + INVITATION_DAYS * DAY)

/** Invites somebody, or somebody who had left, with one message to their own address. */
export async function invite(by: Acting, invited: Invited): Promise<Refusal | { id: string }> {
  const organisationId = by.member.organisationId
  const other = refusalToGive(invited.role, await givenRoles(by))
  if (other) return refuse(other, 'role')
  if ((await invitedSince(by, new Date(by.now.getTime() - DAY))) >= MOST_A_DAY)
    return refuse(`Votre structure a déjà envoyé ${MOST_A_DAY} invitations depuis hier. Reprenez demain.`)
  const known = await by.db
    .selectFrom('member')
    .select(['id', 'status'])
    .where('organisation_id', '=', organisationId)
    .where('email', '=', invited.email)
    .forUpdate()
    .executeTakeFirst()
  const refusal = whyNotInvite(known as { status: MemberStatus } | undefined)
  if (refusal) return refuse(refusal, 'email')
  const id = known?.id ?? by.newId()
  const { name, role, admin } = invited
  if (known)
    await by.db
      .updateTable('member')
      .set({ name, role, admin, status: 'invited', revoked_at: null })
      .where('id', '=', id)
      .execute()
  else
    await by.db
      .insertInto('member')
      .values({ id, organisation_id: organisationId, ...invited, status: 'invited', created_at: by.now })
      .execute()
  const token = newToken()
  await by.db
    .insertInto('invitation')
    .values({
      id: by.newId(),
      organisation_id: organisationId,
      member_id: id,
      invited_by: by.member.id,
      token_hash: keptOf(token),
      expires_at: expiry(by),
      created_at: by.now,
    })
    .execute()
  await send(by, invitationLetter(by.member, invited.email, token))
  await record(by, {
    act: 'member.invited',
    subject: ['member', id],
    from: known?.status,
    to: 'invited',
    data: { role, admin },
  })
  return { id }
}

const invitedSince = async (by: Acting, since: Date): Promise<number> => {
  const { count } = await by.db
    .selectFrom('invitation')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', by.member.organisationId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

const GONE = 'Cette invitation n’attend plus de réponse.'

const waiting = async (by: Acting, memberId: string) =>
  by.db
    .selectFrom('invitation as i')
    .innerJoin('member as m', 'm.id', 'i.member_id')
    .select(['i.id', 'm.email'])
    .where('i.organisation_id', '=', by.member.organisationId)
    .where('m.id', '=', memberId)
    .where('m.status', '=', 'invited')
    .where('i.accepted_at', 'is', null)
    .where('i.cancelled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** Sends a new link, which takes the place of the former one, for as many days again. */
export async function inviteAgain(by: Acting, memberId: string): Promise<Refusal | null> {
  const invitation = await waiting(by, memberId)
  if (!invitation) return refuse(GONE)
  const token = newToken()
  await by.db
    .updateTable('invitation')
    .set({ token_hash: keptOf(token), expires_at: expiry(by), invited_by: by.member.id })
    .where('id', '=', invitation.id)
    .execute()
  await send(by, invitationLetter(by.member, invitation.email, token))
  await record(by, { act: 'member.invited_again', subject: ['member', memberId], from: 'invited', to: 'invited' })
  return null
}

/** Takes an invitation back: its link then says so. */
export async function cancelInvitation(by: Acting, memberId: string): Promise<Refusal | null> {
  const invitation = await waiting(by, memberId)
  if (!invitation) return refuse(GONE)
  await by.db.updateTable('invitation').set({ cancelled_at: by.now }).where('id', '=', invitation.id).execute()
  await by.db.updateTable('member').set({ status: 'revoked', revoked_at: by.now }).where('id', '=', memberId).execute()
  await record(by, {
    act: 'member.invitation_cancelled',
    subject: ['member', memberId],
    from: 'invited',
    to: 'revoked',
  })
  return null
}
