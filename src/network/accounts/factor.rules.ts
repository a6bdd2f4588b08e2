import { type Member, personal, type Role } from '#platform/access/member.ts'

/** What somebody can prove besides their mailbox: codes of an application, passkeys. */
export type Factors = { application: boolean; passkeys: { id: string; name: string | null; createdAt: Date | null }[] }

export const hasFactor = ({ application, passkeys }: Factors): boolean => application || passkeys.length > 0

/** A mailbox alone never adds or removes a proof: the first one excepted, it takes one that was already there. */
export function whyNotChange(member: Pick<Member, 'strong'>, factors: Factors): string | null {
  if (member.strong || !hasFactor(factors)) return null
  return 'Pour changer vos protections, identifiez-vous d’abord avec l’une d’elles.'
}

/** Who works with people's data keeps at least one proof besides the mailbox. */
export function whyNotRemove(memberships: readonly { role: Role; admin: boolean }[], factors: Factors): string | null {
  const left = factors.passkeys.length + (factors.application ? 1 : 0) - 1
  if (left > 0 || !memberships.some(({ role, admin }) => admin || personal.includes(role))) return null
  return 'C’est votre seule protection, et votre rôle en demande une. Ajoutez-en une autre, puis retirez celle-ci.'
}
