import { sql } from 'kysely'
import { householdSeenBy } from '#needs/households/household.store.ts'
import { notStopped } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import type { Loan } from './loan.store.ts'

export type ToTell = { custody_id: string; household: string; chain: string; due_on: string; reminded_at: Date }

/** Families that no message reaches, and that somebody has to call about a return; none that asked that nothing be done. */
export const familiesToTell = (by: Acting, most = 20): Promise<ToTell[]> =>
  by.db
    .selectFrom('loan_reminder')
    .innerJoin('custody', (join) =>
      join
        .onRef('custody.handover_id', '=', 'loan_reminder.handover_id')
        .onRef('custody.due_on', '=', 'loan_reminder.due_on')
        .on('custody.until', 'is', null),
    )
    .innerJoin('household', 'household.id', 'loan_reminder.household_id')
    .distinctOn(['loan_reminder.handover_id'])
    .select([
      'custody.id as custody_id',
      'household.name as household',
      'household.chain',
      'loan_reminder.reminded_at',
      sql<string>`loan_reminder.due_on::text`.as('due_on'),
    ])
    .where('loan_reminder.organisation_id', '=', by.member.organisationId)
    .where('loan_reminder.how', '=', 'person')
    .where('loan_reminder.told_at', 'is', null)
    .where(notStopped('loan_reminder.household_id'))
    .orderBy('loan_reminder.handover_id')
    .limit(most)
    .execute()

/** Somebody told the family: nobody is asked to any more, until the next moment. Told twice, it is noted once. */
export async function noteTold(by: Acting, loan: Loan): Promise<void> {
  const noted = await by.db
    .updateTable('loan_reminder')
    .set({ told_by: by.member.name, told_at: by.now })
    .where('handover_id', '=', loan.handover_id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('how', '=', 'person')
    .where('told_at', 'is', null)
    .returning('id')
    .execute()
  if (noted.length > 0)
    await record(by, { act: 'loan.told', subject: ['handover', loan.handover_id], householdId: loan.household_id })
}

export type Reach = { phone: string | null; reminders: { how: string; at: Date }[] }

/** The telephone of the family, for who may read its file, and the reminders of the day of return that stands. */
export async function reachOf(by: Acting, loan: Loan): Promise<Reach> {
  const [household, reminders] = await Promise.all([
    householdSeenBy(by, loan.household_id),
    by.db
      .selectFrom('loan_reminder')
      .select(['how', 'reminded_at as at'])
      .where('handover_id', '=', loan.handover_id)
      .where('organisation_id', '=', by.member.organisationId)
      .where('due_on', '=', sql<string>`${loan.due_on}::date`)
      .orderBy('reminded_at')
      .limit(10)
      .execute(),
  ])
  return { phone: (household?.scope === 'full' && household.phone) || null, reminders }
}
