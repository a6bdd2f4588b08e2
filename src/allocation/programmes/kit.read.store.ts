import type { Acting } from '#platform/access/acting.ts'
import { type Kit, usualKits } from './kit.rules.ts'

/** What a programme hands out, in its order: its own kits, or the usual ones; and whether both are given together. */
export async function kitsOf(by: Acting, programmeId: string): Promise<{ kits: readonly Kit[]; whole: boolean }> {
  const programme = await by.db
    .selectFrom('programme')
    .select('whole_kits')
    .where('id', '=', programmeId)
    .executeTakeFirst()
  const rows = await by.db
    .selectFrom('kit')
    .select(['name', 'has_computer', 'has_connection', 'device_kinds', 'publics', 'fit'])
    .where('programme_id', '=', programmeId)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const whole = programme?.whole_kits ?? true
  const kits = rows.map(
    (row): Kit => ({
      name: row.name,
      computer: row.has_computer,
      connection: row.has_connection,
      devices: row.device_kinds,
      publics: row.publics,
      fit: row.fit as Record<string, number>,
    }),
  )
  return { kits: kits.length > 0 ? kits : usualKits(whole), whole }
}
