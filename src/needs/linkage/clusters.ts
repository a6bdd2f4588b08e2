import type { Pair } from './pairs.ts'
import type { Decided } from './verdicts.ts'

/** A person is rarely registered more often than this; a larger cluster is a sign that something else was matched. */
const largest = 50
/** In bits: two records so unlike never stand in one cluster, whatever stands between them. */
const farthest = -20
const bound = (odds: number): number => Math.max(-20, Math.min(odds, 20))

type Clusters = {
  /** For each record, the first record of its cluster. */
  first: Int32Array
  /** Pairs that no key brought together, or that alone say too little, and that their cluster holds. */
  implied: Pair[]
}

/**
 * Gathers records into people, the surest pairs first. Two clusters become one only if their records agree on average, all
 * pairs across counted: one bridge between two people is not enough, which transitive closure would accept. Verdicts
 * come before everything. `oddsBetween` compares any two records, `isListed` says which pairs are in `pairs` if they deserve it.
 */
export const clusterPairs = (
  size: number,
  pairs: readonly Pair[],
  verdicts: Decided,
  oddsBetween: (a: number, b: number) => number,
  isListed: (a: number, b: number) => boolean,
): Clusters => {
  const first = Int32Array.from({ length: size }, (_, record) => record)
  const members = new Map<number, number[]>()
  const membersOf = (root: number): number[] => members.get(root) ?? [root]
  const implied: Pair[] = []

  const join = (a: number, b: number, forced: boolean) => {
    const [x, y] = [first[a]!, first[b]!]
    if (x === y) return
    const [left, right] = [membersOf(x), membersOf(y)]
    const across = left.flatMap((one) => right.map((two) => [Math.min(one, two), Math.max(one, two)] as const))
    if (across.some(([one, two]) => verdicts.isDistinct(one, two))) return
    if (!forced && left.length + right.length > largest) return
    const odds = across.map(([one, two]) => (verdicts.isSame(one, two) ? 20 : oddsBetween(one, two)))
    const mean = odds.reduce((sum, each) => sum + bound(each), 0) / odds.length
    if (!forced && (mean < 0 || odds.some((each) => each < farthest))) return
    across.forEach(([one, two], place) => {
      if (verdicts.isSame(one, two) || (odds[place]! >= 0 && isListed(one, two))) return
      implied.push({ a: one, b: two, odds: Math.max(mean, odds[place]!, 0), zone: 'judge', implied: true })
    })
    const root = Math.min(x, y)
    const all = [...left, ...right]
    members.delete(x)
    members.delete(y)
    members.set(root, all)
    for (const record of all) first[record] = root
  }

  for (const [a, b] of verdicts.same) join(a, b, true)
  const order = Int32Array.from(pairs.keys()).sort((x, y) => {
    const [one, two] = [pairs[x]!, pairs[y]!]
    return two.odds - one.odds || one.a - two.a || one.b - two.b
  })
  for (const place of order) join(pairs[place]!.a, pairs[place]!.b, false)
  return { first, implied }
}
