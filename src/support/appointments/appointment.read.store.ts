import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

const appointments = (by: Acting) =>
  by.db
    .selectFrom('appointment')
    .innerJoin('household', 'household.id', 'appointment.household_id')
    .innerJoin('place', 'place.id', 'appointment.place_id')
    .innerJoin('commune', 'commune.insee', 'place.commune')
    .innerJoin('member', 'member.id', 'appointment.mediator_id')
    .selectAll('appointment')
    .select(['household.name as household_name', 'household.phone as household_phone', 'household.chain'])
    .select([
      'place.name as place_name',
      'place.address',
      'place.phone as place_phone',
      'place.note as place_note',
      'commune.name as commune_name',
      'member.name as mediator_name',
    ])
    .where('appointment.organisation_id', '=', by.member.organisationId)

/** An appointment of the member's organisation, with a household that it still follows. */
export const appointmentSeenBy = async (by: Acting, id: string) =>
  isId(id) ? appointments(by).where('appointment.id', '=', id).executeTakeFirst() : undefined
export type SeenAppointment = NonNullable<Awaited<ReturnType<typeof appointmentSeenBy>>>

/** Those of a day, from its first hour; `mediatorId` keeps one person's. */
export function agendaOf(by: Acting, { from, to }: { from: Date; to: Date }, mediatorId?: string) {
  const day = appointments(by)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .orderBy('appointment.id')
    .limit(200)
  return (mediatorId ? day.where('mediator_id', '=', mediatorId) : day).execute()
}

/** Those of a household with this organisation, the latest first. */
export const appointmentsWith = (by: Acting, householdId: string) =>
  appointments(by)
    .where('appointment.household_id', 'in', filesOf(householdId))
    .orderBy('starts_at', 'desc')
    .limit(10)
    .execute()

/** The members who may receive a family. */
export const receivers = (by: Acting) =>
  by.db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('status', '=', 'active')
    .where('role', 'in', ['mediator', 'coordinator'])
    .orderBy('name')
    .execute()
