import { type JoinBuilder, sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Joins `organisation as owner` to a device that belongs to another organisation than the reader's: nobody, when it is its own. */
export const ownedByAnother =
  (by: Acting) =>
  <DB, TB extends keyof DB>(join: JoinBuilder<DB, TB>) =>
    join.on(sql<boolean>`owner.id = device.owner_id and owner.id <> ${by.member.organisationId}`)
