import { Worker } from 'node:worker_threads'
import type { Allocation } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'
import type { RunAnswer } from './found.ts'

/** What the thread is asked: who is served, which quotas cannot be kept together, or the whole answer of a run as it is kept. */
export type Asked =
  | { ask: 'allocation' | 'conflict'; scenario: Scenario }
  | { ask: 'run'; seed: string; frozen: string }
type Told<T> = { done: number; steps: number } | { found: T }
type Heard = { progress?: (done: number, steps: number) => void; signal?: AbortSignal }

/**
 * Solves in a thread of its own: the site answers meanwhile. `progress` hears each objective settled; `signal` ends it at once.
 * Throws what the solver threw, or the signal's reason.
 */
export const solveApart = (scenario: Scenario, heard: Heard = {}): Promise<Allocation> =>
  apart<Allocation>({ ask: 'allocation', scenario }, heard)

/** The same of a run, from its question as it was frozen, ready to be kept: reading, checking and writing it out stay in that thread too. */
export const answerApart = (seed: string, frozen: string, heard: Heard = {}): Promise<RunAnswer> =>
  apart<RunAnswer>({ ask: 'run', seed, frozen }, heard)

/** The fewest quotas that cannot be kept together, in a thread of its own; empty when all can. Null when `patience`, in milliseconds, runs out first. */
export function conflictApart(scenario: Scenario): Promise<string[]>
export function conflictApart(scenario: Scenario, patience: number): Promise<string[] | null>
export async function conflictApart(scenario: Scenario, patience?: number): Promise<string[] | null> {
  if (scenario.quotas.every(({ min }) => (min ?? 0) === 0)) return []
  if (patience === undefined) return apart<string[]>({ ask: 'conflict', scenario }, {})
  const signal = AbortSignal.timeout(patience)
  return apart<string[]>({ ask: 'conflict', scenario }, { signal }).catch((error) => {
    if (error === signal.reason) return null
    throw error
  })
}

function apart<T>(asked: Asked, { progress = () => {}, signal }: Heard): Promise<T> {
  const worker = new Worker(new URL(threadFile(import.meta.url), import.meta.url), { workerData: asked })
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    worker.on('message', (told: Told<T>) => ('found' in told ? resolve(told.found) : progress(told.done, told.steps)))
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the solver ended with code ${code}`)))
  }).finally(() => worker.terminate())
}

/** The thread is a file of its own in the bundle too, beside it. */
const threadFile = (here: string) => (here.endsWith('.mjs') ? './solver.worker.mjs' : './solver.worker.ts')
