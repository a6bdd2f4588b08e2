import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** What the rules of the database say, by their names. */
export const lastWords = {
  handover_one_open: 'Une remise est déjà préparée pour cette famille : rouvrez sa fiche.',
  handover_item_device: 'Cet appareil est déjà dans une autre remise.',
}

/** Where this organisation hands things over. */
export const ownPlaces = (by: Acting) =>
  by.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('name')
    .limit(200)
    .execute()

/** The appointments already taken with this household to hand something over. */
export const handoverAppointments = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('appointment')
    .innerJoin('place', 'place.id', 'appointment.place_id')
    .select(['appointment.id', 'appointment.starts_at', 'appointment.place_id', 'place.name as place'])
    .where('household_id', 'in', filesOf(householdId))
    .where('appointment.organisation_id', '=', by.member.organisationId)
    .where('subject', '=', 'handover')
    .where('state', 'in', ['proposed', 'booked'])
    .orderBy('starts_at')
    .limit(20)
    .execute()
