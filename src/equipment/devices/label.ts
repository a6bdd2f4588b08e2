import { toSVG } from 'bwip-js/generic'

/** A barcode as numbers: an its size and strokes (or one filled shape), so that no markup from outside enters the page. */
export type Barcode = { width: number; height: number; paths: { d: string; stroke: string | null }[] }

/**
 * The two codes of a label: a QR code for phones, a Code 128 for a bench's scanner. Both hold the number alone: a lost
 * label teaches nobody anything.
 */
export const barcodes = (number: string): { qr: Barcode; code: Barcode } => ({
  qr: drawn({ bcid: 'qrcode', text: number, scale: 4, padding: 4 }),
  code: drawn({ bcid: 'code128', text: number, scale: 2, height: 12, padding: 10 }),
})

/** What a phone opens, at the smallest size at which it is still read with a corner rubbed off. */
export const qrOf = (text: string): Barcode =>
  drawn({ bcid: 'qrcode', text, scale: 1, padding: 0, eclevel: 'M' } as never)
/** What a scanner reads; its margins are the paper's. */
export const code128Of = (text: string): Barcode => drawn({ bcid: 'code128', text, scale: 1, height: 10, padding: 0 })

function drawn(options: Parameters<typeof toSVG>[0]): Barcode {
  const svg = toSVG(options)
  const paths = [...svg.matchAll(/<path([^>]*)\/?>/g)].map(([, attributes = '']) => ({
    d: / d="([^"]+)"/.exec(attributes)?.[1] ?? '',
    stroke: /stroke-width="([\d.]+)"/.exec(attributes)?.[1] ?? null,
  }))
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  return { width: Number(width), height: Number(height), paths }
}
