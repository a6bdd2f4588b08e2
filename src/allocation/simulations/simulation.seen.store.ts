import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import type { Result } from './result.ts'

/** A scenario in words: its name, and what it changes. */
export type SaidScenario = { name: string; changes: string[] }

/** A simulation as a member reads it: exact for those who run the programme, by five for who funds it. */
export interface SeenSimulation {
  id: string
  name: string
  scenarios: SaidScenario[]
  state: string
  at: Date
  by: string
  done: number
  steps: number
  failure: string | null
  result: Result | null
  shared: Result | null
}

/** The latest simulations of a programme, without their counts. */
export async function simulationsOf(
  by: Acting,
  programmeId: string,
): Promise<Pick<SeenSimulation, 'id' | 'name' | 'state' | 'at' | 'scenarios'>[]> {
  if (by.member.role === 'funder') return fundedOf(by, programmeId)
  const rows = await ownOf(by, programmeId)
    .select(['id', 'name', 'state', 'scenarios', 'written_at as at'])
    .limit(PAGE)
    .execute()
  return rows.map((row) => ({ ...row, scenarios: row.scenarios as unknown as SaidScenario[] }))
}

/** One simulation of a programme; undefined when the member may not read it, or not yet. */
export async function simulationSeenBy(
  by: Acting,
  programmeId: string,
  id: string,
): Promise<SeenSimulation | undefined> {
  if (!isId(id)) return undefined
  if (by.member.role === 'funder') return (await fundedOf(by, programmeId)).find((one) => one.id === id)
  const row = await ownOf(by, programmeId)
    .select([
      'id',
      'name',
      'state',
      'scenarios',
      'written_at as at',
      'written_by as by',
      'done',
      'steps',
      'failure',
      'result',
      'shared',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      scenarios: row.scenarios as unknown as SaidScenario[],
      result: row.result as unknown as Result | null,
      shared: row.shared as unknown as Result | null,
    }
  )
}

const ownOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('simulation')
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')

async function fundedOf(by: Acting, programmeId: string): Promise<SeenSimulation[]> {
  const { rows } = await sql<{
    id: string
    name: string
    scenarios: SaidScenario[]
    shared: Result
    found_at: Date
  }>`select * from funded_simulations(${programmeId})`.execute(by.db)
  return rows.map(({ found_at, shared, ...row }) => ({
    ...row,
    at: found_at,
    shared,
    result: null,
    state: 'found',
    by: '',
    done: 0,
    steps: 0,
    failure: null,
  }))
}
