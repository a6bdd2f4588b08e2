import { fork } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Allocation } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'
import type { RunAnswer } from './found.ts'
import { watchStarving } from './starving.ts'

/** What the process is asked: who is served, which quotas cannot be kept together, or the whole answer of a run as it is kept. */
export type Asked =
  | { ask: 'allocation' | 'conflict'; scenario: Scenario }
  | { ask: 'run'; seed: string; frozen: string }
type Told<T> = { done: number; steps: number } | { found: T } | { error: Error }
type Heard = { progress?: (done: number, steps: number) => void; signal?: AbortSignal }

/**
 * Solves in a process of its own: the site answers meanwhile. `progress` hears each objective settled; `signal` ends it at once.
 * Throws what the solver threw, or the signal's reason.
 */
export const solveApart = (scenario: Scenario, heard: Heard = {}): Promise<Allocation> =>
  apart<Allocation>({ ask: 'allocation', scenario }, heard)

/** The same of a run, from its question as it was frozen, ready to be kept: reading, checking and writing it out stay in that process too. */
export const answerApart = (seed: string, frozen: string, heard: Heard = {}): Promise<RunAnswer> =>
  apart<RunAnswer>({ ask: 'run', seed, frozen }, heard)

/** The fewest quotas that cannot be kept together, in a process of its own; empty when all can. Null when `patience`, in milliseconds, runs out first. */
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

/** How a process gives way: only ever on an idle processor, or by a low priority. */
type Manner = 'aside' | 'low'
const STARVED = new Error('the solver got nothing of the processor')

/** A machine that leaves nothing idle would keep what stands aside waiting for ever: it begins again by a low priority, which is sure of a tenth. */
async function apart<T>(asked: Asked, heard: Heard): Promise<T> {
  const isBusy = (loadavg()[0] ?? 0) >= availableParallelism()
  if (isBusy) return inProcess(asked, heard, 'low')
  return inProcess<T>(asked, heard, 'aside').catch((error) => {
    if (error !== STARVED) throw error
    return inProcess(asked, heard, 'low')
  })
}

async function inProcess<T>(asked: Asked, { progress = () => {}, signal }: Heard, manner: Manner): Promise<T> {
  const child = fork(processFile(import.meta.url), [manner], { serialization: 'advanced', execArgv: [] })
  let unwatch = () => {}
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = () => reject(signal?.reason)
      signal?.addEventListener('abort', stop, { once: true })
      if (signal?.aborted) stop()
      if (manner === 'aside') unwatch = watchStarving(child.pid, () => reject(STARVED))
      child.on('message', (told: Told<T>) => {
        if ('found' in told) resolve(told.found)
        else if ('error' in told) reject(told.error)
        else progress(told.done, told.steps)
      })
      child.on('error', reject)
      child.on('exit', (code) => reject(new Error(`the solver ended with code ${code}`)))
      child.send(asked)
    })
  } finally {
    unwatch()
    child.kill('SIGKILL')
  }
}

/** What the process runs is a file of its own in the bundle too, beside it. */
const processFile = (here: string) =>
  fileURLToPath(new URL(here.endsWith('.mjs') ? './solver.process.mjs' : './solver.process.ts', here))
