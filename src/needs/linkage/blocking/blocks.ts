import type { Key } from './keys.ts'

/** The records that share one key: `members` from `starts[block]` to `starts[block + 1]`, in the order of the records. */
export type Blocks = { members: Int32Array; starts: Int32Array; hashes: Int32Array }

/** Two hashes per key and record (one per name): under which blocks each record ended. `width` numbers a record. */
export type Table = { hashes: Int32Array; width: number }

/** Room for a record's number in the low bits of a sorted number of 53 bits: about four million records. */
export const mostRecords = 2 ** 21

/**
 * Groups records by one key. A block of more than `most` records is cut by the key's next finer part, again and again; a
 * record without that part leaves it. What is still more than four times too large is left to the other keys. Blocks of less than
 * `fewest` are left out. Writes into `table` where each record ended, at `column` and (second name) `column + 1`.
 */
export const blocksBy = (
  key: Key,
  size: number,
  most: number,
  fewest: number,
  table: Table,
  column: number,
): Blocks => {
  let entries = firstEntries(key, size)
  const kept: Float64Array[] = []
  for (let depth = 0; ; depth++) {
    entries.sort()
    const finer = key.finer[depth]
    const limit = finer ? most : most * 4
    const { fitting, large } = parted(entries, fewest, limit)
    kept.push(fitting)
    if (!finer || large.length === 0) break
    entries = refined(large, finer.of)
  }
  return gathered(kept, table, column)
}

const pack = (hash: number, record: number): number => (hash >>> 0) * mostRecords + record

const firstEntries = ({ base }: Key, size: number): Float64Array => {
  const entries = new Float64Array(base.other ? size * 2 : size)
  let filled = 0
  for (let record = 0; record < size; record++) {
    const hash = base.of(record)
    if (hash !== 0) entries[filled++] = pack(hash, record)
    const other = base.other?.(record) ?? 0
    if (other !== 0 && other !== hash) entries[filled++] = pack(other, record)
  }
  return entries.slice(0, filled)
}

/** Parts sorted entries into blocks of `fewest` to `limit` records, and those larger. */
const parted = (
  entries: Float64Array,
  fewest: number,
  limit: number,
): { fitting: Float64Array; large: Float64Array } => {
  let [fits, larges] = [0, 0]
  const large = new Float64Array(entries.length)
  for (let from = 0; from < entries.length; ) {
    const hash = Math.floor(entries[from]! / mostRecords)
    let to = from + 1
    while (to < entries.length && entries[to]! < (hash + 1) * mostRecords) to++
    if (to - from > limit) {
      large.set(entries.subarray(from, to), larges)
      larges += to - from
    } else if (to - from >= fewest) {
      entries.copyWithin(fits, from, to)
      fits += to - from
    }
    from = to
  }
  return { fitting: entries.slice(0, fits), large: large.slice(0, larges) }
}

const refined = (large: Float64Array, finer: (record: number) => number): Float64Array => {
  let filled = 0
  for (const entry of large) {
    const record = entry % mostRecords
    const more = finer(record)
    if (more === 0) continue
    large[filled++] = pack(refinedHash((entry - record) / mostRecords, more), record)
  }
  return large.slice(0, filled)
}

/** The hash of a key once a finer part is added. */
export const refinedHash = (hash: number, more: number): number => {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(more, 0x297a2d39)
  return (h ^ (h >>> 13)) | 0 || 1
}

const gathered = (kept: Float64Array[], { hashes: table, width }: Table, column: number): Blocks => {
  const total = kept.reduce((sum, each) => sum + each.length, 0)
  const members = new Int32Array(total)
  const starts = new Int32Array(total + 1)
  const hashes = new Int32Array(total)
  let [filled, blocks, last] = [0, 0, -1]
  for (const entries of kept) {
    for (const entry of entries) {
      const record = entry % mostRecords
      const hash = (entry - record) / mostRecords
      if (hash !== last) {
        hashes[blocks] = hash | 0
        starts[blocks++] = filled
        last = hash
      }
      members[filled++] = record
      const at = record * width + column
      table[table[at] === 0 ? at : at + 1] = hash | 0
    }
    last = -1
  }
  starts[blocks] = filled
  return { members, starts: starts.slice(0, blocks + 1), hashes: hashes.slice(0, blocks) }
}
