import { ownPlace } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { sayMeeting, tellHousehold } from '#support/messages/tellHousehold.store.ts'
import { questionOf } from '#support/schedule/oddHour.rules.ts'
import { slotAt } from '#support/schedule/schedule.rules.ts'
import type { WorkshopForm } from './workshop.form.ts'
import { type SeenWorkshop, seatsOf } from './workshop.read.store.ts'
import { refusalToCancel } from './workshop.rules.ts'

/** Opens a workshop in a place of the member's organisation. */
export async function openWorkshop(by: Acting, form: WorkshopForm): Promise<Refusal | { id: string }> {
  const slot = slotAt(form.day, form.hour, form.minutes, by.now)
  if (refused(slot)) return slot
  const question = form.sure ? null : questionOf(form)
  if (question) return refuse(question, 'sure')
  const place = await ownPlace(by, form.place)
  if (!place) return refuse('Choisissez un lieu de votre structure.', 'place')
  const id = by.newId()
  const { title, seats } = form
  await by.db
    .insertInto('workshop')
    .values({
      id,
      organisation_id: by.member.organisationId,
      place_id: place.id,
      title,
      seats,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
    })
    .execute()
  await record(by, {
    act: 'workshop.opened',
    subject: ['workshop', id],
    to: 'open',
    data: { title, seats, starts: slot.startsAt.toISOString() },
  })
  return { id }
}

/** The workshop's row, held until the act commits: seats are given one act at a time. */
export const lockedWorkshop = (by: Acting, id: string) =>
  by.db
    .selectFrom('workshop')
    .select(['state', 'starts_at', 'seats'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()

export const meetingOf = (workshop: SeenWorkshop) => ({
  startsAt: workshop.starts_at,
  placeName: workshop.place_name,
  address: workshop.address,
  commune: workshop.commune_name,
})

/** Cancels a workshop and tells everyone expected or waiting. Gives the households that have to be called. */
export async function cancelWorkshop(by: Acting, workshop: SeenWorkshop): Promise<Refusal | { toCall: string[] }> {
  const refusal = refusalToCancel(await lockedWorkshop(by, workshop.id))
  if (refusal) return refuse(refusal)
  await by.db.updateTable('workshop').set({ state: 'cancelled' }).where('id', '=', workshop.id).execute()
  const expected = (await seatsOf(by, workshop.id)).filter(
    (seat) => seat.state === 'booked' || seat.state === 'waiting',
  )
  const toCall: string[] = []
  for (const seat of expected) {
    const text = (masked: boolean) =>
      `Annulé : vous n’êtes plus attendu·e ${sayMeeting(meetingOf(workshop), by.now, masked)}. Nous vous proposerons une autre date.`
    if (!(await tellHousehold(by, seat.household_id, text))) toCall.push(seat.name)
  }
  await record(by, {
    act: 'workshop.cancelled',
    subject: ['workshop', workshop.id],
    from: 'open',
    to: 'cancelled',
    data: { told: expected.length },
  })
  return { toCall }
}
