import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

const workshops = (by: Acting) =>
  by.db
    .selectFrom('workshop')
    .innerJoin('place', 'place.id', 'workshop.place_id')
    .innerJoin('commune', 'commune.insee', 'place.commune')
    .selectAll('workshop')
    .select(['place.name as place_name', 'place.address', 'place.phone as place_phone', 'commune.name as commune_name'])
    .select([
      sql<number>`app.seats_held(workshop.id)`.as('held'),
      sql<number>`(select count(*)::int from seat where seat.workshop_id = workshop.id and seat.state = 'waiting')`.as(
        'waiting',
      ),
    ])
    .where('workshop.organisation_id', '=', by.member.organisationId)

/** A workshop of the member's own organisation. */
export const workshopSeenBy = async (by: Acting, id: string) =>
  isId(id) ? workshops(by).where('workshop.id', '=', id).executeTakeFirst() : undefined
export type SeenWorkshop = NonNullable<Awaited<ReturnType<typeof workshopSeenBy>>>

/** Those to come, the nearest first. */
export const workshopsAhead = (by: Acting) =>
  workshops(by)
    .where('workshop.starts_at', '>', by.now)
    .where('workshop.state', '=', 'open')
    .orderBy('workshop.starts_at')
    .limit(50)
    .execute()

/** Those that began, the latest first. */
export const workshopsBehind = (by: Acting) =>
  workshops(by)
    .where((w) => w.or([w('workshop.starts_at', '<=', by.now), w('workshop.state', '=', 'cancelled')]))
    .orderBy('workshop.starts_at', 'desc')
    .limit(20)
    .execute()

/** The seats whose household this organisation follows: the others are counted, never named. */
export const seatsOf = (by: Acting, workshopId: string) =>
  by.db
    .selectFrom('seat')
    .innerJoin('household', 'household.id', 'seat.household_id')
    .innerJoin('commune', 'commune.insee', 'household.commune')
    .select([
      'seat.id',
      'seat.state',
      'seat.household_id',
      'seat.booked_at',
      'household.name',
      'household.phone',
      'commune.name as commune_name',
    ])
    .where('seat.workshop_id', '=', workshopId)
    .orderBy('seat.booked_at')
    .orderBy('seat.id')
    .execute()
export type Seat = Awaited<ReturnType<typeof seatsOf>>[number]

/** The workshops that a household was booked in with this organisation, the latest first. */
export const seatsWith = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('seat')
    .innerJoin('workshop', 'workshop.id', 'seat.workshop_id')
    .innerJoin('place', 'place.id', 'workshop.place_id')
    .select([
      'seat.state',
      'workshop.id',
      'workshop.title',
      'workshop.starts_at',
      'workshop.state as workshop_state',
      'place.name as place_name',
    ])
    .where('seat.household_id', 'in', filesOf(householdId))
    .where('workshop.organisation_id', '=', by.member.organisationId)
    .orderBy('workshop.starts_at', 'desc')
    .limit(10)
    .execute()
