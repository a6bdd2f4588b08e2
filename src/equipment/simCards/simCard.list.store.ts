import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Cursor } from '#platform/web/keyset.ts'

/** The organisation's cards, the latest moved first; `digits` is a part of the card's or the line's number. */
export const listSims = (by: Acting, filter: { state?: string; digits?: string }, after: Cursor, size: number) =>
  by.db
    .selectFrom('sim_card')
    .innerJoin('sim_lot', 'sim_lot.id', 'sim_card.lot_id')
    .leftJoin('place', 'place.id', 'sim_card.place_id')
    .select([
      'sim_card.id',
      'sim_card.iccid',
      'sim_card.msisdn',
      'sim_card.state',
      'sim_card.updated_at',
      'sim_card.given_at',
      'sim_lot.operator',
      'sim_lot.label',
      'place.name as place',
    ])
    .where('sim_card.organisation_id', '=', by.member.organisationId)
    .$if(!!filter.state, (q) => q.where('sim_card.state', '=', filter.state ?? ''))
    .$if(!!filter.digits, (q) =>
      q.where((w) =>
        w.or([w('sim_card.iccid', 'like', `%${filter.digits}%`), w('sim_card.msisdn', 'like', `%${filter.digits}%`)]),
      ),
    )
    .where(sql<boolean>`(sim_card.updated_at, sim_card.id) < (${after.at}, ${after.id})`)
    .orderBy('sim_card.updated_at', 'desc')
    .orderBy('sim_card.id', 'desc')
    .limit(size)
    .execute()

/** How many cards in each state. */
export const countSims = async (by: Acting): Promise<Map<string, number>> => {
  const rows = await by.db
    .selectFrom('sim_card')
    .select((q) => ['state', q.fn.countAll<number>().as('count')])
    .where('organisation_id', '=', by.member.organisationId)
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, Number(row.count)]))
}
