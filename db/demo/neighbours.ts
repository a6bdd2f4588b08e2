import { insee } from './communes.ts'
import { wishes } from './journey.heard.ts'
import type { Scene } from './scene.ts'

const FAMILIES = 6

/** Another territory on the same site: nothing of it is anybody else's. */
export function inventNeighbours({ demo, network, register }: Scene): void {
  for (let done = 0; done < FAMILIES; done++)
    register({
      by: demo.random.pick(network.berge.people),
      commune: insee.calais,
      at: demo.clock.ago(demo.random.int(3, 200)),
      needs: demo.random.pick(wishes),
    })
}
