import { keptOf, newToken } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import { linkEnd } from './link.rules.ts'

export const linkPath = (token: string): string => `/reponse/${token}`

type Given = { id: string; sent_at: Date; asked_at: Date | null; paused_seconds: number }

/** A personal link to answer this prescription, for the sender's message; the former one opens nothing any more. */
export async function giveLink(by: Acting, prescription: Given): Promise<{ path: string; until: Date }> {
  const token = newToken()
  const until = linkEnd(prescription, by.now)
  const kept = { token_hash: keptOf(token), sent_at: by.now, expires_at: until }
  await by.db
    .insertInto('prescription_link')
    .values({ prescription_id: prescription.id, organisation_id: by.member.organisationId, ...kept })
    .onConflict((conflict) => conflict.column('prescription_id').doUpdateSet(kept))
    .execute()
  return { path: linkPath(token), until }
}
