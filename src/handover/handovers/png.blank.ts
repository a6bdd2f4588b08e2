import { unfilter } from './png.filter.ts'
import type { Png } from './png.ts'

/** Whether every pixel is the same: a sheet on which nothing was drawn. */
export function isBlank({ width, height, channels, rows }: Png): boolean {
  const stride = width * channels
  let above: Uint8Array = new Uint8Array(stride)
  let first: Uint8Array | undefined
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const line = unfilter(rows[start] ?? 0, rows.subarray(start + 1, start + 1 + stride), above, channels)
    first ??= line.slice(0, channels)
    for (let x = 0; x < stride; x++) if (line[x] !== first[x % channels]) return false
    above = line
  }
  return true
}
