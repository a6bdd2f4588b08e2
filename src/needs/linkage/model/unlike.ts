import type { Clue } from '../clues/clue.ts'
import { chance } from '../records/chance.ts'
import type { Records } from '../records/records.ts'

const mostDrawn = 100_000
const seed = 1969
/** How many imagined pairs the first guess of u weighs: a small list says little of chance. */
const priorPairs = 2000

/**
 * How often two people taken at random show each level of each clue: from all pairs of a small list, from pairs drawn by a
 * fixed seed in a larger one; exact agreement is counted from the frequencies of the values. Never less than half a pair of what was seen.
 */
export const unlikeLevels = (records: Records, clues: Clue[]): number[][] => {
  const seen = clues.map(({ levels }) => new Float64Array(levels.length))
  for (const [a, b] of drawnPairs(records)) {
    for (let place = 0; place < clues.length; place++) seen[place]![clues[place]!.level(a, b)]!++
  }
  return clues.map(({ levels, exact, swapped }, place) => {
    const counts = seen[place]!
    const total = levels.map(({ group }) =>
      levels.reduce((sum, other, at) => sum + (other.group === group ? counts[at]! : 0), 0),
    )
    const u = levels.map((level, at) =>
      level.group === 0 ? 1 : Math.max(counts[at]! + priorPairs * level.u, 0.5) / (total[at]! + priorPairs),
    )
    u[exact.level] = exact.agreement
    if (swapped) u[swapped.level] = swapped.agreement
    return u
  })
}

function* drawnPairs({ size, sides }: Records): Iterable<[number, number]> {
  if ((size * (size - 1)) / 2 <= mostDrawn) {
    for (let a = 0; a < size; a++)
      for (let b = a + 1; b < size; b++) if (sides === null || sides[a] !== sides[b]) yield [a, b]
    return
  }
  const draw = chance(seed)
  for (let drawn = 0; drawn < mostDrawn; ) {
    const a = Math.floor(draw() * size)
    const b = Math.floor(draw() * size)
    if (a === b) continue
    drawn++
    if (sides === null || sides[a] !== sides[b]) yield [a, b]
  }
}
