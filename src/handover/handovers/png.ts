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
