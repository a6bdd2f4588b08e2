import { refinedHash } from './blocks.ts'
import type { Blocking } from './candidates.ts'
import type { Key } from './keys.ts'

/** Finds the records that share a block with one that is not among them, each once, in their order. */
export const lookIn = ({ blocks }: Blocking, keys: Key[]): ((record: number) => number[]) => {
  const places = blocks.map(({ hashes }) => {
    const known = new Map<number, number>()
    for (let block = 0; block < hashes.length; block++) known.set(hashes[block]!, block)
    return known
  })
  return (record) => {
    const found = new Set<number>()
    keys.forEach((key, place) => {
      const { members, starts } = blocks[place]!
      for (const hash of hashesOf(key, record)) {
        const block = places[place]!.get(hash)
        if (block === undefined) continue
        for (let at = starts[block]!; at < starts[block + 1]!; at++) found.add(members[at]!)
      }
    })
    return [...found].sort((a, b) => a - b)
  }
}

/** Every hash under which a record may stand: of each of its names, cut as finely as large blocks were. */
const hashesOf = ({ base, finer }: Key, record: number): number[] =>
  [base.of(record), base.other?.(record) ?? 0].flatMap((first) => {
    const hashes: number[] = []
    let hash = first
    for (const part of [null, ...finer]) {
      if (part) {
        const more = part.of(record)
        hash = more === 0 ? 0 : refinedHash(hash, more)
      }
      if (hash === 0) break
      hashes.push(hash)
    }
    return hashes
  })
