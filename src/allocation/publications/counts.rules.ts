import { byFive } from '#needs/census/results/byFive.rules.ts'

/** Families of one priority or one commune, served and waiting. Null: one to four. */
export interface Line {
  name: string
  served: number | null
  waiting: number | null
}
type Exact = { name: string; served: number; waiting: number }

/** As a funder's counts are given, but that nobody is said: it hides no one. */
export const publicCount = (count: number): number | null => (count === 0 ? 0 : byFive(count))

/**
 * Counts that anybody reads beside their exact total. A count of one to four is hidden, and another one with it when the total and the lines
 * that the file lets anybody count would give it back: the two smallest lines are then said together, under `together`.
 */
export function sharedLines(lines: readonly Exact[], together: string): Line[] {
  let all = lines.filter(({ served, waiting }) => served + waiting > 0)
  for (let open = givenBack(all); open && all.length > 1; open = givenBack(all)) {
    const smallest = open
    const others = all.filter((line) => line !== smallest).sort((a, b) => sizeOf(a) - sizeOf(b))
    const next = (others.find(({ name }) => name === together) ?? others[0]) as Exact
    const joined = { name: together, served: smallest.served + next.served, waiting: smallest.waiting + next.waiting }
    all = [...all.filter((line) => line !== smallest && line !== next), joined]
  }
  return all.map(({ name, served, waiting }) => ({ name, served: publicCount(served), waiting: publicCount(waiting) }))
}

const sizeOf = ({ served, waiting }: Exact) => served + waiting

/** The smallest line whose hidden count the total gives back, whatever else is known. */
function givenBack(lines: readonly Exact[]): Exact | null {
  for (const what of ['served', 'waiting'] as const) {
    const hidden = lines.filter((line) => publicCount(line[what]) === null)
    const sum = hidden.reduce((total, line) => total + line[what], 0)
    if (hidden.length > 0 && (sum === hidden.length || sum === 4 * hidden.length || hidden.length === 1))
      return [...hidden].sort((a, b) => sizeOf(a) - sizeOf(b))[0] ?? null
  }
  return null
}
