/** Undoes the filter of one row (PNG 1.2, §6). */
export function unfilter(filter: number, row: Uint8Array, above: Uint8Array, channels: number): Uint8Array {
  const line = new Uint8Array(row.length)
  for (let x = 0; x < row.length; x++) {
    const left = x >= channels ? (line[x - channels] ?? 0) : 0
    const up = above[x] ?? 0
    const corner = x >= channels ? (above[x - channels] ?? 0) : 0
    line[x] = (row[x] ?? 0) + predicted(filter, left, up, corner)
  }
  return line
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
