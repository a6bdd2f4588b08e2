import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { notStopped, stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { sayChange, sayMeeting, tellHousehold } from '#support/messages/tellHousehold.store.ts'
import type { Seat, SeenWorkshop } from './workshop.read.store.ts'
import { refusalToBook } from './workshop.rules.ts'
import { lockedWorkshop, meetingOf } from './workshop.store.ts'

/** Gives a household a seat, or a place in the waiting list when none is left. Who had excused itself may come back. */
export async function bookSeat(
  by: Acting,
  workshop: SeenWorkshop,
  householdId: string,
): Promise<Refusal | { state: 'booked' | 'waiting'; told: boolean }> {
  const locked = await lockedWorkshop(by, workshop.id)
  const refusal = refusalToBook(locked, by.now) ?? refusalOfStopped(await stoppedOf(by, householdId))
  if (refusal) return refuse(refusal, 'workshop')
  const known = await by.db
    .selectFrom('seat')
    .select(['id', 'state'])
    .where('workshop_id', '=', workshop.id)
    .where('household_id', 'in', filesOf(householdId))
    .executeTakeFirst()
  if (known && known.state !== 'excused') return refuse('Cette famille est déjà inscrite à cet atelier.', 'workshop')
  const state = (await heldSeats(by, workshop.id)) < locked.seats ? 'booked' : 'waiting'
  const id = known?.id ?? by.newId()
  const values = { state, booked_at: by.now, updated_at: by.now }
  if (known) await by.db.updateTable('seat').set(values).where('id', '=', id).execute()
  else
    await by.db
      .insertInto('seat')
      .values({
        id,
        workshop_id: workshop.id,
        organisation_id: by.member.organisationId,
        household_id: householdId,
        ...values,
      })
      .execute()
  await record(by, { act: 'seat.booked', subject: ['seat', id], householdId, to: state, data: factsOf(workshop) })
  const told = await tellHousehold(by, householdId, (masked) =>
    state === 'booked'
      ? `Vous êtes attendu·e ${sayMeeting(meetingOf(workshop), by.now, masked)}.${sayChange(workshop.place_phone)}`
      : `Vous êtes en liste d’attente pour ${sayMeeting(meetingOf(workshop), by.now, masked)}. Nous vous préviendrons si une place se libère.`,
  )
  return { state, told }
}

/** Someone will not come: the first in the waiting list takes the seat, in the same transaction, and is told. */
export async function excuseSeat(
  by: Acting,
  workshop: SeenWorkshop,
  seat: Seat,
): Promise<Refusal | { promoted: { name: string; told: boolean } | null }> {
  const locked = await lockedWorkshop(by, workshop.id)
  const refusal = refusalToBook(locked, by.now)
  if (refusal) return refuse(refusal)
  const before = await by.db.selectFrom('seat').select('state').where('id', '=', seat.id).executeTakeFirstOrThrow()
  if (before.state !== 'booked' && before.state !== 'waiting') return refuse('Cette place a déjà été rendue.')
  await by.db.updateTable('seat').set({ state: 'excused', updated_at: by.now }).where('id', '=', seat.id).execute()
  await record(by, {
    act: 'seat.excused',
    subject: ['seat', seat.id],
    householdId: seat.household_id,
    from: before.state,
    to: 'excused',
    data: factsOf(workshop),
  })
  return { promoted: (await heldSeats(by, workshop.id)) < locked.seats ? await promote(by, workshop) : null }
}

async function promote(by: Acting, workshop: SeenWorkshop) {
  const first = await by.db
    .selectFrom('seat')
    .innerJoin('household', 'household.id', 'seat.household_id')
    .select(['seat.id', 'seat.household_id', 'household.name'])
    .where('seat.workshop_id', '=', workshop.id)
    .where('seat.state', '=', 'waiting')
    .where(notStopped('seat.household_id'))
    .orderBy('seat.booked_at')
    .orderBy('seat.id')
    .executeTakeFirst()
  if (!first) return null
  await by.db.updateTable('seat').set({ state: 'booked', updated_at: by.now }).where('id', '=', first.id).execute()
  await record(by, {
    act: 'seat.promoted',
    subject: ['seat', first.id],
    householdId: first.household_id,
    from: 'waiting',
    to: 'booked',
    data: factsOf(workshop),
  })
  const told = await tellHousehold(
    by,
    first.household_id,
    (masked) =>
      `Une place s’est libérée : vous êtes attendu·e ${sayMeeting(meetingOf(workshop), by.now, masked)}.${sayChange(workshop.place_phone)}`,
  )
  return { name: first.name, told }
}

/** What the stories of seats say of their workshop. */
export const factsOf = (workshop: SeenWorkshop) => ({
  title: workshop.title,
  starts: workshop.starts_at.toISOString(),
  place: workshop.place_name,
})

const heldSeats = async (by: Acting, workshopId: string): Promise<number> =>
  (await sql<{ held: number }>`select app.seats_held(${workshopId}) as held`.execute(by.db)).rows[0]?.held ?? 0
