import { sql } from 'kysely'
import { keepLent } from '#equipment/devices/device.moves.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { RenewForm } from './loan.form.ts'
import { refusalToRenew, SPARE } from './loan.rules.ts'
import type { Loan } from './loan.store.ts'
import { termsOf } from './terms.store.ts'

/** The loan goes on until another day, for all that was lent with it. One act; what was signed stays as it was. */
export const renewLoan = (by: Acting, loan: Loan, form: RenewForm): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const stopped = refusalOfStopped(await stoppedOf(by, loan.household_id))
    if (stopped) return refuse(stopped)
    if (loan.spare_for) return refuse(SPARE)
    const out = await lockAll(by, loan.handover_id)
    const own = out.find(({ id }) => id === loan.id)
    const renewed = await timesRenewed(by, loan.handover_id)
    const refusal = refusalToRenew(
      { over: !own, due_on: own?.due_on ?? loan.due_on, renewed },
      await termsOf(by, loan.handover_id, loan.since),
      form.due_on,
      dayOf(by.now),
    )
    if (refusal) return refuse(refusal.refusal, refusal.field)
    await by.db
      .insertInto('renewal')
      .values({
        id: by.newId(),
        organisation_id: by.member.organisationId,
        household_id: loan.household_id,
        handover_id: loan.handover_id,
        due_before: own?.due_on ?? loan.due_on,
        due_after: form.due_on,
        agreed_by: form.agreed_by,
        renewed_by: by.member.name,
        renewed_at: by.now,
      })
      .execute()
    await by.db
      .updateTable('custody')
      .set({ due_on: form.due_on })
      .where(
        'id',
        'in',
        out.map(({ id }) => id),
      )
      .execute()
    for (const { device_id, state } of out) if (state === 'return_due') await keepLent(by, device_id)
    await record(by, {
      act: 'loan.renewed',
      subject: ['handover', loan.handover_id],
      householdId: loan.household_id,
      from: loan.state,
      to: 'handed_over',
      data: { before: own?.due_on ?? loan.due_on, after: form.due_on, devices: out.length },
    })
    return { id: loan.id }
  })

/** Every machine still out under one handover, but those that were lent meanwhile and are awaited. */
const lockAll = (by: Acting, handoverId: string) =>
  by.db
    .selectFrom('custody')
    .innerJoin('device', 'device.id', 'custody.device_id')
    .select(['custody.id', 'custody.device_id', 'device.state', sql<string>`custody.due_on::text`.as('due_on')])
    .where('custody.handover_id', '=', handoverId)
    .where('custody.organisation_id', '=', by.member.organisationId)
    .where('custody.until', 'is', null)
    .where('custody.due_on', 'is not', null)
    .where(
      sql<boolean>`not exists (select from repair_ticket t join custody f on f.id = t.custody_id
        where t.spare_custody_id = custody.id and t.closed_at is not null and f.until is null)`,
    )
    .orderBy('custody.id')
    .forUpdate()
    .execute()

export const timesRenewed = async (by: Acting, handoverId: string): Promise<number> =>
  Number(
    (
      await by.db
        .selectFrom('renewal')
        .select((q) => q.fn.countAll().as('n'))
        .where('handover_id', '=', handoverId)
        .where('organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    )?.n ?? 0,
  )
