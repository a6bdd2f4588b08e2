import { randomBytes } from 'node:crypto'
import { digestOf } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import { linkEnd } from './link.rules.ts'

export const linkPath = (token: string): string => `/reponse/${token}`

/** A token that nobody guesses, and what is kept of it. */
export const newToken = (): { token: string; digest: Buffer } => {
  const token = randomBytes(24).toString('base64url')
  return { token, digest: digestOf(token) }
}

type Given = { id: string; sent_at: Date; asked_at: Date | null; paused_seconds: number }

/** A personal link to answer this prescription, for the sender's message; the former one opens nothing any more. */
export async function giveLink(by: Acting, prescription: Given): Promise<{ path: string; until: Date }> {
  const { token, digest } = newToken()
  const until = linkEnd(prescription, by.now)
  const kept = { token_hash: digest, sent_at: by.now, expires_at: until }
  await by.db
    .insertInto('prescription_link')
    .values({ prescription_id: prescription.id, organisation_id: by.member.organisationId, ...kept })
    .onConflict((conflict) => conflict.column('prescription_id').doUpdateSet(kept))
    .execute()
  return { path: linkPath(token), until }
}
