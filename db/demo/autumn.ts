import { appeal, decide } from './autumn.decided.ts'
import { inventAutumnFamilies } from './autumn.families.ts'
import { handOver } from './autumn.handed.ts'
import { inventAutumnProgramme } from './autumn.programme.ts'
import { publish } from './autumn.published.ts'
import { inputsOf, inventAutumnRun } from './autumn.run.ts'
import { inventSimulation } from './autumn.simulation.ts'
import { inventAutumnStock } from './autumn.stock.ts'
import type { Scene } from './scene.ts'

/** A second programme, whose stock is short: a run that a commission decided and published some weeks ago, and what followed. */
export async function inventAutumn(scene: Scene): Promise<void> {
  const autumn = inventAutumnProgramme(scene)
  const waiting = inventAutumnFamilies(scene, autumn)
  const stock = inventAutumnStock(scene, autumn)
  await inventSimulation(scene, autumn, inputsOf(scene, autumn, waiting, stock))
  const solved = await inventAutumnRun(scene, autumn, waiting, stock)
  const promised = decide(scene, autumn, solved, waiting, stock)
  handOver(scene, promised)
  publish(scene, autumn, solved)
  appeal(scene, solved)
}
