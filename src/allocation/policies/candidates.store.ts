import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import { endsWithExam } from './examClass.ts'
import type { HouseholdFacts } from './facts.ts'

/** A family that a programme may serve: its orientation was accepted, and nothing is promised to it yet for what it lacks. */
export interface Candidate {
  household: string
  prescription: string
  /** When its oldest accepted orientation was sent, in milliseconds. */
  sentAt: number
  /** The organisation that sent it. */
  prescriber: string
  commune: string
  kinds: string[]
  facts: HouseholdFacts
}

type Row = Omit<Candidate, 'facts' | 'sentAt'> & Omit<HouseholdFacts, 'examYear'> & { sent_at: Date; classes: string[] }

/** Every family that waits in a programme, with what a policy may ask of it: read whole, table by table, so that twenty thousand take less than a second. */
export async function candidatesOf(by: Acting, programmeId: string): Promise<Candidate[]> {
  const { rows } = await sql<Row>`
    with mine as materialized (
      select k.household_id as file, coalesce(k.kept_in, k.household_id) as id from household_access k
      where k.organisation_id = ${by.member.organisationId} and k.ended_at is null),
    asked as materialized (
      select distinct on (m.id) m.id, p.id as prescription, p.sent_at, p.organisation_id as prescriber, p.urgent
      from prescription p join mine m on m.file = p.household_id
      where p.to_organisation_id = ${by.member.organisationId} and p.state = 'accepted' order by m.id, p.sent_at, p.id),
    files as materialized (select m.file, m.id from mine m join asked using (id)),
    given as (select f.id, array_agg(a.kind) as kinds from allocation a join files f on f.file = a.household_id
      where a.programme_id = ${programmeId} and a.state <> 'cancelled' group by f.id),
    open as (select f.id, array_agg(distinct n.kind) filter (where n.kind <> 'skills' and n.state <> 'promised') as kinds, bool_or(n.urgent) as urgent,
        (min(n.heard_at) at time zone ${zone})::date::text as since
      from need n join files f on f.file = n.household_id
      where n.state in ('heard', 'qualified', 'prescribed', 'promised') and n.kind <> 'skills' group by f.id),
    declared as (select f.id, array_agg(distinct t.kind) as publics from target_public t join files f on f.file = t.household_id where t.ended_on is null group by f.id),
    taught as (select f.id, array_agg(distinct b.class) as classes from beneficiary b join files f on f.file = b.household_id
      where b.gone_on is null and b.class <> '' group by f.id),
    lines as materialized (
      select a.*, h.commune, h.equipment_at_hand, h.connection_at_hand, h.living, h.adults, h.children, o.urgent as need_urgent, o.since,
        array(select k from unnest(o.kinds) k where k <> all (coalesce(g.kinds, '{}')) and exists (
          select from quota q where q.programme_id = ${programmeId} and q.commune = h.commune and q.kind = k and q.places > 0) order by k) as kinds
      from asked a join household h on h.id = a.id and h.status = 'open' join open o on o.id = a.id left join given g on g.id = a.id)
    select l.id as household, l.prescription, l.sent_at, l.prescriber, l.commune, l.kinds, l.equipment_at_hand as equipment, l.connection_at_hand as connection, l.living,
      l.adults, l.children, l.urgent or l.need_urgent as urgent, l.since, coalesce(d.publics, '{}') as publics, coalesce(e.classes, '{}') as classes
    from lines l left join declared d on d.id = l.id left join taught e on e.id = l.id
    where l.kinds <> '{}' and l.id not in (select app.stopped_among((select array_agg(id) from asked)))
    order by l.id`.execute(by.db)
  return rows.map(({ household, prescription, sent_at, prescriber, commune, kinds, classes, ...facts }) => ({
    ...{ household, prescription, sentAt: sent_at.getTime(), prescriber, commune, kinds },
    facts: { ...facts, examYear: classes.some(endsWithExam) },
  }))
}
