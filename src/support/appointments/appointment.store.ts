import { ownPlace, type Place } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { questionOf } from '#support/schedule/oddHour.rules.ts'
import { type Slot, slotAt } from '#support/schedule/schedule.rules.ts'
import type { BookForm, MoveForm } from './appointment.form.ts'
import type { SeenAppointment } from './appointment.read.store.ts'
import { refusalToMove } from './appointment.rules.ts'
import { heldAppointment, heldPeople, unlessTaken } from './hours.store.ts'

/** A slot that nobody else has taken when the act commits, in the member's own places, with one of its own people. */
type Meeting = Slot & { place: Place; mediator: { id: string; name: string } }

/** Books an appointment with a household that the caller has found through the member. */
export async function bookAppointment(by: Acting, householdId: string, form: BookForm): Promise<Refusal | Meeting> {
  const meeting = await meetingOf(by, form)
  if (refused(meeting)) return meeting
  const id = by.newId()
  const values = {
    id,
    organisation_id: by.member.organisationId,
    household_id: householdId,
    subject: form.subject,
    ...columnsOf(meeting),
  }
  const taken = await unlessTaken(by, meeting, () => by.db.insertInto('appointment').values(values).execute())
  if (taken) return taken
  await record(by, {
    act: 'appointment.booked',
    subject: ['appointment', id],
    householdId,
    to: 'booked',
    data: factsOf(meeting, form.subject),
  })
  return meeting
}

/** Moves an appointment to another time, place or person. */
export async function moveAppointment(by: Acting, seen: SeenAppointment, form: MoveForm): Promise<Refusal | Meeting> {
  const { id, household_id: householdId, subject } = seen
  const meeting = await meetingOf(by, form, seen.mediator_id)
  if (refused(meeting)) return meeting
  const refusal = refusalToMove(await heldAppointment(by, id))
  if (refusal) return refuse(refusal)
  const values = { ...columnsOf(meeting), updated_at: by.now }
  const taken = await unlessTaken(by, meeting, () =>
    by.db.updateTable('appointment').set(values).where('id', '=', id).execute(),
  )
  if (taken) return taken
  await record(by, {
    act: 'appointment.moved',
    subject: ['appointment', id],
    householdId,
    data: factsOf(meeting, subject),
  })
  return meeting
}

const columnsOf = ({ place, mediator, startsAt, endsAt }: Meeting) => ({
  place_id: place.id,
  mediator_id: mediator.id,
  starts_at: startsAt,
  ends_at: endsAt,
})
const factsOf = ({ place, mediator, startsAt }: Meeting, subject: string) => ({
  subject,
  place: place.name,
  mediator: mediator.name,
  starts: startsAt.toISOString(),
})

async function meetingOf(by: Acting, form: MoveForm, leaving?: string): Promise<Refusal | Meeting> {
  const slot = slotAt(form.day, form.hour, form.minutes, by.now)
  if (refused(slot)) return slot
  const question = form.sure ? null : questionOf(form)
  if (question) return refuse(question, 'sure')
  const place = await ownPlace(by, form.place)
  if (!place) return refuse('Choisissez un lieu de votre structure.', 'place')
  const people = await heldPeople(by, leaving ? [form.mediator, leaving] : [form.mediator])
  const mediator = people.find(({ id }) => id === form.mediator)
  if (mediator?.status !== 'active' || !['mediator', 'coordinator'].includes(mediator.role))
    return refuse('Choisissez qui reçoit la famille.', 'mediator')
  return { ...slot, place, mediator }
}
