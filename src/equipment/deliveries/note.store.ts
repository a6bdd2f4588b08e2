import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** The note of a lot, for the two organisations of the lot. */
export const noteOf = (by: Acting, donationId: string) =>
  by.db
    .selectFrom('delivery_note')
    .selectAll()
    .where('donation_id', '=', donationId)
    .where((w) =>
      w.or([w('organisation_id', '=', by.member.organisationId), w('donor_id', '=', by.member.organisationId)]),
    )
    .executeTakeFirst()

export type Note = NonNullable<Awaited<ReturnType<typeof noteOf>>>

/** The same, held until the act ends, and only for whoever counts it. Two people who scan at once go one after the other. */
export const lockNote = (by: Acting, donationId: string) =>
  by.db
    .selectFrom('delivery_note')
    .selectAll()
    .where('donation_id', '=', donationId)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()

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

/** One thing that is not as the note says: a machine that did not come, or later, that nobody announced, or that came in the place of another. */
export type Exception = {
  line_id: string | null
  scan_id: string | null
  what: 'missing' | 'found' | 'surplus' | 'swapped'
  line: number | null
  box: string | null
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  number: string | null
  found_serial: string | null
  outcome: string | null
  word: string
}

/** How many exceptions of each sort a page shows. */
export const MOST_EXCEPTIONS = 100

export const exceptionsOf = async (by: Acting, noteId: string): Promise<Exception[]> =>
  (await sql<Exception>`select * from app.exceptions_of(${noteId}, ${MOST_EXCEPTIONS})`.execute(by.db)).rows

/** One exception of a note, when it still is one. */
export async function exceptionOf(by: Acting, noteId: string, id: string): Promise<Exception | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<Exception>`select * from app.exceptions_of(${noteId}, 20000) e
    where coalesce(e.scan_id, e.line_id) = ${id}`.execute(by.db)
  return rows[0]
}

/** A line of the note with the machine that came for it. */
export type ShownLine = {
  id: string
  line: number
  double_of: number | null
  box: string
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  outcome: string | null
  word: string
  result: string | null
  device_id: string | null
  number: string | null
  found_serial: string | null
}

/** The lines of a note in the order of its file, after one of them; those that no machine came for alone when `open`. */
export const linesOf = async (
  by: Acting,
  noteId: string,
  { after, open }: { after: { line: number; id: string }; open: boolean },
  size: number,
) =>
  (
    await sql<ShownLine>`
      select y.id, y.line, y.double_of, y.box, y.kind, y.brand, y.model, y.serial, y.inventory_tag, y.outcome, y.word,
        z.result, z.device_id, d.number, d.serial as found_serial
      from delivery_line y left join delivery_scan z on z.line_id = y.id and z.undone_at is null left join device d on d.id = z.device_id
      where y.note_id = ${noteId} and (y.line, y.id) > (${after.line}, ${after.id})
        and (not ${open} or (z.id is null and y.double_of is null)) order by y.line, y.id limit ${size}`.execute(by.db)
  ).rows

/** What the donor contested, and what it was answered, the oldest first. */
export const contestsOf = (by: Acting, noteId: string) =>
  by.db
    .selectFrom('delivery_contest')
    .select(['id', 'line_id', 'scan_id', 'said', 'said_by', 'said_at', 'answer', 'answered_by', 'answered_at'])
    .where('note_id', '=', noteId)
    .orderBy('said_at')
    .orderBy('id')
    .limit(200)
    .execute()

export type Contest = Awaited<ReturnType<typeof contestsOf>>[number]
