import { readValue } from '../devices/inventory.value.ts'

/** One line that was scanned or typed: a number, and perhaps its own price. */
export type ExitLine = { said: string; cents: number | null }

/**
 * Lines as a scanner leaves them, one a machine; a price may stand after a semicolon or a tab. A scanner that types twice
 * says one machine once. Gives the first line that is not understood instead, as a refusal.
 */
export function readLines(text: string): ExitLine[] | { refusal: string } {
  const lines = new Map<string, ExitLine>()
  for (const raw of text.split(/[\r\n]+/)) {
    const [said = '', price = ''] = raw.split(/[;\t]/).map((part) => part.trim())
    if (said === '') continue
    const read = price === '' ? null : readValue(price)
    if (read && (!('cents' in read) || read.doubt !== null))
      return {
        refusal: `Ligne « ${raw.trim().slice(0, 60)} » : le prix n’a pas été compris. Écrivez-le comme 90 ou 89,50.`,
      }
    const key = said.toUpperCase()
    lines.set(key, { said, cents: read && 'cents' in read ? read.cents : (lines.get(key)?.cents ?? null) })
  }
  return [...lines.values()]
}
