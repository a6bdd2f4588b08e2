import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { filesOf } from '../households/files.store.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import type { WarningForm } from './warning.form.ts'
import { refusalToNote, refusalToNoteAgain } from './warning.rules.ts'

/** A family to tell before it is forgotten. `last_contact`: since when nothing was heard, under any of the files read as one. */
export type Untold = {
  household_id: string
  name: string
  chain: string
  asked_at: Date
  last_contact: Date
  undelivered: boolean
}
/** Where telling it stands, while it is not forgotten and gave no news. `state`: sent, awaited, told or unreachable. */
export type Standing = Untold & { state: string; told_on: string | null }

const lastContact = sql<Date>`(select max(f.last_contact_at) from household f where f.id in (select files_of(w.household_id)))`

/** A contact since the clock asked has answered it. */
const standing = (by: Acting) =>
  by.db
    .selectFrom('warning as w')
    .innerJoin('household as h', 'h.id', 'w.household_id')
    .select(['w.household_id', 'h.name', 'h.chain', 'w.asked_at', 'w.undelivered', 'w.state', 'w.told_on'])
    .select(lastContact.as('last_contact'))
    .where('w.organisation_id', '=', by.member.organisationId)
    .where(lastContact, '<', (q) => q.ref('w.asked_at'))
    .where('h.forgotten_at', 'is', null)

const untold = (by: Acting) => standing(by).where('w.state', '=', 'awaited')

/** The oldest asked first. */
export const untoldFamilies = (by: Acting, most: number): Promise<Untold[]> =>
  untold(by).orderBy('w.asked_at').orderBy('w.household_id').limit(most).execute()

/** Whether this organisation has to tell this household, under any of its files. */
export const untoldOf = (by: Acting, householdId: string): Promise<Untold | undefined> =>
  untold(by).where('w.household_id', 'in', filesOf(householdId)).orderBy('w.asked_at').limit(1).executeTakeFirst()

/** Where telling this household stands, under any of its files: what is still to be done first. */
export const standingOf = (by: Acting, householdId: string): Promise<Standing | undefined> =>
  standing(by)
    .where('w.household_id', 'in', filesOf(householdId))
    .where('w.state', 'in', ['awaited', 'sent', 'told', 'unreachable'])
    .orderBy(sql`w.state <> 'awaited'`)
    .orderBy('w.asked_at')
    .limit(1)
    .executeTakeFirst()

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

/**
 * Somebody told the family, or tried to. One that wants its file kept has been heard from, and its two years begin again: whatever was
 * noted before, as long as it is not forgotten.
 */
export async function noteWarning(
  by: Acting,
  household: SeenHousehold,
  form: WarningForm,
): Promise<Refusal | { id: string }> {
  const asked = await standingOf(by, household.id)
  if (!asked) return refuse('C’est déjà noté, ou la famille a donné de ses nouvelles depuis.')
  const again = refusalToNoteAgain(asked.state, form.result)
  if (again) return refuse(again)
  const refusal = refusalToNote(form.on, { asked: dayOf(asked.asked_at), today: dayOf(by.now) })
  if (refusal) return refuse(refusal, 'on')
  const how = form.result === 'unreachable' ? null : (form.how ?? null)
  const { numUpdatedRows } = await by.db
    .updateTable('warning')
    .set({ state: form.result, how, told_on: form.on, noted_by: by.member.name, noted_at: by.now })
    .where('household_id', 'in', filesOf(household.id))
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', 'in', form.result === 'kept' ? ['awaited', 'sent', 'told', 'unreachable'] : ['awaited'])
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refuse('Un ou une collègue vient de le noter.')
  await record(by, {
    act: 'warning.noted',
    subject: ['warning', household.id],
    householdId: household.id,
    from: asked.state,
    to: form.result,
    data: { how, on: form.on },
  })
  return { id: household.id }
}
