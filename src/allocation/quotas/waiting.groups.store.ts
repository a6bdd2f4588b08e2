import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { WaitingGroup } from './quotaRule.rules.ts'

/**
 * The families whom a programme may still serve, counted by what quotas read of them: nobody is named. The same families as its waiting
 * list, less those of a public that it is not for.
 */
export const waitingGroups = async (by: Acting, programmeId: string): Promise<WaitingGroup[]> =>
  (
    await sql<WaitingGroup>`
  with waiting as (
    select h.commune, w.kinds, s.organisation_id as "prescriberId",
      array(select distinct t.kind from target_public t where t.household_id in (select app.files_of(h.id)) and t.ended_on is null order by 1) as publics
    from prescription p
    join household_access k on k.organisation_id = p.to_organisation_id and k.household_id = p.household_id and k.ended_at is null
    join household h on h.id = coalesce(k.kept_in, p.household_id) and h.status = 'open'
    cross join lateral (
      select array_agg(distinct n.kind order by n.kind) as kinds from need n
      where n.household_id in (select app.files_of(h.id)) and n.kind in ('computer', 'connection') and n.state in ('heard', 'qualified', 'prescribed')
        and exists (select from quota q where q.programme_id = ${programmeId} and q.commune = h.commune and q.kind = n.kind and q.places > 0)
        and not exists (select from allocation a where a.household_id in (select app.files_of(h.id)) and a.programme_id = ${programmeId} and a.kind = n.kind and a.state <> 'cancelled')) w
    cross join lateral (
      select s.organisation_id from prescription s where s.household_id in (select app.files_of(h.id)) and s.to_organisation_id = p.to_organisation_id
        and s.state in ('accepted', 'promised', 'served') order by s.state = 'served', s.sent_at, s.id limit 1) s
    where p.to_organisation_id = ${by.member.organisationId} and p.state = 'accepted' and w.kinds is not null
      and not exists (select from prescription o where o.household_id in (select app.files_of(h.id)) and o.to_organisation_id = p.to_organisation_id
        and o.state = 'accepted' and (o.sent_at, o.id) < (p.sent_at, p.id)))
  select w.commune, w.kinds, w."prescriberId", w.publics, count(*)::int as families from waiting w
  join programme g on g.id = ${programmeId} and (g.publics = '{}' or g.publics && w.publics)
  group by w.commune, w.kinds, w."prescriberId", w.publics
  order by w.commune, w.kinds, w."prescriberId", w.publics`.execute(by.db)
  ).rows
