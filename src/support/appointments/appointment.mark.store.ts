import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { followNeeds } from '#support/training/training.store.ts'
import type { MarkForm } from './appointment.form.ts'
import type { SeenAppointment } from './appointment.read.store.ts'
import { refusalToMark } from './appointment.rules.ts'
import { heldAppointment, heldPeople, unlessTaken } from './hours.store.ts'

/** Notes what became of an appointment. A training that was attended makes the household's needs followed. */
export async function markAppointment(
  by: Acting,
  seen: SeenAppointment,
  form: MarkForm,
): Promise<Refusal | { state: string }> {
  const { id, household_id: householdId } = seen
  await heldPeople(by, [seen.mediator_id])
  const now = await heldAppointment(by, id)
  const refusal = refusalToMark(now, form.mark, by.now)
  if (refusal) return refuse(refusal, 'mark')
  const cancelled = form.mark === 'household' || form.mark === 'organisation' ? form.mark : null
  const state = cancelled ? 'cancelled' : form.mark
  const slot = {
    startsAt: seen.starts_at,
    endsAt: seen.ends_at,
    mediator: { id: seen.mediator_id, name: seen.mediator_name },
  }
  const taken = await unlessTaken(by, slot, () =>
    by.db
      .updateTable('appointment')
      .set({ state, cancelled_by: cancelled, note: form.note || seen.note, updated_at: by.now })
      .where('id', '=', id)
      .execute(),
  )
  if (taken) return { ...taken, field: 'mark' }
  if (state === 'seen' && seen.subject === 'training') await followNeeds(by, householdId)
  const data = { subject: seen.subject, starts: seen.starts_at.toISOString(), by: cancelled }
  await record(by, {
    act: 'appointment.marked',
    subject: ['appointment', id],
    householdId,
    from: now.state,
    to: state,
    data,
  })
  return { state }
}
