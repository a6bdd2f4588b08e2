import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

const kits = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('kit')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .where('programme_id', '=', programmeId)
    .where('ended_at', 'is', null)
    .$narrowType<{ fit: Record<string, number> }>()

/** The kinds of kit that a programme hands out, in their order; empty when nobody wrote any. */
export const kitsOf = (by: Acting, programmeId: string) =>
  kits(by, programmeId).orderBy('position').orderBy('id').execute()

export const kitSeenBy = async (by: Acting, programmeId: string, id: string) =>
  isId(id) ? kits(by, programmeId).where('id', '=', id).executeTakeFirst() : undefined

export type SeenKit = NonNullable<Awaited<ReturnType<typeof kitSeenBy>>>
