import { solveApart } from '../runs/solveApart.ts'
import type { Allocation } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'
import type { Result } from './result.ts'
import { type Profile, tally } from './tally.rules.ts'

/** What is left to solve: a question a scenario, and what its families are counted under. */
export interface Pending {
  profiles: Profile[]
  /** Today's priorities, the first first. */
  order: string[]
  questions: Scenario[]
}

type Options = { signal: AbortSignal; progress?: (done: number, of: number) => void }

/** Solves every scenario in processes of their own, one after the other, and counts. Progress is told in hundredths of a scenario. */
export async function solveAll(
  { profiles, order, questions }: Pending,
  { signal, progress = () => {} }: Options,
): Promise<Result> {
  const found: Allocation[] = []
  for (const question of questions) {
    const before = 100 * found.length
    const tell = (done: number, steps: number) =>
      progress(before + Math.floor((100 * done) / Math.max(1, steps)), 100 * questions.length)
    found.push(await solveApart(question, { signal, progress: tell }))
  }
  return tally(profiles, found, order)
}

/** The same at once, both cores at work; null when it takes longer than `most` milliseconds. What fails is left to the background, which says so. */
export async function solveSoon({ profiles, order, questions }: Pending, most: number): Promise<Result | null> {
  const signal = AbortSignal.timeout(most)
  try {
    return tally(profiles, await Promise.all(questions.map((question) => solveApart(question, { signal }))), order)
  } catch {
    return null
  }
}
