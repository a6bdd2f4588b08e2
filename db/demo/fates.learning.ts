import { around, insee, towns } from './communes.ts'
import type { Household } from './households.ts'
import { toAccepted } from './journey.heard.ts'
import { later } from './journey.served.ts'
import { close, noteOutcome } from './outcomes.ts'
import type { Scene } from './scene.ts'
import { train } from './training.ts'

const WALK_INS = 40
const ORIENTED = 120
const EXPECTED = 24
const TO_TRAIN = 16

/** People who have what they need and want to learn: those who push the door, and those who are sent. */
export function inventLearning(scene: Scene): void {
  const { demo, claire, nadia, network } = scene
  const { random, clock } = demo
  const near = () => random.pick([insee.harnes, insee.harnes, ...towns, ...around])
  for (let done = 0; done < WALK_INS; done++) {
    const days = clock.walk(18 + Math.floor(random.next() ** 1.7 * 470), '1-3')
    const household = scene.register({
      by: random.pick(network.passerelles.people),
      commune: near(),
      at: days[0] as Date,
      needs: ['skills'],
    })
    learn(household, days[1] as Date)
  }
  for (let done = 0; done < ORIENTED; done++) {
    const days = clock.walk(24 + Math.floor(random.next() ** 1.7 * 470), '0-5 1-6')
    learn(
      toAccepted(scene, { commune: near(), needs: ['skills'], to: network.passerelles }, days, claire),
      days[2] as Date,
    )
  }
  for (let done = 0; done < EXPECTED + TO_TRAIN; done++) {
    const days = clock.walk(random.int(8, 22), '0-3 1-4 0-2')
    const household = toAccepted(scene, { commune: near(), needs: ['skills'], to: network.passerelles }, days, claire)
    const workshop =
      done < EXPECTED ? scene.workshops.next(household, demo.now, later(demo.now, 30 * 1_440)) : undefined
    if (workshop) scene.workshops.book(household, workshop, days[3] as Date, nadia)
  }

  function learn(household: Household, from: Date): void {
    const ends = clock.daysSince(from) > 90 && random.chance(0.68)
    const last = train(scene, household, from, { times: ends ? random.int(1, 3) : 1 })
    if (!ends || !last || clock.daysSince(last) < 20) return
    const [, noted, closed] = clock.walk(clock.daysSince(last), '8-50 1-15') as [Date, Date, Date]
    noteOutcome(demo, household, 'after', nadia, noted)
    close(demo, household, 'autonomous', nadia, closed)
  }
}
