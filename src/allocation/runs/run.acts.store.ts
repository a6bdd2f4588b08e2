import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalToCancelRun, refusalToCorrect, refusalToRetry, refusalToSeed } from './run.rules.ts'
import { lockRun } from './run.store.ts'

const ANOTHER = 'Un autre passage de ce programme a été figé depuis : celui-ci ne se relance plus.'

/** Enters the draw, on its day or later, once: the computing begins by itself. */
export const seedRun = (by: Acting, id: string, seed: string) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const run = await lockRun(by, id)
    const refusal = refusalToSeed(run, dayOf(by.now))
    if (refusal) return refuse(refusal, 'seed')
    await write(by, id, { state: 'computing', seed, seeded_at: by.now, leased_until: null })
    await record(by, {
      ...{ act: 'run.seeded', subject: ['allocation_run', id], from: 'frozen', to: 'computing' },
      data: { seed, source: run.seed_source },
    })
    return { id }
  })

/** Corrects a draw that was typed wrong, while nobody knows the answer. The one before stays written, and the computing begins again. */
export const correctSeed = (by: Acting, id: string, seed: string) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const run = await lockRun(by, id)
    const refusal = refusalToCorrect(run)
    if (refusal) return refuse(refusal, 'seed')
    if (run.seed === seed) return refuse('C’est le tirage déjà enregistré.', 'seed')
    await write(by, id, {
      ...{ seed, seeded_at: by.now, seeds_before: [...run.seeds_before, run.seed ?? ''] },
      ...{ leased_until: null, attempts: 0, done: 0, steps: 0 },
    })
    await record(by, {
      ...{ act: 'run.seed_corrected', subject: ['allocation_run', id] },
      data: { seed, before: run.seed, source: run.seed_source },
    })
    return { id }
  })

/** Ends a run before its decision; whoever solves it stops within a second. Its question, its draw and the reason stay readable. */
export const cancelRun = (by: Acting, id: string, why: string) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const run = await lockRun(by, id)
    const refusal = refusalToCancelRun(run)
    if (refusal) return refuse(refusal)
    await write(by, id, { state: 'cancelled', cancelled_why: why, cancelled_on: dayOf(by.now), leased_until: null })
    await record(by, {
      ...{ act: 'run.cancelled', subject: ['allocation_run', id], from: run.state, to: 'cancelled', why },
    })
    return { id }
  })

/** Solves again a run whose computing failed: the same question, the same draw. */
export const retryRun = (by: Acting, id: string) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const run = await lockRun(by, id)
      const refusal = refusalToRetry(run)
      if (refusal) return refuse(refusal)
      await write(by, id, { state: 'computing', failure: null, attempts: 0, done: 0, steps: 0, leased_until: null })
      await record(by, {
        ...{ act: 'run.retried', subject: ['allocation_run', id], from: 'failed', to: 'computing' },
      })
      return { id }
    },
    { allocation_run_open: ANOTHER },
  )

type Written = Partial<{
  state: string
  seed: string
  seeded_at: Date
  seeds_before: string[]
  leased_until: null
  attempts: number
  done: number
  steps: number
  failure: null
  cancelled_why: string
  cancelled_on: string
}>

const write = (by: Acting, id: string, set: Written) =>
  by.db
    .updateTable('allocation_run')
    .set((q) => ({ ...set, version: q('version', '+', 1) }))
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
