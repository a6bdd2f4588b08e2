import type { Database } from '#platform/db/database.ts'
import type { Job } from '#platform/jobs/schedule.ts'
import { protectedResult } from './protect.rules.ts'
import { type Pending, solveAll } from './solveAll.ts'

const NEXT = 'select * from app.next_simulation($1, $2)'
const WENT = 'select app.simulation_went($1, $2, $3, $4) as goes_on'
const ENDED = 'select app.simulation_ended($1, $2, $3, $4, $5)'

/** How long all the scenarios of one simulation may take, and how long a process that says nothing keeps it, in milliseconds. */
const BUDGET = 180_000
const LEASE = 30_000
const BEAT = 2000

const cancelled = new Error('cancelled')

/** Computes what waits, one simulation after the other; gives how many. */
export async function runSimulations(database: Database, clock: () => Date, budget = BUDGET): Promise<number> {
  for (let count = 0; ; count++) {
    const { rows } = await database.jobs.query<{ id: string; pending: string }>(NEXT, [clock(), leaseFrom(clock)])
    const [next] = rows
    if (!next) return count
    await runOne(database, clock, next, budget)
  }
}

async function runOne(
  database: Database,
  clock: () => Date,
  { id, pending }: { id: string; pending: string },
  budget: number,
): Promise<void> {
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(budget)])
  let [done, steps] = [0, 1]
  const beat = async () => {
    const { rows } = await database.jobs.query<{ goes_on: boolean }>(WENT, [id, done, steps, leaseFrom(clock)])
    if (!rows[0]?.goes_on) stop.abort(cancelled)
  }
  const beating = setInterval(() => void beat().catch((error) => stop.abort(error)), BEAT)
  const progress = (now: number, of: number) => {
    done = now
    steps = of
  }
  try {
    const found = await solveAll(JSON.parse(pending) as Pending, { signal, progress })
    await database.jobs.query(ENDED, [id, clock(), JSON.stringify(found), JSON.stringify(protectedResult(found)), null])
  } catch (error) {
    if (error === cancelled) return
    await database.jobs.query(ENDED, [
      id,
      clock(),
      null,
      null,
      (error as Error).name === 'TimeoutError' ? 'too long' : 'error',
    ])
  } finally {
    clearInterval(beating)
  }
}

const leaseFrom = (clock: () => Date) => new Date(clock().getTime() + LEASE)

/** Every minute: what was too long to be answered with its page. */
export const simulations = (database: Database): Job => ({
  name: 'simulations',
  cron: '* * * * *',
  run: async () => void (await runSimulations(database, () => new Date())),
})
