import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Loan } from './loan.store.ts'

/** How its return, its renewals and its breakdowns are told on its page. */
export const pastOf = async (by: Acting, loan: Loan) => {
  const own = by.member.organisationId
  const [renewals, tickets, back, loss, accessories] = await Promise.all([
    by.db
      .selectFrom('renewal')
      .select(['id', 'agreed_by', 'renewed_by', 'renewed_at', sql<string>`due_after::text`.as('due_after')])
      .where('handover_id', '=', loan.handover_id)
      .where('organisation_id', '=', own)
      .orderBy('renewed_at')
      .limit(20)
      .execute(),
    by.db
      .selectFrom('repair_ticket')
      .leftJoin('custody as spare', 'spare.id', 'repair_ticket.spare_custody_id')
      .leftJoin('device', 'device.id', 'spare.device_id')
      .selectAll('repair_ticket')
      .select([
        'device.number as spare',
        'spare.until as spare_until',
        sql<string | null>`spare.due_on::text`.as('spare_due_on'),
      ])
      .where('repair_ticket.custody_id', '=', loan.id)
      .where('repair_ticket.organisation_id', '=', own)
      .orderBy('repair_ticket.opened_at')
      .limit(20)
      .execute(),
    by.db
      .selectFrom('loan_return')
      .innerJoin('place', 'place.id', 'loan_return.place_id')
      .selectAll('loan_return')
      .select('place.name as place')
      .where('loan_return.custody_id', '=', loan.id)
      .where('loan_return.organisation_id', '=', own)
      .executeTakeFirst(),
    by.db
      .selectFrom('loss')
      .selectAll()
      .where('custody_id', '=', loan.id)
      .where('organisation_id', '=', own)
      .executeTakeFirst(),
    by.db
      .selectFrom('handover_item')
      .select('accessories')
      .where('handover_id', '=', loan.handover_id)
      .where('device_id', '=', loan.device_id)
      .executeTakeFirst(),
  ])
  return { renewals, tickets, back, loss, accessories: accessories?.accessories ?? '' }
}

export type Past = Awaited<ReturnType<typeof pastOf>>
