import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { refusalToErase } from './batch.rules.ts'
import { lockBatch } from './batch.store.ts'

/**
 * Whoever received a batch asks that their name go: the name, the signature and the sheet that bears them are deleted, the machines and
 * their numbers stay. Asked twice, it is done once. One act.
 */
export const eraseBatch = (by: Acting, batchId: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const refusal = refusalToErase(await lockBatch(by, batchId))
    if (refusal) return refuse(refusal)
    const { rows } = await sql<{ done: boolean }>`select app.erase_batch(${batchId}, ${by.now}) as done`.execute(by.db)
    if (rows[0]?.done) await record(by, { act: 'batch.erased', subject: ['batch', batchId] })
    return { id: batchId }
  })
