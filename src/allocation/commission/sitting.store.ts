import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { servedNow, standing } from '../runs/derogated.store.ts'

/** A run before a commission: what it is called, where it stands, under which policy, in which programme. */
export type Sitting = {
  id: string
  name: string
  state: string
  programme_id: string
  programme: string
  policy_version: number
  policy_adopted_by: string
  policy_adopted_on: string | null
  seed: string | null
  inputs_hash: string
  frozen_at: Date
  frozen_by: string
  derogations_at_most: number
  /** How many families its list bears. */
  listed: number | null
  /** Derogations that stand. */
  derogations: number
  body: string
  present: string
  decided_on: string | null
  decided_by: string
  /** Families that take part; served and waiting as proposed, derogations counted in, or as decided. */
  families: number
  served: number
}

const read = (by: Acting, id: string) => sql<Sitting>`
  select r.id, r.name, r.state, r.programme_id, g.name as programme, p.version as policy_version, p.adopted_by as policy_adopted_by,
    p.adopted_on::text as policy_adopted_on, r.seed, r.inputs_hash, r.frozen_at, r.frozen_by, r.derogations_at_most, r.listed, r.body, r.present,
    r.decided_on::text as decided_on, r.decided_by,
    (select count(*)::int from derogation d where d.run_id = r.id and d.taken_back_at is null) as derogations, n.families, n.served
  from allocation_run r
  join programme g on g.id = r.programme_id
  join priority_policy p on p.id = r.policy_id
  cross join lateral (select (count(*) filter (where n.gone is null))::int as families, (count(*) filter (where ${servedNow}))::int as served
    from run_need n ${standing} where n.run_id = r.id) n
  where r.id = ${id} and r.organisation_id = ${by.member.organisationId}`

/** A run of the member's organisation, solved or later, as a commission reads it. */
export const sittingSeenBy = async (by: Acting, id: string): Promise<Sitting | undefined> =>
  isId(id) ? (await read(by, id).execute(by.db)).rows[0] : undefined
