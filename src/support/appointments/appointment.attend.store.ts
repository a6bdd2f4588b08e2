import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { boundsOf } from '#support/schedule/schedule.rules.ts'
import { heldPeople } from './hours.store.ts'

/**
 * The appointment that this organisation gave a household today to hand something over and that nobody has noted, held until
 * the act commits. It is asked for before the act locks anything of the household: noting an appointment goes the same way.
 */
export async function heldHandoverAppointment(by: Acting, householdId: string): Promise<string | null> {
  const { from, to } = boundsOf(dayOf(by.now))
  const awaited = by.db
    .selectFrom('appointment')
    .select(['id', 'mediator_id'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('household_id', 'in', filesOf(householdId))
    .where('subject', '=', 'handover')
    .where('state', 'in', ['proposed', 'booked'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .limit(1)
  const found = await awaited.executeTakeFirst()
  if (!found) return null
  await heldPeople(by, [found.mediator_id])
  return (await awaited.where('id', '=', found.id).forUpdate().executeTakeFirst())?.id ?? null
}

/** The household came: it has just signed. Inside the handover's act, which records the one event; a few minutes early is on time. */
export const attendHandover = (by: Acting, appointmentId: string) =>
  by.db.updateTable('appointment').set({ state: 'seen', updated_at: by.now }).where('id', '=', appointmentId).execute()
