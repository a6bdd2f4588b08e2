import type { Database } from '#platform/db/database.ts'
import type { Log } from '#platform/log/log.ts'
import { answerApart } from './solveApart.ts'

/** How long a process keeps a run without a word: past it, it is dead, and another one takes the run. */
export const LEASE = 30_000
/** How often it says that it is alive, how far it is, and hears that it must stop. */
const HEARTBEAT = 1000

const FAILED =
  'Le calcul s’est arrêté sur une erreur. La question reste figée et le tirage reste le même : relancez-le, ou annulez ce passage.'

type Taken = { id: string; seed: string; scenario: string }
/** Why a computing ends without an answer: the site stops, or the run is no longer ours to solve. */
const STOPPED = new Error('the site stops')
const TAKEN_AWAY = new Error('the run was cancelled, corrected or taken by another process')

/**
 * Solves the oldest run that waits for it, if any, and tells whether there was one. Cancelled or corrected meanwhile, it stops at once and
 * writes nothing. Killed half-way, its lease ends and the next process begins again: the same question gives the same answer.
 */
export async function computeNext(
  database: Database,
  log: Log,
  {
    signal,
    clock = () => Date.now(),
    heartbeat = HEARTBEAT,
  }: { signal?: AbortSignal; clock?: () => number; heartbeat?: number } = {},
): Promise<boolean> {
  const now = () => new Date(clock())
  let held = new Date(clock() + LEASE)
  const { rows } = await database.jobs.query<Taken>('select * from app.take_run($1, $2)', [now(), held])
  const run = rows[0]
  if (!run) return false
  const stop = new AbortController()
  const told = { done: 0, steps: 0 }
  const onStop = () => stop.abort(STOPPED)
  signal?.addEventListener('abort', onStop, { once: true })
  const beat = async () => {
    const until = new Date(clock() + LEASE)
    const { rows: kept } = await database.jobs.query<{ ours: boolean }>(
      'select app.hold_run($1, $2, $3, $4, $5) as ours',
      [run.id, held, until, told.done, told.steps],
    )
    if (kept[0]?.ours) held = until
    else stop.abort(TAKEN_AWAY)
  }
  const beating = beatEvery(heartbeat, beat, log)
  try {
    const found = await answerApart(run.seed, run.scenario, {
      progress: (done, steps) => Object.assign(told, { done, steps }),
      signal: stop.signal,
    })
    await beating.end()
    if ('conflict' in found) await fail(database, run.id, held, now(), found.conflict)
    else
      await database.jobs.query('select app.write_found($1, $2, $3, $4, $5, $6, $7)', [
        ...[run.id, held, now(), found.result, found.unproved, found.answers, found.cutoffs],
      ])
  } catch (error) {
    await beating.end()
    if (error === STOPPED) await database.jobs.query('select app.leave_run($1, $2)', [run.id, held])
    else if (error !== TAKEN_AWAY) {
      log.failure(error, 'runs')
      await fail(database, run.id, held, now(), FAILED)
    }
  } finally {
    signal?.removeEventListener('abort', onStop)
  }
  return true
}

const fail = (database: Database, ...values: [run: string, held: Date, at: Date, said: string]) =>
  database.jobs.query('select app.fail_run($1, $2, $3, $4)', values)

/** Beats one after the other, never two at once; `end` waits for the one under way, so that the lease it wrote is known. */
function beatEvery(milliseconds: number, beat: () => Promise<void>, log: Log) {
  let ended = false
  let last = Promise.resolve()
  const timer = setInterval(() => {
    last = last.then(() => (ended ? undefined : beat())).catch((error) => log.failure(error, 'runs'))
  }, milliseconds)
  return {
    end: async () => {
      ended = true
      clearInterval(timer)
      await last
    },
  }
}

/** Looks for a run to solve every few seconds until it is stopped; the one under way is then given back. */
export function startRuns(database: Database, log: Log, every = 2000): { stop(): Promise<void> } {
  const stopped = new AbortController()
  let timer: NodeJS.Timeout
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      while (!stopped.signal.aborted && (await computeNext(database, log, { signal: stopped.signal })));
    } catch (error) {
      log.failure(error, 'runs')
    }
    if (!stopped.signal.aborted) timer = setTimeout(() => (running = turn()), every)
  }
  running = turn()
  return {
    stop: async () => {
      stopped.abort()
      clearTimeout(timer)
      await running
    },
  }
}
