import type { Acting } from '#platform/access/acting.ts'
import type { Kind } from '../programmes/words.ts'
import type { Kit } from './inputs.ts'
import { proposedKits } from './kit.rules.ts'

/** The kits of a programme, in its order; those that Maillon proposes when it wrote none. */
export async function kitsOf(by: Acting, programme: { id: string; whole_kits: boolean }): Promise<Kit[]> {
  const rows = await by.db
    .selectFrom('kit')
    .select(['name', 'has_computer', 'has_connection', 'device_kinds', 'publics', 'fit'])
    .where('programme_id', '=', programme.id)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return proposedKits(programme.whole_kits)
  return rows.map((row) => ({
    name: row.name,
    kinds: [
      ...(row.has_computer ? (['computer'] as Kind[]) : []),
      ...(row.has_connection ? (['connection'] as Kind[]) : []),
    ],
    deviceKinds: row.device_kinds,
    publics: row.publics,
    fit: row.fit as Record<string, number>,
  }))
}
