import { type Household, moveNeeds } from './households.ts'
import { later } from './journey.served.ts'
import { noteOutcome } from './outcomes.ts'
import type { Scene } from './scene.ts'

/** Served needs and the wish to learn are followed once the household came to a training. */
const follow = (household: Household, at: Date): void => {
  moveNeeds(household, ['computer', 'connection'], ['served'], 'followed', at)
  moveNeeds(household, ['skills'], ['heard', 'qualified', 'prescribed', 'promised', 'served'], 'followed', at)
}

/** Comes so many times to a workshop, or to a mediator, after this day; gives the last time, or null when none was left. */
export function train(scene: Scene, household: Household, from: Date, { times = 1, before = true } = {}): Date | null {
  const { demo, workshops, agenda, nadia, claire } = scene
  let last: Date | null = null
  let after = from
  for (let time = 0; time < times; time++) {
    const workshop = demo.random.chance(0.72)
      ? workshops.next(household, later(after, 3 * 1_440), later(demo.now, -1_440))
      : undefined
    if (workshop) {
      const seat = workshops.book(
        household,
        workshop,
        demo.clock.soon(after, demo.random.int(20, 600)),
        demo.random.chance(0.5) ? nadia : claire,
      )
      if (demo.random.chance(0.12)) {
        workshops.mark(household, workshop, seat, demo.random.pick(['absent', 'excused']))
        after = workshop.row.ends_at as Date
        time -= 1
        continue
      }
      last = workshops.mark(household, workshop, seat, 'present')
    } else {
      const day = later(after, demo.random.int(4, 9) * 1_440)
      if (demo.clock.daysSince(day) < 1.6) break
      const weekend = day.getUTCDay() % 6 === 0
      const meeting = agenda.meet(
        household,
        'training',
        scene.placeFor(household.row.commune),
        weekend ? later(day, -2 * 1_440) : day,
        later(after, 90),
        nadia,
      )
      last = agenda.mark(household, meeting, 'seen')
    }
    follow(household, last)
    if (before && time === 0) noteOutcome(demo, household, 'before', nadia, later(last, 6))
    after = last
  }
  return last
}
