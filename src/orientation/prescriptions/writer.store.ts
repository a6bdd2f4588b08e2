import type { Acting } from '#platform/access/acting.ts'
import type { Writer } from './letters.ts'
import { senderWords } from './prescription.rules.ts'

/** Who signs a message that this member's act sends: by name, or by the words that mask its organisation, and then without a way to reach it. */
export async function writerOf(by: Acting): Promise<Writer> {
  const own = await by.db
    .selectFrom('organisation as o')
    .leftJoin('commune as c', 'c.insee', 'o.commune')
    .select(['o.masked_as', 'o.phone', 'c.name as commune', 'c.departement'])
    .where('o.id', '=', by.member.organisationId)
    .executeTakeFirst()
  const sender = senderWords(by.member, own?.masked_as ?? null)
  if (own?.masked_as) return { sender, place: null, email: null, phone: null }
  return {
    ...{ sender, email: by.member.email, phone: own?.phone ?? null },
    place: own?.commune ? `${own.commune} (${own.departement})` : null,
  }
}
