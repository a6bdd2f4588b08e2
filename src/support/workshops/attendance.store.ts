import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { followNeeds } from '#support/training/training.store.ts'
import { factsOf } from './seat.store.ts'
import type { Seat, SeenWorkshop } from './workshop.read.store.ts'
import { type Attendance, refusalToAttend } from './workshop.rules.ts'
import { lockedWorkshop } from './workshop.store.ts'

/** Who is on the sheet: those who held a seat when the workshop began. */
export const expectedAt = (seats: readonly Seat[]): Seat[] => seats.filter((seat) => seat.state !== 'waiting')

/** Writes the attendance sheet: each answer that changes something is one act on one seat. */
export async function noteAttendance(
  by: Acting,
  workshop: SeenWorkshop,
  answers: readonly { seat: Seat; attendance: Attendance }[],
): Promise<Refusal | { present: number }> {
  const refusal = refusalToAttend(await lockedWorkshop(by, workshop.id), by.now)
  if (refusal) return refuse(refusal)
  for (const { seat, attendance } of answers)
    if (seat.state !== attendance) await markSeat(by, workshop, seat, attendance)
  if (workshop.state !== 'held') {
    await by.db.updateTable('workshop').set({ state: 'held' }).where('id', '=', workshop.id).execute()
    await record(by, {
      act: 'workshop.held',
      subject: ['workshop', workshop.id],
      from: 'open',
      to: 'held',
      data: { title: workshop.title },
    })
  }
  return { present: answers.filter(({ attendance }) => attendance === 'present').length }
}

async function markSeat(by: Acting, workshop: SeenWorkshop, seat: Seat, attendance: Attendance) {
  await by.db.updateTable('seat').set({ state: attendance, updated_at: by.now }).where('id', '=', seat.id).execute()
  if (attendance === 'present') await followNeeds(by, seat.household_id)
  await record(by, {
    act: 'seat.marked',
    subject: ['seat', seat.id],
    householdId: seat.household_id,
    from: seat.state,
    to: attendance,
    data: factsOf(workshop),
  })
}
