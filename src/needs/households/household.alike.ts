import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** A household as one looks for its twin: never what another organisation knows, only what this one follows. */
export type Lookalike = { id: string; name: string; name_key: string; commune: string; phone: string | null }

/** Other households that this organisation follows, of the same name in the same commune, or reached at the same number. */
export const alikeTo = ({ id, name_key, commune, phone }: Lookalike, by: Acting) => sql<string>`
  select a.household_id from household_access a
   where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.household_id <> ${id}
     and a.name_key = ${name_key} and a.commune = ${commune}
  union
  select h.id from household h join household_access a on a.household_id = h.id and a.organisation_id = ${by.member.organisationId} and a.ended_at is null
   where h.phone = ${phone} and h.id <> ${id}`
