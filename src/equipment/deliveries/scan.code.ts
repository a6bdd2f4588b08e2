import { numberSaid } from '../devices/deviceNumber.ts'

/** What a scanner, a telephone's camera or a person gives for a machine, before anything is looked up. */
export type SaidCode =
  | { reads: 'nothing' }
  /** The address of a label that another site printed. */
  | { reads: 'elsewhere' }
  /** A number of ours, as it is printed. */
  | { reads: 'number'; text: string }
  /** A serial number or an inventory number; `half` when the same text stands twice in it: a scanner types without a pause. */
  | { reads: 'text'; text: string; half: string | null }

/** Reads what was scanned or typed; `host` is where this site is reached. */
export function scannedCode(said: string, host: string): SaidCode {
  const text = said
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/^\s*\][A-Za-z]\d/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  if (text === '') return { reads: 'nothing' }
  if (/^https?:\/\//i.test(text)) return readAddress(text, host)
  return numberIn(text) ?? { reads: 'text', text, half: halfOf(text) }
}

function readAddress(text: string, host: string): SaidCode {
  if (!URL.canParse(text)) return { reads: 'elsewhere' }
  const address = new URL(text)
  if (address.host.toLowerCase() !== host.toLowerCase()) return { reads: 'elsewhere' }
  const last = decodeURIComponent(address.pathname.split('/').filter(Boolean).at(-1) ?? '')
  return numberIn(last) ?? { reads: 'nothing' }
}

/** "ml 412" and "ML-0412ML-0412" are ML-0412. */
function numberIn(text: string): SaidCode | null {
  const number = numberSaid(halfOf(text) ?? text)
  return /^ML-\d{4,9}$/.test(number) ? { reads: 'number', text: number } : null
}

const halfOf = (text: string): string | null => {
  const middle = text.length / 2
  return text.length >= 8 && Number.isInteger(middle) && text.slice(0, middle) === text.slice(middle)
    ? text.slice(0, middle)
    : null
}
