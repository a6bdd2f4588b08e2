import { around, insee, towns } from './communes.ts'
import { toAccepted, toRefused, toSent, wishes } from './journey.heard.ts'
import { orient, read } from './orientation.ts'
import { close, type Ending } from './outcomes.ts'
import type { Scene } from './scene.ts'

const HEARD = 171
const WAITING = 34
const ELSEWHERE = 9
const REFUSED = 20
const REROUTED = 4
const LEFT = 46

/** Families whose journey stopped early, or has not begun: each for its own reason. */
export function inventHeard(scene: Scene): void {
  const { demo, claire, network } = scene
  const { random, clock } = demo
  const anywhere = () => random.pick([...towns, ...towns, ...around])
  const someTimeAgo = (most: number) => Math.ceil(random.next() ** 2 * most) + 1

  for (let done = 0; done < HEARD; done++) {
    const commune = anywhere()
    const by = random.chance(0.06) ? claire : scene.partnerIn(commune)
    scene.register({
      by,
      commune,
      at: clock.ago(someTimeAgo(150)),
      needs: random.pick(wishes),
      urgent: random.chance(0.08),
      agreed: random.chance(0.7),
    })
  }
  for (let done = 0; done < WAITING; done++) {
    const commune = done < 24 ? insee.sallaumines : random.pick([insee.harnes, insee.billy])
    const start = done < 24 ? random.int(30, 260) : random.int(12, 25)
    toAccepted(
      scene,
      { commune, needs: random.pick(wishes.slice(0, 4)), to: network.passerelles, urgent: random.chance(0.1) },
      clock.walk(start, '0-6 1-8'),
      claire,
    )
  }
  for (let done = 0; done < ELSEWHERE; done++)
    toSent(
      scene,
      { commune: random.pick([insee.billy, insee.rouvroy, insee.montigny]), needs: ['skills'], to: network.fabrique },
      clock.walk(random.int(4, 9), '0-3'),
    )
  for (let done = 0; done < REFUSED + REROUTED; done++) {
    const days = clock.walk(random.int(25, 400), '0-5 1-8 1-4 1-5')
    const { household, prescription, by } = toRefused(
      scene,
      { commune: anywhere(), needs: random.pick(wishes.slice(0, 5)), to: network.passerelles },
      days,
      claire,
    )
    read(demo, household, prescription, by, clock.soon(days[2] as Date, random.int(60, 900)))
    if (done >= REFUSED)
      orient(demo, household, {
        by,
        to: network.fabrique,
        at: days[4] as Date,
        kinds: ['skills'],
        instead: prescription,
      })
  }
  const endings: readonly Ending[] = [
    'moved',
    'declined',
    'unreachable',
    'unreachable',
    'no_longer_needed',
    'no_longer_needed',
  ]
  for (let done = 0; done < LEFT; done++) {
    const commune = anywhere()
    const by = scene.partnerIn(commune)
    const [heard, ended] = clock.walk(random.int(40, 500), '15-120') as [Date, Date]
    close(demo, scene.register({ by, commune, at: heard, needs: random.pick(wishes) }), random.pick(endings), by, ended)
  }
}
