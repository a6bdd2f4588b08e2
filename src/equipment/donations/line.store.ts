import type { Selectable } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { DB } from '#platform/db/types.gen.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import type { Line } from './line.ts'

/** The lines of a lot, as its donor wrote them; none for a lot announced as one number. */
export async function linesOf(by: Acting, donationId: string): Promise<Line[]> {
  const rows = await by.db
    .selectFrom('donation_line')
    .selectAll()
    .where('donation_id', '=', donationId)
    .orderBy('position')
    .execute()
  return rows.map(lineRead)
}

/** A line as the database keeps it, read. */
export const lineRead = (row: Selectable<DB['donation_line']>): Line => ({
  position: row.position,
  kind: row.kind as DeviceKind,
  count: row.count,
  acquired: row.acquired_year === null ? null : { year: row.acquired_year, month: row.acquired_month },
  unitValueCents: row.unit_value_cents,
  outcome: row.outcome === 'waste' ? 'waste' : 'gift',
  place: row.place,
  protected: row.protected,
})

/** Puts these lines in the place of those of a lot. */
export async function writeLines(by: Acting, donationId: string, lines: readonly Line[]): Promise<void> {
  await by.db.deleteFrom('donation_line').where('donation_id', '=', donationId).execute()
  await by.db
    .insertInto('donation_line')
    .values(
      lines.map((line, position) => ({
        id: by.newId(),
        donation_id: donationId,
        organisation_id: by.member.organisationId,
        position,
        kind: line.kind,
        count: line.count,
        acquired_year: line.acquired?.year ?? null,
        acquired_month: line.acquired?.month ?? null,
        unit_value_cents: line.unitValueCents,
        outcome: line.outcome,
        place: line.place,
        protected: line.protected,
      })),
    )
    .execute()
}
