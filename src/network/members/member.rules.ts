import type { Member } from '#platform/access/member.ts'

export type MemberStatus = 'invited' | 'active' | 'revoked'

/** A member as the rules look at one. */
export type Managed = { id: string; admin: boolean; status: MemberStatus }

const LAST = 'C’est la seule personne qui gère votre structure ici. Donnez d’abord ce droit à quelqu’un d’autre.'

/** An organisation always keeps somebody who manages it. `admins` counts the active ones, this member included. */
export function whyNotChange(managed: Managed, wanted: { admin: boolean }, admins: number): string | null {
  if (managed.status === 'revoked') return 'L’accès de cette personne est fermé. Invitez-la de nouveau.'
  return managed.status === 'active' && managed.admin && !wanted.admin && admins <= 1 ? LAST : null
}

export function whyNotRevoke(by: Pick<Member, 'id'>, managed: Managed, admins: number): string | null {
  if (managed.status !== 'active') return 'Cette personne n’a pas d’accès ouvert.'
  if (managed.admin && admins <= 1) return LAST
  return managed.id === by.id ? 'Demandez à une autre personne qui gère votre structure de fermer votre accès.' : null
}

/** Somebody who already works here needs no invitation; somebody who left may come back. */
export function whyNotInvite(known: { status: MemberStatus } | undefined): string | null {
  if (known?.status === 'active') return 'Cette personne a déjà un accès à votre structure.'
  if (known?.status === 'invited')
    return 'Une invitation attend déjà cette personne. Vous pouvez la renvoyer depuis la liste.'
  return null
}
