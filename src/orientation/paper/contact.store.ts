import type { Acting } from '#platform/access/acting.ts'

/** Whom a family calls about its orientation, and how. */
export type Contact = { name: string; organisation: string; phone: string | null; email: string | null }

/** The member who addresses it and how to reach their organisation, by its own name. */
export async function contactOf(by: Acting, memberId = by.member.id): Promise<Contact | null> {
  const one = await by.db
    .selectFrom('member as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .select(['m.name', 'm.email as own_email', 'o.name as organisation', 'o.phone', 'o.email'])
    .where('m.id', '=', memberId)
    .where('m.organisation_id', '=', by.member.organisationId)
    .executeTakeFirst()
  if (!one) return null
  const { name, organisation, phone, email, own_email } = one
  return { name, organisation, phone, email: email ?? own_email }
}
