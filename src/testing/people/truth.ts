import type { Linked } from '#needs/linkage/link.ts'

/** What an answer is worth against a known truth. Counts are of pairs; `falseCertain` are those merged without a look, wrongly. */
export type Worth = {
  records: number
  candidates: number
  truePairs: number
  precision: number
  recall: number
  f1: number
  certain: number
  falseCertain: number
  clusterPrecision: number
  clusterRecall: number
  clusterF1: number
  /** Of the clusters that certain pairs alone make. */
  surelyPrecision: number
  surelyF1: number
}

/** Compares an answer with the truth. `personOf` gives the person of a record's identifier. */
export const worthOf = (
  { records, pairs, clusters, surely, candidates }: Linked,
  personOf: (id: string) => unknown,
): Worth => {
  const people = records.ids.map(personOf)
  const across = (a: number, b: number) => !records.sides || records.sides[a] !== records.sides[b]
  const truePairs = pairsWithin(people, across).length
  const right = pairs.filter(({ a, b }) => people[a] === people[b]).length
  const certain = pairs.filter(({ zone }) => zone === 'certain')
  const gathered = (groups: Int32Array) => {
    const within = pairsWithin([...groups], across)
    return ratios(within.filter(([a, b]) => people[a] === people[b]).length, within.length, truePairs)
  }
  return {
    records: records.size,
    candidates,
    truePairs,
    ...ratios(right, pairs.length, truePairs),
    certain: certain.length,
    falseCertain: certain.filter(({ a, b }) => people[a] !== people[b]).length,
    ...clusterRatios(gathered(clusters)),
    ...surelyRatios(gathered(surely)),
  }
}

const rounded = (share: number): number => Math.round(share * 1e5) / 1e5

const ratios = (right: number, found: number, wanted: number) => ({
  precision: rounded(found ? right / found : 1),
  recall: rounded(wanted ? right / wanted : 1),
  f1: rounded(found + wanted ? (2 * right) / (found + wanted) : 1),
})

const clusterRatios = ({ precision, recall, f1 }: ReturnType<typeof ratios>) => ({
  clusterPrecision: precision,
  clusterRecall: recall,
  clusterF1: f1,
})

const surelyRatios = ({ precision, f1 }: ReturnType<typeof ratios>) => ({ surelyPrecision: precision, surelyF1: f1 })

const pairsWithin = (groups: unknown[], across: (a: number, b: number) => boolean): [number, number][] => {
  const members = new Map<unknown, number[]>()
  const pairs: [number, number][] = []
  groups.forEach((group, record) => {
    const others = members.get(group) ?? []
    for (const other of others) if (across(other, record)) pairs.push([other, record])
    members.set(group, [...others, record])
  })
  return pairs
}
