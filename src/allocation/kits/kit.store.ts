import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { type Kit, usualKits } from './kit.rules.ts'

const kits = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('kit')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .where('programme_id', '=', programmeId)
    .where('ended_at', 'is', null)
    .$narrowType<{ fit: Record<string, number> }>()

/** The kinds of kit written for a programme, in their order; empty when nobody wrote any. */
export const writtenKits = (by: Acting, programmeId: string) =>
  kits(by, programmeId).orderBy('position').orderBy('id').execute()

/** What a programme hands out, in its order: its own kits, or the usual ones; and whether what is lacking is given whole or not at all. */
export async function kitsOf(by: Acting, programmeId: string): Promise<{ kits: readonly Kit[]; whole: boolean }> {
  const { whole_kits: whole } = await by.db
    .selectFrom('programme')
    .select('whole_kits')
    .where('id', '=', programmeId)
    .executeTakeFirstOrThrow()
  const written = await writtenKits(by, programmeId)
  return { kits: written.length > 0 ? written : usualKits(whole), whole }
}

export const kitSeenBy = async (by: Acting, programmeId: string, id: string) =>
  isId(id) ? kits(by, programmeId).where('id', '=', id).executeTakeFirst() : undefined

export type SeenKit = NonNullable<Awaited<ReturnType<typeof kitSeenBy>>>
