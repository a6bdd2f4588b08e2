import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { lockTablet } from './room.store.ts'
import type { Tablet } from './tablet.store.ts'

/** Nobody finds this tablet. Its key stays: what it still sends can be read, but is done by nobody without being looked at. One act. */
export async function loseTablet(by: Acting, tablet: Tablet): Promise<Refusal | { id: string }> {
  await lockTablet(by, tablet.id)
  const changed = await by.db
    .updateTable('field_tablet')
    .set({ lost_at: by.now, lost_by: by.member.name })
    .where('id', '=', tablet.id)
    .where('given_back_at', 'is', null)
    .where('lost_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (changed) await record(by, { act: 'field_tablet.lost', subject: ['field_tablet', tablet.id] })
  else if (tablet.given_back_at) return refuse('Cette tablette a déjà été vidée : elle ne garde plus rien.')
  return { id: tablet.id }
}
