import type { Records } from '../records/records.ts'
import { type Blocks, blocksBy, mostRecords, type Table } from './blocks.ts'
import { type Key, keysOf } from './keys.ts'
import { partsOf } from './parts.ts'

/** Records brought together by each key in turn. */
export type Blocking = { keys: Key[]; blocks: Blocks[]; table: Table; sides: Uint8Array | null }

/** How many records a block may hold: generous for a small list, where few pairs are many enough. */
export const blockLimit = (size: number): number =>
  Math.max(10, Math.min(100, Math.round(100 * (10_000 / size) ** 0.5)))

/** `fewest` is 2 to compare the records with each other, 1 to look up somebody else among them. */
export const blockRecords = (records: Records, fewest = 2): Blocking => {
  if (records.size > mostRecords) throw new RangeError(`More than ${mostRecords} records`)
  const keys = keysOf(partsOf(records))
  const width = keys.length * 2
  const table = { hashes: new Int32Array(records.size * width), width }
  const most = blockLimit(records.size)
  const blocks = keys.map((key, place) => blocksBy(key, records.size, most, fewest, table, place * 2))
  return { keys, blocks, table, sides: records.sides }
}

/** Whether any key brings two records together. */
export const isCandidate = ({ table: { hashes, width } }: Blocking, a: number, b: number): boolean =>
  broughtBefore(hashes, a * width, b * width, width - 2, 0)

/**
 * Visits each pair of records that share a block, once, `a` before `b`, without keeping any: a pair that an earlier key has
 * brought is passed over. Between two lists, only pairs across them.
 */
export const eachCandidate = ({ blocks, table, sides }: Blocking, visit: (a: number, b: number) => void): void => {
  const { hashes: brought, width } = table
  blocks.forEach(({ members, starts, hashes }, key) => {
    const column = key * 2
    for (let block = 0; block < hashes.length; block++) {
      const end = starts[block + 1]!
      const hash = hashes[block]!
      for (let i = starts[block]!; i < end; i++) {
        const a = members[i]!
        for (let j = i + 1; j < end; j++) {
          const b = members[j]!
          if (sides !== null && sides[a] === sides[b]) continue
          if (!broughtBefore(brought, a * width, b * width, column, hash)) visit(a, b)
        }
      }
    }
  })
}

const broughtBefore = (table: Int32Array, a: number, b: number, column: number, hash: number): boolean => {
  for (let at = 0; at < column; at += 2) {
    const x = table[a + at]!
    if (x === 0) continue
    const [y, y2] = [table[b + at]!, table[b + at + 1]!]
    if (x === y || x === y2) return true
    const x2 = table[a + at + 1]!
    if (x2 !== 0 && (x2 === y || x2 === y2)) return true
  }
  // Two records may share both of their names: the block of the first one counts.
  const x = table[a + column]!
  return x !== hash && (x === table[b + column] || x === table[b + column + 1])
}
