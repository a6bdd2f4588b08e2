import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { fileSeenBy } from '#platform/files/file.store.ts'

export type Seal = {
  /** The digest that the trace of the signature holds. */
  digest: string
  /** The file that is kept still has it. */
  sound: boolean
}

/** What seals a signed agreement: the digest written in the chain of acts when it was signed, compared with the file as it is now. */
export async function sealOf(
  by: Acting,
  handover: { id: string; agreement_file_id: string | null },
  act = 'handover.signed',
): Promise<Seal | null> {
  if (!handover.agreement_file_id) return null
  const [file, event] = await Promise.all([
    fileSeenBy(by, handover.agreement_file_id),
    by.db
      .selectFrom('event')
      .select(sql<string | null>`data->>'digest'`.as('digest'))
      .where('subject_id', '=', handover.id)
      .where('act', '=', act)
      .where('organisation_id', '=', by.member.organisationId)
      .executeTakeFirst(),
  ])
  if (!event?.digest || !file) return null
  return { digest: event.digest, sound: createHash('sha256').update(file.bytes).digest('hex') === event.digest }
}
