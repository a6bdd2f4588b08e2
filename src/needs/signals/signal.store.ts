import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { lockClass } from './class.store.ts'
import type { Signal } from './signal.read.store.ts'
import { refusalOfReturn, refusalToFollow } from './signal.rules.ts'
import type { Reach, SignalClosing } from './words.ts'

/** The signal as it stands once nobody else can change it. Events about it carry no household: what a school follows is its own. */
export const lockedSignal = (by: Acting, id: string) =>
  by.db
    .selectFrom('signal')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Notes that somebody of the school tried to speak to the family, and whether they did. */
export async function noteTry(
  by: Acting,
  { id }: Signal,
  form: { reach: Exclude<Reach, 'not_tried'>; reached_by: string },
): Promise<Refusal | { id: string }> {
  const signal = await lockedSignal(by, id)
  const refusal = refusalToFollow(signal)
  if (refusal) return refuse(refusal)
  if (signal.reach === 'reached') return refuse('La famille est déjà notée jointe. Notez plutôt la cause.')
  const state = form.reach === 'reached' && signal.state === 'flagged' ? 'reached' : signal.state
  await by.db
    .updateTable('signal')
    .set({
      ...{ state, reach: form.reach, reached_by: form.reached_by || by.member.name },
      ...{ tries: signal.tries + 1, tried_at: by.now },
    })
    .where('id', '=', id)
    .execute()
  await record(by, { act: 'signal.tried', subject: ['signal', id], from: signal.state, to: form.reach })
  return { id }
}

/** The school looked today, and the pupil is not back yet: it is reminded later. Said twice a day, it is noted once. */
export async function noteLook(by: Acting, { id }: Signal): Promise<Refusal | { id: string }> {
  const signal = await lockedSignal(by, id)
  const refusal = refusalToFollow(signal)
  if (refusal) return refuse(refusal)
  const today = dayOf(by.now)
  if (signal.looked_on === today) return { id }
  await by.db.updateTable('signal').set({ looked_on: today }).where('id', '=', id).execute()
  await record(by, { act: 'signal.looked', subject: ['signal', id] })
  return { id }
}

/** The pupil is back on this day: the end that is aimed at. */
export async function noteReturn(by: Acting, { id }: Signal, back_on: string): Promise<Refusal | { id: string }> {
  const signal = await lockedSignal(by, id)
  const refusal = refusalToFollow(signal)
  if (refusal) return refuse(refusal)
  const early = refusalOfReturn(back_on, signal, dayOf(by.now))
  if (early) return refuse(early, 'back_on')
  await by.db.updateTable('signal').set({ state: 'back', back_on, ended_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'signal.back', subject: ['signal', id], from: signal.state, to: 'back' })
  return { id }
}

/** Ends a signal for another reason than a return. */
export async function closeSignal(
  by: Acting,
  { id }: Signal,
  closed_as: SignalClosing,
): Promise<Refusal | { id: string }> {
  const signal = await lockedSignal(by, id)
  const refusal = refusalToFollow(signal)
  if (refusal) return refuse(refusal)
  await by.db.updateTable('signal').set({ state: 'closed', closed_as, ended_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'signal.closed', subject: ['signal', id], from: signal.state, to: closed_as })
  return { id }
}

/** A pupil of this school who is still named. */
export const pupilSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('pupil')
        .selectAll()
        .where('organisation_id', '=', by.member.organisationId)
        .where('id', '=', id)
        .where('forgotten_at', 'is', null)
        .executeTakeFirst()
    : undefined
type KeptPupil = NonNullable<Awaited<ReturnType<typeof pupilSeenBy>>>

/** Takes a pupil off the list: never flagged, no row is left; otherwise the name goes and the counts stay. */
export async function removePupil(by: Acting, pupil: KeptPupil): Promise<void> {
  await lockClass(by, pupil.class_id)
  const flagged = await by.db.selectFrom('signal').select('id').where('pupil_id', '=', pupil.id).limit(1).execute()
  if (flagged.length === 0) await by.db.deleteFrom('pupil').where('id', '=', pupil.id).execute()
  else await sql`select forget_pupil(${pupil.id}, ${by.now})`.execute(by.db)
  await record(by, { act: 'class.pupil_removed', subject: ['school_class', pupil.class_id] })
}
