import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'

const found = await allocate(workerData as Scenario, (done, steps) => parentPort?.postMessage({ done, steps }))
parentPort?.postMessage({ found })
