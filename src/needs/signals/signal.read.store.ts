import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf, zone } from '#platform/i18n/dates.ts'
import { schoolYearOf } from './schoolYear.ts'

/** A signal with its pupil, and the one thing that a school reads of what others did: the day its family was equipped. */
export type Signal = {
  id: string
  pupil_id: string
  class_id: string
  class: string
  first_name: string
  last_name: string
  household_id: string | null
  /** The school still follows that household, and its journey is open: what it needs may be added there. */
  family_open: boolean
  state: 'flagged' | 'reached' | 'qualified' | 'back' | 'closed'
  since: string
  noticed: string
  reach: string
  reached_by: string
  tries: number
  tried_at: Date | null
  causes: string[]
  flagged_by: string
  flagged_at: Date
  flagged_on: string
  qualified_at: Date | null
  back_on: string | null
  closed_as: string | null
  ended_at: Date | null
  equipped_on: string | null
  /** The last day the school noted that it looked, and that the pupil is not back yet. */
  looked_on: string | null
  /** What this school's own orientation of the family came to, the latest; null when it sent none. */
  oriented: Oriented | null
  /** What this school asked for the family is accepted or awaited, or the family is equipped. */
  helped: boolean
  /** Signals of this pupil in the school year, mistakes left out. */
  times: number
}

/** An orientation that this school sent: to whom, and what was answered to it. Days are the territory's. */
export type Oriented = {
  id: string
  state: 'sent' | 'accepted' | 'promised' | 'served' | 'refused' | 'expired'
  to: string
  sent_on: string
  answered_on: string | null
  /** Its receiver asked a question that the school has not answered. */
  asked: boolean
  /** The school noted that it read the answer. */
  noted: boolean
  /** Accepted, then the family did not come, or nobody says whether it did; the school has not noted it. */
  lost: boolean
}

const onDay = (moment: string) => sql`(${sql.raw(moment)} at time zone ${zone})::date`

/** The latest orientation of the pupil's family that the pupil's own school sent. What others sent is theirs to tell. */
const orientedBy = sql`
  select jsonb_build_object('id', r.id, 'state', r.state, 'to', o.name, 'sent_on', ${onDay('r.sent_at')}, 'answered_on', ${onDay('r.answered_at')},
    'asked', r.asked_at is not null, 'noted', r.noted_at is not null,
    'lost', r.state = 'accepted' and v.noted_at is null and coalesce(case when v.asked_at > coalesce(v.said_at, '-infinity') then v.silent_at is not null else v.came = 'absent' end, false)) as told
  from prescription r join organisation o on o.id = r.to_organisation_id left join arrival v on v.prescription_id = r.id
  where r.household_id in (select app.files_of(p.household_id)) and r.organisation_id = s.organisation_id
    and r.state not in ('withdrawn', 'rerouted')
  order by r.sent_at desc limit 1`

type Where = ReturnType<typeof sql>

/** `where` is a condition on s (signal), p (pupil) or c (class). The organisation and the school year are always asked. */
const signalsWhere = async (by: Acting, where: Where, most: number): Promise<Signal[]> => {
  const { rows } = await sql<Signal>`
    select s.id, s.pupil_id, p.class_id, c.name as class, p.first_name, p.last_name, p.household_id,
      exists (select from household_access a where a.organisation_id = s.organisation_id and a.household_id = p.household_id and a.ended_at is null
        and a.scope = 'full' and a.status = 'open') as family_open, s.state, s.since, s.noticed, s.reach,
      s.reached_by, s.tries, s.tried_at, s.causes, s.flagged_by, s.flagged_at, (s.flagged_at at time zone ${zone})::date as flagged_on,
      s.qualified_at, s.looked_on, s.back_on, s.closed_as, s.ended_at, (e.at at time zone ${zone})::date as equipped_on, r.told as oriented,
      exists (select from household_access a where a.organisation_id = s.organisation_id
        and a.household_id = p.household_id and a.ended_at is null and a.scope = 'full' and (a.stage > 2 or exists (select from prescription w where w.household_id = a.household_id and w.organisation_id = s.organisation_id and w.state = 'sent'))) as helped,
      (select count(*)::int from signal x where x.pupil_id = s.pupil_id and x.closed_as is distinct from 'mistaken') as times
    from signal s join pupil p on p.id = s.pupil_id join school_class c on c.id = p.class_id
    left join lateral (select last_handed as at from app.follow_up(p.household_id)) e on p.household_id is not null
    left join lateral (${orientedBy}) r on p.household_id is not null
    where s.organisation_id = ${by.member.organisationId} and c.school_year = ${schoolYearOf(dayOf(by.now))} and p.forgotten_at is null
      and ${where}
    order by s.flagged_at desc, s.id desc limit ${sql.lit(most)}`.execute(by.db)
  return rows
}

const AT_ONCE = 500

/**
 * Every signal, so many a statement. Which comes first is a rule of school days, answers and equipment, worked out when the page is
 * read: a page in that order needs them all, and there are never more than a school has pupils.
 */
async function everySignal(by: Acting, where: Where, atOnce: number): Promise<Signal[]> {
  const all: Signal[] = []
  let last: Signal | undefined
  do {
    const beyond: Where = last ? sql`and (s.flagged_at, s.id) < (${last.flagged_at}, ${last.id})` : sql``
    const seen = await signalsWhere(by, sql`${where} ${beyond}`, atOnce)
    all.push(...seen)
    last = seen.length < atOnce ? undefined : seen.at(-1)
  } while (last)
  return all
}

/** The signals under way, then those that ended: all of them, the latest first. `atOnce` is how many a statement reads. */
export const openSignalsOf = (by: Acting, atOnce = AT_ONCE) => everySignal(by, sql`s.ended_at is null`, atOnce)
export const endedSignalsOf = (by: Acting, atOnce = AT_ONCE) => everySignal(by, sql`s.ended_at is not null`, atOnce)

export const signalSeenBy = async (by: Acting, id: string): Promise<Signal | undefined> =>
  isId(id) ? (await signalsWhere(by, sql`s.id = ${id}`, 1))[0] : undefined

/** Every signal of a pupil this school year, the latest first. */
export const signalsOfPupil = (by: Acting, pupilId: string) => signalsWhere(by, sql`s.pupil_id = ${pupilId}`, 50)

/** Every signal of a class this school year, the latest first. */
export const signalsOfClass = (by: Acting, classId: string) => everySignal(by, sql`p.class_id = ${classId}`, AT_ONCE)

/** Every signal of the school's pupils who live in a household. */
export const signalsOfHousehold = (by: Acting, householdId: string) =>
  signalsWhere(by, sql`p.household_id = ${householdId}`, 50)
