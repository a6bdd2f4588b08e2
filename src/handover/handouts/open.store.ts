import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { type Handout, lockHandout } from './handout.store.ts'

/** The session begins; begun already, it stays as it is. One act. */
export const openHandout = (by: Acting, { id }: Handout): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const day = await lockHandout(by, id)
    if (!day || day.closed_at) return refuse('Cette séance est close.')
    if (day.opened_at) return { id }
    await by.db.updateTable('handout').set({ opened_at: by.now }).where('id', '=', id).execute()
    await record(by, { act: 'handout.opened', subject: ['handout', id], from: 'prepared', to: 'opened' })
    return { id }
  })
