import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'

/** A household whose orientation was accepted and to which a promise could answer today. */
export type Unpromised = {
  household_id: string
  name: string
  commune_name: string
  chain: string
  sent_at: Date
  answered_at: Date | null
  kinds: string[]
}

/**
 * Whatever the programme under way, the first accepted orientations that nothing answers yet, where a place remains for them: the date of the family's
 * oldest one, whichever of its files was oriented, and nothing else. What a whole programme may serve is `waitingIn`.
 */
export const unpromised = async (by: Acting, limit: number): Promise<Unpromised[]> =>
  (
    await sql<Unpromised>`
  select h.id as household_id, h.name, c.name as commune_name, h.chain, p.sent_at, p.answered_at, w.kinds
  from prescription p
  join household_access k on k.organisation_id = p.to_organisation_id and k.household_id = p.household_id and k.ended_at is null
  join household h on h.id = ${readUnder('k', 'p.household_id')} and h.status = 'open'
  join commune c on c.insee = h.commune
  cross join lateral (
    select array_agg(distinct n.kind order by n.kind) as kinds from need n
    where n.household_id in (select app.files_of(h.id)) and n.kind in ('computer', 'connection') and n.state in ('heard', 'qualified', 'prescribed')
      and exists (select from quota q join programme g on g.id = q.programme_id
        where g.organisation_id = ${by.member.organisationId} and g.starts_on <= ${dayOf(by.now)} and (g.ends_on is null or g.ends_on >= ${dayOf(by.now)})
          and q.commune = h.commune and q.kind = n.kind and q.promised < q.places
          and q.promised + kept_from(g.id, q.commune, q.kind, p.organisation_id, ${dayOf(by.now)}) < q.places)) w
  where p.to_organisation_id = ${by.member.organisationId} and p.state = 'accepted' and w.kinds is not null
    and not exists (select from prescription o where o.household_id in (select app.files_of(h.id)) and o.to_organisation_id = p.to_organisation_id
      and o.state = 'accepted' and (o.sent_at, o.id) < (p.sent_at, p.id))
  order by p.sent_at, p.id
  limit ${limit}`.execute(by.db)
  ).rows
