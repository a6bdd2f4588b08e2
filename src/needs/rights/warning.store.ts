import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { filesOf } from '../households/files.store.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import type { WarningForm } from './warning.form.ts'
import { refusalToNote } from './warning.rules.ts'

/** A family to tell before it is forgotten. `last_contact`: since when nothing was heard. */
export type Untold = {
  household_id: string
  name: string
  chain: string
  asked_at: Date
  last_contact: Date
  undelivered: boolean
}

/** A contact since the clock asked has answered it. */
const untold = (by: Acting) =>
  by.db
    .selectFrom('warning as w')
    .innerJoin('household as h', 'h.id', 'w.household_id')
    .select(['w.household_id', 'h.name', 'h.chain', 'w.asked_at', 'h.touched_at as last_contact', 'w.undelivered'])
    .where('w.organisation_id', '=', by.member.organisationId)
    .where('w.state', '=', 'awaited')
    .whereRef('h.touched_at', '<', 'w.asked_at')
    .where('h.forgotten_at', 'is', null)

/** The oldest asked first. */
export const untoldFamilies = (by: Acting, most: number): Promise<Untold[]> =>
  untold(by).orderBy('w.asked_at').orderBy('w.household_id').limit(most).execute()

/** Whether this organisation has to tell this household, under any of its files. */
export const untoldOf = (by: Acting, householdId: string): Promise<Untold | undefined> =>
  untold(by).where('w.household_id', 'in', filesOf(householdId)).orderBy('w.asked_at').limit(1).executeTakeFirst()

/**
 * How many families this organisation forgot in a year without anybody having told them: they lapse six months after they were asked
 * about. The row that stays names nobody.
 */
export const countLapsed = async (by: Acting): Promise<number> =>
  (
    await sql<{
      n: number
    }>`select count(*)::int as n from warning w where w.organisation_id = ${by.member.organisationId}
      and w.state = 'lapsed' and w.asked_at > ${by.now}::timestamptz - interval '18 months'`.execute(by.db)
  ).rows[0]?.n ?? 0

/** Somebody told the family, or tried to. One that wants its file kept has been heard from: its two years begin again. */
export async function noteWarning(
  by: Acting,
  household: SeenHousehold,
  form: WarningForm,
): Promise<Refusal | { id: string }> {
  const awaited = await untoldOf(by, household.id)
  if (!awaited) return refuse('C’est déjà noté, ou la famille a donné de ses nouvelles depuis.')
  const refusal = refusalToNote(form.on, { asked: dayOf(awaited.asked_at), today: dayOf(by.now) })
  if (refusal) return refuse(refusal, 'on')
  const how = form.result === 'unreachable' ? null : (form.how ?? null)
  const { numUpdatedRows } = await by.db
    .updateTable('warning')
    .set({ state: form.result, how, told_on: form.on, noted_by: by.member.name, noted_at: by.now })
    .where('household_id', 'in', filesOf(household.id))
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'awaited')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refuse('Un ou une collègue vient de le noter.')
  if (form.result === 'kept') await heardFrom(by, household.id)
  await record(by, {
    act: 'warning.noted',
    subject: ['warning', household.id],
    householdId: household.id,
    to: form.result,
    data: { how, on: form.on },
  })
  return { id: household.id }
}

/** The person spoke to this organisation: what is kept is kept two years from now. */
export const heardFrom = (by: Acting, householdId: string) =>
  by.db
    .updateTable('household')
    .set((q) => ({ touched_at: q.fn<Date>('greatest', ['touched_at', q.val(by.now)]) }))
    .where('id', 'in', filesOf(householdId))
    .execute()
