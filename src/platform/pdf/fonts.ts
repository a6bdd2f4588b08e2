import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'

/**
 * A font read and parsed once for the life of the process: its tables are most of what a paper costs. Each paper takes it with glyphs of
 * its own, since a glyph keeps the letter for which it was first drawn, and one paper would otherwise write what another one said.
 */
const font = (name: string) => {
  let parsed: object | undefined
  return (): Uint8Array => {
    parsed ??= create(readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)))
    return Object.create(parsed, { _glyphs: { value: {}, writable: true } })
  }
}

/** DejaVu Sans: Latin with every accent, Greek, Cyrillic, Arabic. The fonts of PDF itself know none of Polish or Arabic. */
export const plainFont = font('DejaVuSans')
export const boldFont = font('DejaVuSans-Bold')
