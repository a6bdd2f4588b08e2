import { sql } from 'kysely'
import { ownPlace, type Place } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { sayHour } from '#platform/i18n/dates.ts'
import { type Slot, slotAt } from '#support/schedule/schedule.rules.ts'
import type { BookForm, MoveForm } from './appointment.form.ts'

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
export async function moveAppointment(
  by: Acting,
  appointment: { id: string; household_id: string; subject: string },
  form: MoveForm,
): Promise<Refusal | Meeting> {
  const meeting = await meetingOf(by, form)
  if (refused(meeting)) return meeting
  const taken = await unlessTaken(by, meeting, () =>
    by.db
      .updateTable('appointment')
      .set({ ...columnsOf(meeting), updated_at: by.now })
      .where('id', '=', appointment.id)
      .execute(),
  )
  if (taken) return taken
  const { id, household_id: householdId, subject } = appointment
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

async function meetingOf(by: Acting, form: MoveForm): Promise<Refusal | Meeting> {
  const slot = slotAt(form.day, form.hour, form.minutes, by.now)
  if (refused(slot)) return slot
  const place = await ownPlace(by, form.place)
  if (!place) return refuse('Choisissez un lieu de votre structure.', 'place')
  // One booking at a time for one person: two that overlap wait for each other here, rather than inside the constraint.
  const mediator = await by.db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('id', '=', form.mediator)
    .where('organisation_id', '=', by.member.organisationId)
    .where('status', '=', 'active')
    .where('role', 'in', ['mediator', 'coordinator'])
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!mediator) return refuse('Choisissez qui reçoit la famille.', 'mediator')
  return { ...slot, place, mediator }
}

/** Writes behind a savepoint; when the database refuses an overlap, says who is taken and when, and the request goes on. */
export async function unlessTaken(
  by: Acting,
  meeting: Slot & { mediator: { id: string; name: string } },
  write: () => Promise<unknown>,
): Promise<Refusal | null> {
  await sql`savepoint booking`.execute(by.db)
  try {
    await write()
    await sql`release savepoint booking`.execute(by.db)
    return null
  } catch (error) {
    if ((error as { code?: string }).code !== '23P01') throw error
    await sql`rollback to savepoint booking`.execute(by.db)
  }
  const other = await by.db
    .selectFrom('appointment')
    .select('starts_at')
    .where('mediator_id', '=', meeting.mediator.id)
    .where('state', 'in', ['proposed', 'booked', 'seen'])
    .where('starts_at', '<', meeting.endsAt)
    .where('ends_at', '>', meeting.startsAt)
    .orderBy('starts_at')
    .executeTakeFirst()
  // The other one may be with a family that this organisation no longer follows: it is not shown.
  const when = other ? `à ${sayHour(other.starts_at)}` : 'à ce moment'
  return refuse(`${meeting.mediator.name.split(' ')[0]} a déjà un rendez-vous ${when}.`, 'hour')
}
