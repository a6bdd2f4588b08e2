import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Where a structure stands first: it has still to count, something is to be explained, or all came. */
export type Standing = 'waiting' | 'gaps' | 'done'

/**
 * Where what was sent to one structure stands: announced is received, awaited and missing together; what came without being announced is
 * counted apart. `families` and `kept` count what is still owned here: what that structure lent to a place or a person is among what it keeps.
 */
export type Followed = {
  id: string
  name: string
  commune: string | null
  phone: string | null
  standing: Standing
  /** Something that came on one of its slips is to be explained, whatever it still has to count. */
  unclear: boolean
  since: Date | null
  reminded_at: Date | null
  announced: number
  received: number
  awaited: number
  missing: number
  surplus: number
  families: number
  kept: number
  slips: number
}

/** Every structure that this organisation sent devices to, and how many of them are where. A family is only counted. */
export async function followedOf(by: Acting): Promise<Followed[]> {
  const own = by.member.organisationId
  const { rows } = await sql<Followed>`
    with sent as (
      select i.receiver_id, count(*) filter (where i.state in ('expected', 'received', 'missing', 'found', 'lost'))::int as announced,
        count(*) filter (where i.moved_at is not null and i.state in ('received', 'found'))::int as received,
        count(*) filter (where i.moved_at is null and i.state in ('expected', 'received', 'found'))::int as awaited,
        count(*) filter (where i.state in ('missing', 'lost'))::int as missing, count(*) filter (where i.state = 'surplus')::int as surplus,
        bool_or(i.state in ('missing', 'surplus')) as unclear, count(distinct i.transfer_id)::int as slips
      from transfer_item i join transfer t on t.id = i.transfer_id and t.state not in ('prepared', 'cancelled') and t.way <> 'within'
      where i.organisation_id = ${own} group by i.receiver_id),
    coming as (
      select receiver_id, min(sent_at) as since, max(reminded_at) as reminded_at from transfer
      where organisation_id = ${own} and state = 'sent' group by receiver_id),
    held as (
      select d.organisation_id, count(*) filter (where d.with_family)::int as families, count(*) filter (where not d.with_family)::int as kept
      from (select organisation_id, owner_id, state in ('handed_over', 'return_due') and app.with_family(id) as with_family from device) d where d.owner_id = ${own} group by d.organisation_id)
    select o.id, o.name, c.name as commune, case when o.masked_as is null then o.phone end as phone, s.announced, s.received, s.awaited, s.missing, s.surplus, s.slips, s.unclear, w.since, w.reminded_at,
      case when w.receiver_id is not null then 'waiting' when s.unclear then 'gaps' else 'done' end as standing,
      coalesce(h.families, 0) as families, coalesce(h.kept, 0) as kept
    from sent s join organisation o on o.id = s.receiver_id left join coming w on w.receiver_id = s.receiver_id
    left join held h on h.organisation_id = o.id left join commune c on c.insee = o.commune
    order by s.received::float / greatest(s.announced, 1), o.name limit 2000`.execute(by.db)
  return rows
}
