import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Ranking } from '../ranking/policy.ts'
import type { Inputs } from './inputs.ts'
import { realNames } from './names.store.ts'
import { questionOf, type SeenRun } from './run.store.ts'
import { LINES } from './scenario.rules.ts'

type Kept = Ranking & { main: string; household: string; since: string | null }

/**
 * The inputs of a run that goes on with another one: whoever stood in its list keeps its place there and the pseudonym that gives its
 * lottery number, under whatever file it is read today, whatever it still asks for: nobody is placed anew with a draw that is known. Who came
 * since waits for another draw (`come`): with a seed that is known, a number could be tried until it suits.
 */
export async function keptPlaces(
  by: Acting,
  follows: SeenRun,
  inputs: Inputs,
): Promise<{ kept: Inputs; come: number }> {
  const { rows } =
    await sql<Kept>`select distinct on (${readUnder('k', 'n.household_id')}) ${readUnder('k', 'n.household_id')} as main, n.household_id as household,
      n.stratum, n.stratum_name as "stratumName", n.points::float8 as points, n.reasons, n.since::text as since
    from run_need n join allocation_run r on r.id = n.run_id
    join household_access k on k.organisation_id = ${by.member.organisationId} and k.household_id = n.household_id and k.ended_at is null
    where n.organisation_id = ${by.member.organisationId} and r.programme_id = ${follows.programme_id} and r.commitment = ${follows.commitment} and r.state <> 'cancelled'
    order by ${readUnder('k', 'n.household_id')}, k.kept_in is not null, r.frozen_at desc, n.id`.execute(by.db)
  const before = new Map(rows.map((row) => [row.main, row]))
  const participants = inputs.participants.flatMap((family) => {
    const kept = before.get(family.household)
    if (!kept) return []
    const { stratum, stratumName, points, reasons, since } = kept
    return [{ ...family, key: kept.household, ranking: { stratum, stratumName, points, reasons }, since }]
  })
  return { kept: { ...inputs, participants }, come: inputs.participants.length - participants.length }
}

/** What moved since a run: promises of it cancelled, and devices in stock that it did not know. */
export interface Moved {
  cancelled: number
  arrived: number
}

export async function movedSince(by: Acting, follows: SeenRun, inputs: Inputs): Promise<Moved> {
  const { rows } = await sql<{ cancelled: number; given: number }>`
    select count(distinct l.run_need_id) filter (where l.state = 'cancelled' and l.ended_at >= ${follows.frozen_at})::int as cancelled,
      count(*) filter (where l.state <> 'cancelled' and l.kind = 'computer' and n.run_id = ${follows.id})::int as given
    from run_need n join allocation_run r on r.id = n.run_id join allocation l on l.run_need_id = n.id
    where n.organisation_id = ${by.member.organisationId} and r.programme_id = ${follows.programme_id} and r.commitment = ${follows.commitment}`.execute(
    by.db,
  )
  const [{ supply }, { classes }] = await Promise.all([questionOf(by, follows.id), realNames(by, follows.id)])
  const devices = (classes: readonly { count: number }[]) => classes.reduce((sum, { count }) => sum + count, 0)
  const known = devices(supply.filter((one) => (classes.get(one.class) ?? one.class) !== LINES)) - (rows[0]?.given ?? 0)
  return { cancelled: rows[0]?.cancelled ?? 0, arrived: Math.max(0, devices(inputs.stock) - known) }
}
