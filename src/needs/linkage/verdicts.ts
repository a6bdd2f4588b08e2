import type { Records } from './records/records.ts'

/** What a person decided of two records, by their identifiers: one person, or not. It outlives every later run. */
export type Verdict = { a: string; b: string; same: boolean }

/** Verdicts by record numbers. Those on identifiers that the list no longer has are left aside. */
export type Decided = {
  same: [number, number][]
  isDistinct(a: number, b: number): boolean
  isSame(a: number, b: number): boolean
}

/** Between two lists, `a` names a record of the first and `b` one of the second. */
export const decided = (records: Records, verdicts: readonly Verdict[]): Decided => {
  const same: [number, number][] = []
  const answers = new Map<number, boolean>()
  const keyOf = (a: number, b: number) => Math.min(a, b) * records.size + Math.max(a, b)
  if (verdicts.length > 0) {
    const places = [new Map<string, number>(), new Map<string, number>()] as const
    records.ids.forEach((id, record) => {
      places[records.sides?.[record] === 1 ? 1 : 0].set(id, record)
    })
    for (const verdict of verdicts) {
      const a = places[0].get(verdict.a)
      const b = places[records.sides ? 1 : 0].get(verdict.b)
      if (a === undefined || b === undefined || a === b) continue
      answers.set(keyOf(a, b), verdict.same)
    }
    for (const [key, answer] of answers) if (answer) same.push([Math.floor(key / records.size), key % records.size])
    same.sort(([a, b], [c, d]) => a - c || b - d)
  }
  return {
    same,
    isDistinct: (a, b) => answers.size > 0 && answers.get(keyOf(a, b)) === false,
    isSame: (a, b) => answers.size > 0 && answers.get(keyOf(a, b)) === true,
  }
}
