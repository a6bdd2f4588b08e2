import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/**
 * How a note stands against what came: `expected` = `listed` + `swapped` + `missing`, `scanned` = `listed` + `swapped` + `surplus`.
 * `doubles`: lines that repeat another; `again`: machines scanned once more; `open`: exceptions without an end.
 */
export type Tally = {
  expected: number
  scanned: number
  listed: number
  swapped: number
  surplus: number
  missing: number
  doubles: number
  again: number
  open: number
}

export async function tallyOf(by: Acting, noteId: string): Promise<Tally> {
  const { rows } = await sql<Omit<Tally, 'scanned' | 'missing' | 'open'> & { ended: number }>`
    select x.expected, x.doubles, s.listed, s.swapped, s.surplus, s.again, x.ended + s.ended as ended from
      (select count(*) filter (where double_of is null)::int as expected, count(double_of)::int as doubles,
         count(*) filter (where outcome is not null and not exists (select from delivery_scan z where z.line_id = y.id and z.undone_at is null))::int as ended
       from delivery_line y where note_id = ${noteId}) x,
      (select count(*) filter (where result = 'listed')::int as listed, count(*) filter (where result = 'swapped')::int as swapped,
         count(*) filter (where result = 'surplus')::int as surplus, coalesce(sum(again), 0)::int as again,
         count(*) filter (where result <> 'listed' and outcome is not null)::int as ended
       from delivery_scan where note_id = ${noteId} and undone_at is null) s`.execute(by.db)
  const { ended, ...said } = rows[0] ?? {
    expected: 0,
    doubles: 0,
    listed: 0,
    swapped: 0,
    surplus: 0,
    again: 0,
    ended: 0,
  }
  return { ...said, ...sums(said), open: sums(said).missing + said.swapped + said.surplus - ended }
}

const sums = ({ expected, listed, swapped, surplus }: Pick<Tally, 'expected' | 'listed' | 'swapped' | 'surplus'>) => ({
  scanned: listed + swapped + surplus,
  missing: expected - listed - swapped,
})
