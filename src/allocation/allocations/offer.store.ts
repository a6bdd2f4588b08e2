import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'

/** What may be promised to a household today: programmes that run, with what remains in its commune. */
export const offeredIn = async (by: Acting, commune: string) => {
  const today = dayOf(by.now)
  const rows = await by.db
    .selectFrom('programme')
    .leftJoin('quota', (join) =>
      join.onRef('quota.programme_id', '=', 'programme.id').on('quota.commune', '=', commune),
    )
    .select(['programme.id', 'programme.name', 'quota.kind', 'quota.places', 'quota.promised'])
    .where('programme.organisation_id', '=', by.member.organisationId)
    .where('programme.starts_on', '<=', today)
    .where((q) => q.or([q('programme.ends_on', 'is', null), q('programme.ends_on', '>=', today)]))
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.id')
    .limit(100)
    .execute()
  return [...new Set(rows.map((row) => row.id))].map((id) => {
    const of = rows.filter((row) => row.id === id)
    const left = (kind: string) =>
      of.filter((row) => row.kind === kind).reduce((n, row) => n + (row.places ?? 0) - (row.promised ?? 0), 0)
    return { id, name: of[0]?.name ?? '', computers: left('computer'), connections: left('connection') }
  })
}
export type Offer = Awaited<ReturnType<typeof offeredIn>>[number]

/** SIM cards of this stock that nobody was promised. */
export const availableSims = (by: Acting) =>
  by.db
    .selectFrom('sim_card')
    .where('sim_card.organisation_id', '=', by.member.organisationId)
    .where('sim_card.state', 'in', ['in_stock', 'assigned'])
    .where(
      sql<boolean>`not exists (select from allocation promised where promised.sim_card_id = sim_card.id and promised.state = 'promised')`,
    )

export const promisableSims = (by: Acting) =>
  availableSims(by)
    .innerJoin('sim_lot', 'sim_lot.id', 'sim_card.lot_id')
    .select(['sim_card.id', 'sim_card.iccid', 'sim_lot.operator'])
    .orderBy('sim_lot.received_on')
    .orderBy('sim_card.iccid')
    .limit(50)
    .execute()
