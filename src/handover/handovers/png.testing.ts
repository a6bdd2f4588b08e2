import { crc32, deflateSync } from 'node:zlib'

/** A small PNG as a canvas gives it, with a black stroke unless it is to stay blank: for tests only. */
export function pngOf({ width = 60, height = 20, blank = false, filter = 0 } = {}): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 4), 255)
  for (let y = 0; y < height; y++) {
    const start = y * (1 + width * 4)
    rows[start] = filter
    if (filter === 2 && y > 0) rows.fill(0, start + 1, start + 1 + width * 4)
    if (!blank && y === 10) rows.fill(0, start + 1, start + 1 + width * 2)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export const signatureOf = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`
