import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Ready tablets of this school that no class holds yet. */
export const undivided = (by: Acting) =>
  by.db
    .selectFrom('device as d')
    .where('d.organisation_id', '=', by.member.organisationId)
    .where('d.state', '=', 'ready')
    .where('d.kind', '=', 'tablet')
    .where('d.transfer_id', 'is', null)
    .where('d.in_dispute', '=', false)
    .where(
      sql<boolean>`not exists (select from custody c where c.device_id = d.id and c.until is null and c.class_id is not null)`,
    )

export async function undividedOf(by: Acting): Promise<number> {
  const row = await undivided(by).select(sql<number>`count(*)::int`.as('n')).executeTakeFirst()
  return row?.n ?? 0
}
