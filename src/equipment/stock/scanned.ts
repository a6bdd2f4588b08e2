import { numberSaid } from '../devices/deviceNumber.ts'

/**
 * What a keyboard-wedge scanner or a person typed, as it is looked for: without the spaces around, in capitals, "ml412" said
 * ML-0412. A scanner that sent the same code twice in one line gave it once.
 */
export function scanned(typed: string): string {
  const text = typed.replace(/\s+/g, ' ').trim().toUpperCase()
  const half = text.slice(0, text.length / 2)
  const once = half.length >= 4 && text === half + half ? half : text
  return numberSaid(once)
}
