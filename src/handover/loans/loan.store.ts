import { sql } from 'kysely'
import { devicesMeant } from '#equipment/devices/device.called.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { addMonthsTo } from './loan.rules.ts'

const loans = (by: Acting) =>
  by.db
    .selectFrom('custody')
    .innerJoin('device', 'device.id', 'custody.device_id')
    .innerJoin('household', 'household.id', 'custody.household_id')
    .innerJoin('handover', 'handover.id', 'custody.handover_id')
    .leftJoin('repair_ticket', (join) =>
      join.onRef('repair_ticket.custody_id', '=', 'custody.id').on('repair_ticket.closed_at', 'is', null),
    )
    .leftJoin('repair_ticket as lent_for', 'lent_for.spare_custody_id', 'custody.id')
    .leftJoin('custody as first', (join) =>
      join.onRef('first.id', '=', 'lent_for.custody_id').on('first.until', 'is', null),
    )
    .leftJoin('device as first_device', 'first_device.id', 'first.device_id')
    .select([
      'custody.id',
      'first.id as spare_for',
      'first_device.number as spare_for_number',
      sql<boolean>`first.id is not null and lent_for.closed_at is not null`.as('awaited'),
      'custody.device_id',
      'custody.household_id',
      'custody.handover_id',
      'custody.since',
      'custody.until',
      'device.number',
      'device.kind',
      'device.brand',
      'device.model',
      'device.serial',
      'device.state',
      'household.name as household',
      'household.chain',
      'handover.number as handover',
      'repair_ticket.id as ticket_id',
      sql<string>`custody.due_on::text`.as('due_on'),
    ])
    .where('custody.organisation_id', '=', by.member.organisationId)
    .where('custody.due_on', 'is not', null)

export type Loan = Awaited<ReturnType<ReturnType<typeof loans>['execute']>>[number] & {
  household_id: string
  handover_id: string
}

/** A machine that this organisation lent, still out or back. `spare_for` is the loan in whose place it stands; `awaited`, once that one works again. */
export const loanSeenBy = async (by: Acting, id: string): Promise<Loan | undefined> =>
  isId(id) ? ((await loans(by).where('custody.id', '=', id).executeTakeFirst()) as Loan | undefined) : undefined

export type LoanFilter = 'retard' | 'mois' | 'panne' | undefined

/** Where a list of loans goes on: behind this day of return and this loan. */
export type After = { due: string; id: string } | null

/** What families have on loan, the soonest to come back first. */
export const loansOut = (by: Acting, filter: LoanFilter, after: After, size: number): Promise<Loan[]> =>
  loans(by)
    .where('custody.until', 'is', null)
    .$if(filter === 'retard', (q) => q.where(sql<boolean>`custody.due_on < ${dayOf(by.now)}::date`))
    .$if(filter === 'mois', (q) => q.where(sql<boolean>`custody.due_on <= ${addMonthsTo(dayOf(by.now), 1)}::date`))
    .$if(filter === 'panne', (q) => q.where('repair_ticket.id', 'is not', null))
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(custody.due_on, custody.id) > (${after?.due}::date, ${after?.id})`),
    )
    .orderBy('custody.due_on')
    .orderBy('custody.id')
    .limit(size)
    .execute() as Promise<Loan[]>

/** The loans of one household, under any of its files: what is out first. */
export const loansOf = (by: Acting, householdId: string): Promise<Loan[]> =>
  loans(by)
    .where('custody.household_id', 'in', filesOf(householdId))
    .orderBy(sql`custody.until is not null`)
    .orderBy('custody.due_on')
    .orderBy('custody.id')
    .limit(50)
    .execute() as Promise<Loan[]>

/** The machine on loan that a code means. */
export const loanCalled = async (by: Acting, said: string): Promise<Loan[]> =>
  loansOn(by, (await devicesMeant(by, [said])).get(said) ?? [])

/** The loans that are out on some machines of this organisation. */
export async function loansOn(by: Acting, ids: readonly string[]): Promise<Loan[]> {
  if (ids.length === 0) return []
  return loans(by)
    .where('custody.until', 'is', null)
    .where('device.organisation_id', '=', by.member.organisationId)
    .where('device.id', 'in', ids)
    .limit(5)
    .execute() as Promise<Loan[]>
}

/** Locked until the act ends: of two who take back the same machine, the second reads that it is done. */
export const lockLoan = async (by: Acting, id: string): Promise<{ over: boolean; due_on: string; since: string }> => {
  const row = await by.db
    .selectFrom('custody')
    .select(['until', 'since', sql<string>`due_on::text`.as('due_on')])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
  return { over: !row || row.until !== null, due_on: row?.due_on ?? '', since: row ? dayOf(row.since) : '' }
}
