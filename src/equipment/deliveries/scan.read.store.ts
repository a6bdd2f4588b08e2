import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { Note } from './note.store.ts'
import type { Facts, MetDevice, MetLine } from './scan.rules.ts'
import { met, verdictFor } from './scan.verdict.store.ts'

/** Lines that no machine came for, those that look like this one first. */
export const openLines = async (
  by: Acting,
  noteId: string,
  { kind, model, inventory_tag }: Facts,
): Promise<MetLine[]> =>
  (
    await sql<MetLine>`select ${met} where y.note_id = ${noteId} and y.double_of is null and z.id is null
      order by (y.tag_key is not distinct from ${inventory_tag ? serialKey(inventory_tag) : ''}) desc, lower(y.model) = lower(${model}) desc,
        y.kind = ${kind} desc, y.line, y.id limit 200`.execute(by.db)
  ).rows

/** The line of this note, when no machine came for it. */
export const openLine = async (by: Acting, noteId: string, id: string): Promise<MetLine | undefined> =>
  isId(id)
    ? (
        await sql<MetLine>`select ${met} where y.note_id = ${noteId} and y.id = ${id} and y.double_of is null and z.id is null`.execute(
          by.db,
        )
      ).rows[0]
    : undefined

/** The machine that a line announces, when this organisation knows it already; why it cannot have come, when it is elsewhere. */
export async function knownFor(
  by: Acting,
  note: Note,
  { serial, inventory_tag }: Pick<Facts, 'serial' | 'inventory_tag'>,
): Promise<MetDevice | null | Refusal> {
  const said = serial ?? inventory_tag
  if (!said) return null
  const verdict = await verdictFor(by, note, said, '')
  if (verdict.is === 'listed') return verdict.device
  return verdict.is === 'unlisted'
    ? verdict.device
    : refuse('Cet appareil ne peut pas être reçu ainsi : scannez-le pour savoir pourquoi.')
}
