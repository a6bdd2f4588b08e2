import iconv from 'iconv-lite'
import { type Refusal, refuse } from '#platform/access/refusal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'macintosh'

/**
 * Decodes a text of unknown encoding, for files written in French. UTF-8 and UTF-16, with or without a mark, are proved
 * by their form; among single-byte encodings, the one whose accented letters are the French ones wins. iso-8859-1 is
 * read as windows-1252, which holds it. A file that mixes UTF-8 and something else is refused with its first bad line:
 * guessing would damage names without anyone seeing it.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | Refusal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wide = wideEncoding(buffer)
  if (wide) return { text: iconv.decode(buffer, wide), encoding: wide }
  if (buffer.includes(0)) return refuse('Ce fichier n’est pas un texte lisible : enregistrez la liste au format CSV.')
  const { wellFormed, firstBadAt } = scanUtf8(buffer)
  if (firstBadAt === null) return { text: iconv.decode(buffer, 'utf-8'), encoding: 'utf-8' }
  if (wellFormed > 0) return refuse(mixed(lineAt(buffer, firstBadAt)))
  const encoding = singleByteEncoding(buffer)
  return { text: decodeSingleByte(buffer, encoding), encoding }
}

/** Since 1998 Mac Roman writes the euro sign where the library still reads the generic currency sign. */
const decodeSingleByte = (buffer: Buffer, encoding: Encoding): string => {
  const text = iconv.decode(buffer, encoding)
  return encoding === 'macintosh' ? text.replaceAll('¤', '€') : text
}

const mixed = (line: number) =>
  `Les accents de ce fichier sont abîmés à partir de la ligne ${line} : deux façons d’écrire y sont mélangées. ` +
  'Rouvrez la liste dans votre tableur, puis enregistrez-la en « CSV UTF-8 ».'

/** UTF-16 by its mark, or by the zero byte beside nearly every letter of a Latin text. */
function wideEncoding(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le'
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be'
  const sample = buffer.subarray(0, 2048)
  const pairs = Math.floor(sample.length / 2)
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be'
  return null
}

/** Sequences of French text in well-formed UTF-8, and where the first byte stands that UTF-8 does not allow. */
function scanUtf8(buffer: Buffer): { wellFormed: number; firstBadAt: number | null } {
  let wellFormed = 0
  let firstBadAt: number | null = null
  for (let i = 0; i < buffer.length; ) {
    const lead = buffer[i]!
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0
    const tail = buffer.subarray(i + 1, i + length)
    if (length === 0 || tail.length < length - 1 || tail.some((byte) => (byte & 0xc0) !== 0x80)) {
      firstBadAt ??= i
      i++
    } else {
      // Ã (C3), Å (C5) and â€ (E2 80) begin UTF-8 letters and are not French in the other encodings.
      if (lead === 0xc3 || lead === 0xc5 || (lead === 0xe2 && tail[0] === 0x80)) wellFormed++
      i += length
    }
  }
  return { wellFormed, firstBadAt }
}

const lineAt = (buffer: Buffer, offset: number): number =>
  buffer.subarray(0, offset).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1)

const french = new Set('àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ°«»€’‘“”–—…²³ºª·\u00a0')

function singleByteEncoding(buffer: Buffer): Encoding {
  const high = buffer.subarray(0, 262_144).filter((byte) => byte >= 0x80)
  const score = (encoding: Encoding) =>
    [...decodeSingleByte(Buffer.from(high), encoding)].reduce(
      (total, letter) => total + (french.has(letter) ? 1 : -1),
      0,
    )
  const candidates: Encoding[] = ['windows-1252', 'iso-8859-15', 'macintosh']
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best))
}
