import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../solving/allocate.ts'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import type { Asked } from './solveApart.ts'

const { ask, scenario } = workerData as Asked
const found =
  ask === 'conflict'
    ? smallestConflict(await solver(), scenario)
    : await allocate(scenario, (done, steps) => parentPort?.postMessage({ done, steps }))
parentPort?.postMessage({ found })
