import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const font = (name: string) => {
  let bytes: Buffer | undefined
  return () => (bytes ??= readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)))
}

/** DejaVu Sans, read once: Latin with every accent, Greek, Cyrillic, Arabic. The fonts of PDF itself know none of Polish or Arabic. */
export const plainFont = font('DejaVuSans')
export const boldFont = font('DejaVuSans-Bold')
