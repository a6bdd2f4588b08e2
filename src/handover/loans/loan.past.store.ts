import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Loan } from './loan.store.ts'
import { circumstances, type losses } from './loan.words.ts'

type Loss = keyof typeof losses

/** How its return, its renewals and its breakdowns are told on its page. */
export const pastOf = async (by: Acting, loan: Loan) => {
  const own = by.member.organisationId
  const [renewals, tickets, back, loss, missing, accessories] = await Promise.all([
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
    loan.until === null
      ? undefined
      : by.db
          .selectFrom('event')
          .select(['event.act', 'event.at', 'event.why'])
          .where('event.subject_kind', '=', 'device')
          .where('event.subject_id', '=', loan.device_id)
          .where('event.organisation_id', '=', own)
          .where('event.act', 'in', ['device.lost', 'device.stolen'])
          .where('event.at', '=', loan.until)
          .executeTakeFirst(),
    by.db
      .selectFrom('handover_item')
      .select('accessories')
      .where('handover_id', '=', loan.handover_id)
      .where('device_id', '=', loan.device_id)
      .executeTakeFirst(),
  ])
  return {
    renewals,
    tickets,
    back,
    gone: loss ? declared(loss) : missing && noted(missing),
    accessories: accessories?.accessories ?? '',
  }
}

/** How the machine went missing during the loan: declared by the family, or noted by whoever keeps the machine. */
type Gone = { kind: Loss; on: string; said: string }

const declared = (loss: {
  kind: string
  happened_on: unknown
  circumstance: string
  report_number: string | null
}): Gone => ({
  kind: loss.kind as Loss,
  on: String(loss.happened_on),
  said: `${circumstances[loss.circumstance as keyof typeof circumstances]}${loss.report_number ? `. Dépôt de plainte ${loss.report_number}` : ''}`,
})

const noted = ({ act, at, why }: { act: string; at: Date; why: string | null }): Gone => ({
  kind: act === 'device.stolen' ? 'stolen' : 'lost',
  on: dayOf(at),
  said: why ?? '',
})

export type Past = Awaited<ReturnType<typeof pastOf>>
