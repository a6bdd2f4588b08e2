import { crc32, inflateSync } from 'node:zlib'

export type Png = { width: number; height: number; channels: number; rows: Uint8Array }

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const channelsOf: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 }

/**
 * Reads a PNG as canvases write it (8 bits a channel, not interlaced), or null when the bytes are anything else: every
 * chunk is checked against its CRC and the pixels are really inflated, within `mostPixels`. PNG 1.2, §5 and §6.
 */
export function readPng(bytes: Uint8Array, mostPixels: number): Png | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 57 || !file.subarray(0, 8).equals(SIGNATURE)) return null
  const chunks = chunksOf(file)
  const head = chunks?.[0]
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') return null
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)]
  const channels = channelsOf[head.data[9] ?? 99]
  const plain = head.data[8] === 8 && head.data[10] === 0 && head.data[11] === 0 && head.data[12] === 0
  if (!channels || !plain || width < 1 || height < 1 || width * height > mostPixels) return null
  const size = height * (1 + width * channels)
  const packed = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data))
  try {
    const rows = inflateSync(packed, { maxOutputLength: size + 1 })
    return rows.length === size ? { width, height, channels, rows } : null
  } catch {
    return null
  }
}

function chunksOf(file: Buffer): { type: string; data: Buffer }[] | null {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < file.length; ) {
    if (at + 12 > file.length) return null
    const length = file.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) })
    at = end + 4
  }
  return chunks
}

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

/** Undoes the filter of one row (PNG 1.2, §6). */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, channels: number): Uint8Array {
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
