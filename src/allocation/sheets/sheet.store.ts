import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Sheet } from './sheet.ts'

/** The sheet of one wish, for whom decided it and for whom follows the family in full; nothing before the decision. */
export async function sheetSeenBy(by: Acting, runId: string, needId: string): Promise<Sheet | undefined> {
  if (!isId(runId) || !isId(needId)) return undefined
  return (await factsOf(by, runId, needId))[0]
}

/** Every sheet of a run, for the organisation that decided: by commune. */
export const sheetsOfRun = (by: Acting, runId: string): Promise<Sheet[]> =>
  isId(runId) ? factsOf(by, runId, null) : Promise.resolve([])

const factsOf = async (by: Acting, runId: string, needId: string | null): Promise<Sheet[]> =>
  (await sql<{ facts: Sheet }>`select sheet_facts(${runId}::uuid, ${needId}::uuid) as facts`.execute(by.db)).rows.map(
    ({ facts }) => facts,
  )

/** One decided wish of a household. */
export type Decided = {
  need_id: string
  run_id: string
  run: string
  programme: string
  kit: string
  final: 'served' | 'waiting' | null
  gone: Sheet['gone']
  decided_on: string
}

/** What was decided about a household, the latest first, for whom decided it or follows it in full. */
export const decidedOf = async (by: Acting, householdId: string): Promise<Decided[]> =>
  (await sql<Decided>`select * from sheets_of(${householdId}::uuid) limit 12`.execute(by.db)).rows
