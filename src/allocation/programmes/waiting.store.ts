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
  urgent: boolean
  children: number
  /** What was said of these needs, in a sentence or two. */
  situation: string | null
  /** A place remains in its commune for what it lacks first: a computer, or a connection if it lacks no computer. */
  placeable: boolean
}
type Asked = {
  programmeId?: string
  commune?: string
  after?: { at: Date; id: string; placeable: boolean } | null
  limit?: number
  /** Only the families that a promise could answer today: a place remains in their commune. */
  placeable?: boolean
}

/**
 * The order is the date of the family's oldest accepted orientation, whichever of its files was oriented, and nothing else: anybody can check it. In a programme, those
 * that it can serve today come before those for whom no place remains.
 * A need counts as long as it is open and no promise answers it. In a programme, only its communes, and not the families
 * that it already served.
 */
export const waitingForPromise = async (
  by: Acting,
  { programmeId, commune, after, limit = PAGE + 1, placeable = false }: Asked,
): Promise<Waiting[]> =>
  (
    await sql<Waiting>`
  select p.id, h.id as household_id, h.name, h.commune, c.name as commune_name, h.chain, p.sent_at, p.answered_at, w.kinds,
    p.urgent or w.urgent as urgent, w.situation, w.placeable,
    (select count(*)::int from beneficiary b where b.household_id = h.id and not b.adult) as children
  from prescription p
  join household_access k on k.organisation_id = p.to_organisation_id and k.household_id = p.household_id and k.ended_at is null
  join household h on h.id = coalesce(k.kept_in, p.household_id) and h.status = 'open'
  join commune c on c.insee = h.commune
  cross join lateral (
    select array_agg(distinct n.kind order by n.kind) as kinds, bool_or(n.urgent) as urgent,
      string_agg(distinct nullif(n.situation, ''), ' ; ') as situation, ${placeableIn(programmeId)} as placeable
    from need n
    where n.household_id in (select app.files_of(h.id)) and n.kind in ('computer', 'connection') and n.state in ('heard', 'qualified', 'prescribed')
      ${
        programmeId
          ? sql`and exists (select from quota q where q.programme_id = ${programmeId} and q.commune = h.commune and q.kind = n.kind and q.places > 0)
      and not exists (select from allocation a where a.household_id in (select app.files_of(h.id)) and a.programme_id = ${programmeId} and a.kind = n.kind and a.state <> 'cancelled')`
          : sql``
      }
      ${placeable ? sql`and exists (select from quota q join programme g on g.id = q.programme_id where g.organisation_id = ${by.member.organisationId} and q.commune = h.commune and q.kind = n.kind and q.promised < q.places)` : sql``}) w
  where p.to_organisation_id = ${by.member.organisationId} and p.state = 'accepted' and w.kinds is not null
    and not exists (select from prescription o where o.household_id in (select app.files_of(h.id)) and o.to_organisation_id = p.to_organisation_id
      and o.state = 'accepted' and (o.sent_at, o.id) < (p.sent_at, p.id))
    ${commune ? sql`and h.commune = ${commune}` : sql``}
    ${after ? sql`and (not w.placeable, p.sent_at, p.id) > (${!after.placeable}, ${after.at}, ${after.id})` : sql``}
  order by w.placeable desc, p.sent_at, p.id
  limit ${limit}`.execute(by.db)
  ).rows

/** A family without a computer is served by a computer: a connection left over does not put it before the others. */
const placeableIn = (programmeId: string | undefined) => {
  if (!programmeId) return sql`true`
  const left = sql`exists (select from quota q where q.programme_id = ${programmeId} and q.commune = h.commune and q.kind = n.kind and q.promised < q.places)`
  return sql`coalesce(bool_or(${left}) filter (where n.kind = 'computer'), bool_or(${left}), false)`
}
