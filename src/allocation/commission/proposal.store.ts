import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import { servedNow, standing } from '../runs/derogated.store.ts'
import type { Gone } from '../runs/gone.words.ts'

/** A family of a run, as a commission goes through them. */
export type ListedNeed = {
  id: string
  household_id: string | null
  pseudonym: string
  name: string | null
  kit: string
  kinds: string[]
  commune: string
  commune_name: string
  stratum: number
  stratum_name: string
  points: number
  reasons: { reason: string; points: number }[]
  since: string | null
  quotas: string[]
  class: string | null
  outcome: string
  /** The quotas that keep it waiting. */
  binding: string[]
  why: string | null
  way: 'in' | 'out' | null
  derogation_why: string | null
  served: boolean
  gone: Gone | null
  final: string | null
}

const columns = sql`n.id, n.household_id, n.pseudonym, h.name, n.kit, n.kinds, n.commune, c.name as commune_name, n.stratum, n.stratum_name,
  n.points::float8 as points, n.reasons, n.since::text as since, n.quotas, n.class, n.outcome, n.binding, n.why, d.way, d.why as derogation_why,
  ${servedNow} as served, n.gone, n.final`
const from = sql`run_need n ${standing} join commune c on c.insee = n.commune left join household h on h.id = n.household_id`
/** The order of the run, of families `n`: priority, points, date of need, draw. */
export const inOrder = sql`n.stratum, -n.points, coalesce(n.since, 'infinity'), coalesce(n.lottery, ''), n.id`

export type Asked = { who?: 'served' | 'waiting' | undefined; commune?: string | undefined; after?: string | undefined }

/** The families of a run in its order, one more than a page; `after` is the last one already read. */
export async function listedNeeds(by: Acting, runId: string, { who, commune, after }: Asked, limit = PAGE + 1) {
  const wheres: RawBuilder<unknown>[] = [sql`n.run_id = ${runId} and n.outcome is not null`]
  if (who) wheres.push(who === 'served' ? servedNow : sql`not ${servedNow}`)
  if (commune) wheres.push(sql`n.commune = ${commune}`)
  if (after && isId(after)) wheres.push(sql`(${inOrder}) > (select ${inOrder} from run_need n where n.id = ${after})`)
  const { rows } =
    await sql<ListedNeed>`select ${columns} from ${from} where ${sql.join(wheres, sql` and `)} order by ${inOrder} limit ${limit}`.execute(
      by.db,
    )
  return rows
}

/** One family of a run. */
export async function needSeenBy(by: Acting, runId: string, id: string): Promise<ListedNeed | undefined> {
  if (!isId(runId) || !isId(id)) return undefined
  const { rows } = await sql<ListedNeed>`select ${columns} from ${from}
    where n.run_id = ${runId} and n.id = ${id} and n.outcome is not null and n.organisation_id = ${by.member.organisationId}`.execute(
    by.db,
  )
  return rows[0]
}

/** The last families served that share a quota with one that waits: who could go out for it. */
export async function lastServed(by: Acting, runId: string, need: ListedNeed, limit = 40): Promise<ListedNeed[]> {
  const { rows } = await sql<ListedNeed>`select ${columns} from ${from}
    where n.run_id = ${runId} and n.outcome = 'served' and d.way is null and (n.quotas && ${need.quotas}::text[] or n.quotas = '{}')
    order by n.stratum desc, n.points, coalesce(n.since, 'infinity') desc, coalesce(n.lottery, '') desc, n.id limit ${limit}`.execute(
    by.db,
  )
  return rows
}

/** How many families ask and are served, in each commune and each public. */
export type Share = { part: 'commune' | 'public' | 'stratum'; key: string; name: string; asked: number; served: number }
export const sharesOf = async (by: Acting, runId: string): Promise<Share[]> =>
  (
    await sql<Share>`with seen as materialized (
      select n.commune, n.publics, n.stratum, n.stratum_name, ${servedNow} as served from run_need n ${standing}
      where n.run_id = ${runId} and n.outcome is not null and n.gone is null)
    select 'commune' as part, c.insee as key, c.name, count(*)::int as asked, (count(*) filter (where s.served))::int as served
      from seen s join commune c on c.insee = s.commune group by c.insee, c.name
    union all select 'public', p, p, count(*)::int, (count(*) filter (where s.served))::int from seen s, unnest(s.publics) p group by p
    union all select 'stratum', stratum::text, min(stratum_name), count(*)::int, (count(*) filter (where served))::int from seen group by stratum
    order by 1, 4 desc, 3`.execute(by.db)
  ).rows
