import { parentPort, workerData } from 'node:worker_threads'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import type { Scenario } from '../solving/scenario.ts'

parentPort?.postMessage(smallestConflict(await solver(), workerData as Scenario))
