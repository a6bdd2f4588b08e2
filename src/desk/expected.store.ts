import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'

/** An appointment or a seat of a household that nobody has noted yet, ahead or behind. */
export type Expected = {
  what: 'appointment' | 'workshop'
  id: string
  organisation_id: string
  /** The appointment's subject, or the workshop's title. */
  subject: string
  starts_at: Date
  ends_at: Date
  /** Null when the organisation's nature must stay unknown. */
  place: string | null
  /** The mediator within one's own organisation, the organisation otherwise. */
  who: string | null
  mediator_id: string | null
}

/** What was never noted is asked for as long as the day asks for it. */
const ASKED_DAYS = 60

/** What is booked for a household and not noted, the first first. */
export async function expectedOf(by: Acting, householdId: string): Promise<Expected[]> {
  const since = new Date(by.now.getTime() - ASKED_DAYS * DAY)
  const shown = sql`case when o.masked_as is null or o.id = ${by.member.organisationId} then p.name end as place`
  const { rows } = await sql<Expected>`
    (select 'appointment' as what, a.id, a.organisation_id, a.subject, a.starts_at, a.ends_at, ${shown},
      coalesce(m.name, o.masked_as, o.name) as who, a.mediator_id
      from appointment a join place p on p.id = a.place_id join organisation o on o.id = a.organisation_id left join member m on m.id = a.mediator_id
      where a.household_id in ${filesOf(householdId)} and a.state = 'booked' and a.starts_at > ${since})
    union all
    (select 'workshop', w.id, w.organisation_id, w.title, w.starts_at, w.ends_at, ${shown},
      case when o.id <> ${by.member.organisationId} then coalesce(o.masked_as, o.name) end, null
      from seat s join workshop w on w.id = s.workshop_id join place p on p.id = w.place_id join organisation o on o.id = w.organisation_id
      where s.household_id in ${filesOf(householdId)} and s.state = 'booked' and w.state = 'open' and w.starts_at > ${since})
    order by starts_at limit 20`.execute(by.db)
  return rows
}
