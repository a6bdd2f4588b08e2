import { spawnSync } from 'node:child_process'
import { setPriority } from 'node:os'
import { allocate } from '../solving/allocate.ts'
import { smallestConflict } from '../solving/conflict.ts'
import { solver } from '../solving/program.ts'
import { answeredFrom } from './found.ts'
import type { Asked } from './solveApart.ts'

// Pages come first. Asked to stand aside, it runs when nothing else wants the processor, which Linux then counts as free for the site;
// otherwise by a low priority, a tenth of a processor that everybody wants.
const standsAside = process.argv[2] === 'aside'
setPriority(standsAside ? 19 : 10)
if (standsAside && process.platform === 'linux')
  spawnSync('chrt', ['--idle', '--all-tasks', '--pid', '0', String(process.pid)])

// Nobody waits for the answer of a site that is gone.
for (const gone of ['disconnect', 'error']) process.once(gone, () => process.exit())
process.once('message', (asked: Asked) =>
  answer(asked).then(
    (found) => process.send?.({ found }),
    (error) => process.send?.({ error }),
  ),
)

async function answer(asked: Asked): Promise<unknown> {
  const progress = (done: number, steps: number) => process.send?.({ done, steps })
  if (asked.ask === 'run') return answeredFrom(asked, progress)
  if (asked.ask === 'conflict') return smallestConflict(await solver(), asked.scenario)
  return allocate(asked.scenario, progress)
}
