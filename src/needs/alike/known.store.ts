import { sql } from 'kysely'
import { NEUTRAL } from '#network/organisations/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { HOUSE } from '#platform/audit/house.ts'
import type { Alike } from './alike.store.ts'

/** A household already followed, as one recognises it at a glance. From afar, its name and its commune only. */
export type Known = Alike & {
  commune: string
  scope: string
  status: string
  phone: string | null
  people: Living[]
  /** The last act that this member may read of it. */
  moved_at: Date | null
  moved_by: string | null
}
type Living = { first_name: string; birth_year: number | null; birth_month: number | null; birth_day: number | null }

/** What lets somebody recognise these households, in their order. A school reads only its own acts; a masked structure is not named. */
export async function knownOf(by: Acting, alike: readonly Alike[]): Promise<Known[]> {
  if (alike.length === 0) return []
  const org = by.member.organisationId
  const { rows } = await sql<Omit<Known, 'agreed'>>`
    select a.household_id as id, a.name, a.scope, h.status, c.name as commune, case when a.scope = 'full' then h.phone end as phone,
      coalesce((select json_agg(json_build_object('first_name', b.first_name, 'birth_year', b.birth_year, 'birth_month', b.birth_month,
          'birth_day', b.birth_day) order by b.adult desc, b.birth_year, b.id)
        from beneficiary b where b.household_id = a.household_id and b.gone_on is null and a.scope = 'full'), '[]') as people,
      e.at as moved_at, case when e.organisation_id = ${org} or e.actor = ${HOUSE} then e.actor
        else coalesce(o.masked_as, case when e.act like 'census.%' then ${NEUTRAL} else e.actor end || ' (' || o.name || ')') end as moved_by
    from household_access a join household h on h.id = a.household_id join commune c on c.insee = h.commune
    left join lateral (select * from event e where e.household_id = a.household_id
        and (e.organisation_id = ${org} or ${by.member.role} <> 'school') order by e.at desc, e.id desc limit 1) e on true
    left join organisation o on o.id = e.organisation_id
    where a.organisation_id = ${org} and a.ended_at is null and a.household_id = any (${alike.map(({ id }) => id)})`.execute(
    by.db,
  )
  return alike.flatMap(({ agreed, id }) => {
    const row = rows.find((one) => one.id === id)
    return row ? [{ ...row, agreed }] : []
  })
}
