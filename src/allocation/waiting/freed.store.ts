import { sql } from 'kysely'
import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { kitDevices } from '../kits/kit.rules.ts'
import { decidedStates, openStates } from '../runStates.ts'

/** What came free since the last decided run of a programme, while families of that run wait. */
export interface Freed {
  programme: string
  name: string
  run: string
  since: Date
  /** Families of that run that still wait. */
  waiting: number
  /** Promises cancelled since, whose places are free. */
  places: number
  /** Devices ready since, and how many of them are computers. */
  devices: number
  computers: number
}

/** The programmes where something can be given again: a run was decided, none is open, and places or devices came free. */
export async function freedSince(by: Acting, programmeId?: string): Promise<Freed[]> {
  const { rows } = await sql<Omit<Freed, 'devices' | 'computers'>>`
    select g.id as programme, g.name, r.id as run, r.decided_at as since,
      (select count(*)::int from run_need n where n.run_id = r.id and n.gone is null and coalesce(n.final, n.outcome) = 'waiting') as waiting,
      least((select count(distinct a.household_id) from allocation a where a.programme_id = g.id and a.organisation_id = g.organisation_id and a.state = 'cancelled' and a.ended_at > r.decided_at),
        (select sum(q.places - q.promised) from quota q where q.programme_id = g.id))::int as places
    from programme g
    join lateral (select r.id, r.decided_at from allocation_run r where r.programme_id = g.id and r.organisation_id = ${by.member.organisationId}
      and r.state in (${sql.join([...decidedStates])}) order by r.decided_at desc limit 1) r on true
    where g.organisation_id = ${by.member.organisationId} and (g.ends_on is null or g.ends_on >= ${dayOf(by.now)}) ${programmeId ? sql`and g.id = ${programmeId}` : sql``}
      and exists (select from quota q where q.programme_id = g.id and q.promised < q.places)
      and not exists (select from allocation_run o where o.programme_id = g.id and o.organisation_id = g.organisation_id and o.state in (${sql.join([...openStates])}))
    order by r.decided_at limit 5`.execute(by.db)
  const freed = await Promise.all(
    rows.map(async (row) => ({ ...row, places: row.places ?? 0, ...(await readySince(by, row.since)) })),
  )
  return freed.filter(({ waiting, places, devices }) => waiting > 0 && places + devices > 0)
}

/** What stands on the shelf and was not there to give: made ready, received, or given back by a promise since. A note corrected changes nothing. */
const readySince = (by: Acting, since: Date): Promise<Pick<Freed, 'devices' | 'computers'>> =>
  onTheShelf(by)
    .select((q) => q.fn.countAll<number>().as('devices'))
    .select(
      sql<number>`count(*) filter (where device.kind in ('laptop', 'desktop', 'all_in_one'))::int`.as('computers'),
    )
    .where('device.kind', 'in', [...kitDevices])
    .where(
      sql<boolean>`(exists (select from custody c where c.device_id = device.id and c.since > ${since})
          or exists (select from event e where e.subject_kind = 'device' and e.subject_id = device.id and e.to_state = 'ready' and e.at > ${since})
          or exists (select from allocation a where a.device_id = device.id and a.state = 'cancelled' and a.ended_at > ${since}))`,
    )
    .executeTakeFirstOrThrow()
