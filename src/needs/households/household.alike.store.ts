import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from './files.store.ts'

/** A household as one looks for its twin: never what another organisation knows, only what this one follows. */
export type Lookalike = { id: string; name: string; name_key: string; commune: string; phone: string | null }

/**
 * Other households that this organisation follows, of the same name in the same commune, reached at the same number, or found
 * alike by the last comparison. Not those that somebody judged to be another family.
 */
export const alikeTo = ({ id, name_key, commune, phone }: Lookalike, by: Acting) => sql<string>`
  select found.household_id from (
    select a.household_id from household_access a
     where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.name_key = ${name_key} and a.commune = ${commune}
    union
    select a.household_id from household_access a
     where a.organisation_id = ${by.member.organisationId} and a.ended_at is null and a.phone = ${phone}
    union
    select case when l.a = ${id} then l.b else l.a end from likeness l where l.organisation_id = ${by.member.organisationId} and ${id} in (l.a, l.b)) found
   where found.household_id not in ${filesOf(id)}
     and not exists (select from verdict v where v.organisation_id = ${by.member.organisationId} and not v.same and v.taken_back_at is null
       and v.a = least(found.household_id, ${id}::uuid) and v.b = greatest(found.household_id, ${id}::uuid))`
