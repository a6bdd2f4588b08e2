import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'

/** What remains of one kind, in one programme and commune, for a family that this member would address or promise to. */
export type Left = {
  kind: string
  /** Places that the programme opens there. */
  places: number
  /** Neither promised nor kept for what others prescribe. */
  remaining: number
  /** Among them, those kept for what the family's prescriber prescribes. */
  own: number
  /** Besides, those kept for what others prescribe; only the organisation of the programme is told. */
  kept: number
  /** Families that were accepted and that nothing is promised to; null from one to four, so that nobody is recognised. */
  waiting: number | null
  /** Quotas that name the family and hold less than the commune, the fullest first. */
  quotas: { name: string; left: number }[]
}

/** By programme under way. `householdId`: a family already known, whose publics count; nothing is guessed of another. */
export async function leftFor(by: Acting, commune: string, householdId?: string): Promise<Map<string, Left[]>> {
  const { rows } = await sql<Left & { programme_id: string }>`
    select * from left_for(${commune}, ${householdId ?? null}, ${dayOf(by.now)}) order by kind`.execute(by.db)
  const left = new Map<string, Left[]>()
  for (const { programme_id, ...row } of rows) left.set(programme_id, [...(left.get(programme_id) ?? []), row])
  return left
}
