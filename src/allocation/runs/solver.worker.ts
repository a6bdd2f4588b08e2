import { spawnSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { allocate } from '../solving/allocate.ts'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import { answeredFrom } from './found.ts'
import type { Asked } from './solveApart.ts'

// Pages come first. On Linux a thread is scheduled by itself; elsewhere it would be the whole site.
if (process.platform === 'linux') stepAside()

const asked = workerData as Asked
const progress = (done: number, steps: number) => parentPort?.postMessage({ done, steps })
const found =
  asked.ask === 'run'
    ? await answeredFrom(asked, progress)
    : asked.ask === 'conflict'
      ? smallestConflict(await solver(), asked.scenario)
      : await allocate(asked.scenario, progress)
parentPort?.postMessage({ found })

/** A processor that only runs this thread counts as free for everybody else; where `chrt` is not installed, the lowest priority is what remains. */
function stepAside() {
  setPriority(19)
  spawnSync('chrt', ['--idle', '--pid', '0', basename(readlinkSync('/proc/thread-self'))])
}
