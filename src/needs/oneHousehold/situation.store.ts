import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from '../households/files.store.ts'

/** What was said of a household's open needs, once a file: by whom it was heard, and when first. A structure whose name tells too much is masked. */
export type Situation = { situation: string; heard_by: string; heard_at: Date }

/** The situations told in a household's file and in those read as one with it, the first heard first. */
export const situationsOf = async (by: Acting, householdId: string): Promise<Situation[]> =>
  (
    await sql<Situation>`select n.situation, min(n.heard_at) as heard_at,
        coalesce((select i.partner from census_family f join census_invitation i on i.id = f.invitation_id where f.household_id = n.household_id),
          case when o.id = ${by.member.organisationId} then o.name else coalesce(o.masked_as, o.name) end) as heard_by
      from need n join organisation o on o.id = n.organisation_id
     where n.household_id in ${filesOf(householdId)} and n.state <> 'closed' and n.situation <> ''
     group by n.situation, n.household_id, o.id order by min(n.heard_at), n.situation`.execute(by.db)
  ).rows
