import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../solving/allocate.ts'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import { answeredFrom } from './found.ts'
import type { Asked } from './solveApart.ts'

// Pages come first. On Linux a priority is a thread's own; elsewhere it would be the whole site's.
if (process.platform === 'linux') setPriority(19)

const asked = workerData as Asked
const progress = (done: number, steps: number) => parentPort?.postMessage({ done, steps })
const found =
  asked.ask === 'run'
    ? await answeredFrom(asked, progress)
    : asked.ask === 'conflict'
      ? smallestConflict(await solver(), asked.scenario)
      : await allocate(asked.scenario, progress)
parentPort?.postMessage({ found })
