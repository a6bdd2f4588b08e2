import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Where what was sent to one structure stands. `families` and `kept` count what is still owned here. */
export type Followed = {
  id: string
  name: string
  commune: string | null
  announced: number
  received: number
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
        count(*) filter (where i.moved_at is not null and i.state in ('received', 'found', 'settled'))::int as received,
        count(*) filter (where i.state in ('missing', 'lost'))::int as missing, count(*) filter (where i.state = 'surplus')::int as surplus,
        count(distinct i.transfer_id)::int as slips
      from transfer_item i join transfer t on t.id = i.transfer_id and t.state not in ('prepared', 'cancelled') and t.way <> 'within'
      where i.organisation_id = ${own} group by i.receiver_id),
    held as (
      select d.organisation_id, count(*) filter (where d.state in ('handed_over', 'return_due'))::int as families,
        count(*) filter (where d.state not in ('handed_over', 'return_due'))::int as kept
      from device d where d.owner_id = ${own} group by d.organisation_id)
    select o.id, o.name, c.name as commune, s.announced, s.received, s.missing, s.surplus, s.slips,
      coalesce(h.families, 0) as families, coalesce(h.kept, 0) as kept
    from sent s join organisation o on o.id = s.receiver_id left join held h on h.organisation_id = o.id left join commune c on c.insee = o.commune
    order by s.received::float / greatest(s.announced, 1), o.name limit 2000`.execute(by.db)
  return rows
}
