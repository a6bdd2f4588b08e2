import { Worker } from 'node:worker_threads'
import type { Allocation } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'

type Told = { done: number; steps: number } | { found: Allocation }

/**
 * Solves in a thread of its own: the site answers meanwhile. `progress` hears each objective settled; `signal` ends it at once.
 * Throws what the solver threw, or the signal's reason.
 */
export function solveApart(
  scenario: Scenario,
  { progress = () => {}, signal }: { progress?: (done: number, steps: number) => void; signal?: AbortSignal } = {},
): Promise<Allocation> {
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { workerData: scenario })
  return new Promise<Allocation>((resolve, reject) => {
    const stop = () => reject(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    worker.on('message', (told: Told) => ('found' in told ? resolve(told.found) : progress(told.done, told.steps)))
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the solver ended with code ${code}`)))
  }).finally(() => worker.terminate())
}
