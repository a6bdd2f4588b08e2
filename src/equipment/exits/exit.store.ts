import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import type { Sealed } from './exit.seal.ts'

/** The exits of the member's organisation, the latest first. */
export const listExits = (by: Acting, after: Cursor, size: number) =>
  by.db
    .selectFrom('exit')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .where(sql<boolean>`(made_at, id) < (${after.at}, ${after.id})`)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .execute()

export const exitSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('exit')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined

export type KeptExit = NonNullable<Awaited<ReturnType<typeof exitSeenBy>>>

export const sealedIn = (exit: { sealed: unknown }): Sealed => exit.sealed as Sealed
