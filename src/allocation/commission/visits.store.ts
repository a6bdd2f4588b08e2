import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { bookAppointment } from '#support/appointments/appointment.store.ts'
import { boundsOf, slotAt } from '#support/schedule/schedule.rules.ts'
import type { DecideForm } from './decide.form.ts'
import { momentsFrom } from './visits.rules.ts'

/** No more are booked at once: the others are called. */
const MOST = 100

/** When and where one household is expected. */
export type Visit = { startsAt: Date; placeName: string; address: string; commune: string; phone: string | null }

/** Books a handover with each household, in their order, at the first free hours of one person; those left over are not in the answer. */
export async function bookVisits(
  by: Acting,
  householdIds: readonly string[],
  { place, mediator, day, minutes }: DecideForm,
): Promise<Refusal | Map<string, Visit>> {
  const booked = new Map<string, Visit>()
  if (!place || !mediator || !day) return booked
  const taken = await hoursOf(by, mediator, day)
  const isFree = ({ day: on, hour }: { day: string; hour: string }) => {
    const slot = slotAt(on, hour, minutes, by.now)
    return !refused(slot) && !taken.some((one) => one.starts_at < slot.endsAt && one.ends_at > slot.startsAt)
  }
  const some = householdIds.slice(0, MOST)
  for (const [at, moment] of momentsFrom(day, minutes, some.length, isFree).entries()) {
    const household = some[at] ?? ''
    const met = await bookAppointment(by, household, { place, mediator, ...moment, minutes, subject: 'handover' })
    if (refused(met)) return met
    const { name, address, commune_name, phone } = met.place
    booked.set(household, { startsAt: met.startsAt, placeName: name, address, commune: commune_name, phone })
  }
  return booked
}

const hoursOf = (by: Acting, mediator: string, day: string) => {
  const { from } = boundsOf(day)
  return by.db
    .selectFrom('appointment')
    .select(['starts_at', 'ends_at'])
    .where('mediator_id', '=', mediator)
    .where('state', 'in', ['proposed', 'booked', 'seen'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', new Date(from.getTime() + 100 * DAY))
    .execute()
}
