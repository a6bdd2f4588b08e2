import { setImmediate as others } from 'node:timers/promises'

/** Milliseconds of work before whoever else waits is answered. */
const SLICE = 8

/** `Array.from(rows, read)` for long lists: other people's pages are answered between two slices of it. */
export async function inSlices<Row, Result>(rows: Iterable<Row>, read: (row: Row) => Result): Promise<Result[]> {
  const results: Result[] = []
  let began = performance.now()
  for (const row of rows) {
    results.push(read(row))
    if (performance.now() - began < SLICE) continue
    await others()
    began = performance.now()
  }
  return results
}
