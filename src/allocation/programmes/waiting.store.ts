import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { PAGE } from '#platform/db/page.ts'

/** A household whose orientation was accepted and to which nothing is promised yet. */
export type Waiting = {
  id: string
  household_id: string
  name: string
  commune: string
  commune_name: string
  chain: string
  sent_at: Date
  answered_at: Date | null
  kinds: string[]
}
type Asked = {
  programmeId?: string
  commune?: string
  after?: { at: Date; id: string } | null
  limit?: number
  /** Only the families that a promise could answer today: a place remains in their commune. */
  placeable?: boolean
}

/**
 * The order is the date of the family's oldest accepted orientation, and nothing else: anybody can check it.
 * A need counts as long as it is open and no promise answers it. In a programme, only its communes, and not the families
 * that it already served.
 */
export const waitingForPromise = async (
  by: Acting,
  { programmeId, commune, after, limit = PAGE + 1, placeable = false }: Asked,
): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
  select p.id, p.household_id, h.name, h.commune, c.name as commune_name, h.chain, p.sent_at, p.answered_at, w.kinds
  from prescription p
  join household h on h.id = p.household_id and h.status = 'open'
  join commune c on c.insee = h.commune
  cross join lateral (
    select array_agg(distinct n.kind order by n.kind) as kinds from need n
    where n.household_id = p.household_id and n.kind in ('computer', 'connection') and n.state in ('heard', 'qualified', 'prescribed')
      ${
        programmeId
          ? sql`and exists (select from quota q where q.programme_id = ${programmeId} and q.commune = h.commune and q.kind = n.kind and q.places > 0)
      and not exists (select from allocation a where a.household_id = n.household_id and a.programme_id = ${programmeId} and a.kind = n.kind and a.state <> 'cancelled')`
          : sql``
      }
      ${placeable ? sql`and exists (select from quota q join programme g on g.id = q.programme_id where g.organisation_id = ${by.member.organisationId} and q.commune = h.commune and q.kind = n.kind and q.promised < q.places)` : sql``}) w
  where p.to_organisation_id = ${by.member.organisationId} and p.state in ('accepted', 'waiting') and w.kinds is not null
    and not exists (select from prescription o where o.household_id = p.household_id and o.to_organisation_id = p.to_organisation_id
      and o.state in ('accepted', 'waiting') and (o.sent_at, o.id) < (p.sent_at, p.id))
    ${commune ? sql`and h.commune = ${commune}` : sql``}
    ${after ? sql`and (p.sent_at, p.id) > (${after.at}, ${after.id})` : sql``}
  order by p.sent_at, p.id
  limit ${limit}`.execute(by.db)
  ).rows
