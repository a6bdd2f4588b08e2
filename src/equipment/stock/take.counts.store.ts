import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { onShelf } from './stock.words.ts'

export type TakeCounts = { expected: number; found: number; left: number; missing: number; exceptions: number }

/** How far an inventory is. `left`: expected, not seen, and known to have gone before it was closed; `missing`: the rest of what was not seen. */
export const countsOf = async (by: Acting, takeId: string): Promise<TakeCounts> => {
  const { rows } = await sql<TakeCounts>`
    select count(*) filter (where l.expected_state is not null)::int as expected,
      count(*) filter (where l.expected_state is not null and l.found_at is not null)::int as found,
      count(*) filter (where l.found_at is null and l.outcome is null and (s.place_id is distinct from t.place_id or not (s.state = any (${onShelf}::text[]))))::int as left,
      count(*) filter (where l.found_at is null and (l.outcome is not null or (s.place_id is not distinct from t.place_id and s.state = any (${onShelf}::text[]))))::int as missing,
      count(*) filter (where l.found_at is not null and (l.device_id is null or not (l.found_state = any (${onShelf}::text[]))
        or (l.expected_state is null and l.found_place_id is distinct from t.place_id)))::int as exceptions
    from stock_take_line l join stock_take t on t.id = l.stock_take_id left join device d on d.id = l.device_id
      cross join lateral (select case when l.found_state is null then d.state else l.found_state end as state,
        case when l.found_state is null then d.place_id else l.found_place_id end as place_id) s
    where l.stock_take_id = ${takeId} and l.organisation_id = ${by.member.organisationId}`.execute(by.db)
  return rows[0] ?? { expected: 0, found: 0, left: 0, missing: 0, exceptions: 0 }
}
