import { crc32, deflateSync } from 'node:zlib'
import type { Random } from './random.ts'

const WIDTH = 360
const HEIGHT = 110

/** A signature as a finger draws it on a screen: a grey PNG with one wandering line. */
export function inventSignature(random: Random): Buffer {
  const pixels = Buffer.alloc(HEIGHT * (WIDTH + 1), 255)
  for (let row = 0; row < HEIGHT; row++) pixels[row * (WIDTH + 1)] = 0
  const [loops, lean] = [random.int(4, 8), random.int(8, 22)]
  for (let step = 0; step <= 4_000; step++) {
    const along = step / 4_000
    const turn = along * loops * 2 * Math.PI
    const x = 30 + along * (WIDTH - 70) + lean * Math.sin(turn)
    const y = HEIGHT / 2 + 30 * Math.cos(turn) * (1 - along * 0.7) + 8 * Math.sin(turn * 1.7)
    for (const dx of [0, 1])
      for (const dy of [0, 1]) pixels[(Math.round(y) + dy) * (WIDTH + 1) + 1 + Math.round(x) + dx] = 30
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
