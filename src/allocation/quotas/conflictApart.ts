import { Worker } from 'node:worker_threads'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import type { Scenario } from '../solving/scenario.ts'

/** Up to that many limits the answer takes milliseconds; beyond, it is sought in a thread of its own. */
const FEW = 16

/** How long a page waits for the answer, in milliseconds. */
const PATIENCE = 3000

/** The fewest limits that cannot be kept together, without ever keeping the site from answering; null when it takes too long to say. */
export async function conflictApart(scenario: Scenario, patience = PATIENCE): Promise<string[] | null> {
  if (scenario.quotas.length <= FEW) return smallestConflict(await solver(), scenario)
  const worker = new Worker(new URL('./conflict.worker.ts', import.meta.url), { workerData: scenario })
  let timer: NodeJS.Timeout | undefined
  return new Promise<string[] | null>((resolve, reject) => {
    timer = setTimeout(() => resolve(null), patience)
    worker.on('message', resolve)
    worker.on('error', reject)
  }).finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}
