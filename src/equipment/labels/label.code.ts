/** Digits and letters that nobody takes for another: no I, L, O, U, Z. Their number is prime, so that one slip is always seen. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXY'
const LENGTH = 7

const worth = (text: string): number => [...text].reduce((sum, sign, at) => sum + (at + 1) * signs.indexOf(sign), 0)
const last = (body: string): string => signs[worth(body) % signs.length] ?? ''

/**
 * The code of a label, from the chance that an identifier carries: seven signs and one that checks them. At random rather
 * than in a row: who holds one guesses neither its neighbours nor how many there are (ADR 0027).
 */
export function labelCode(id: string): string {
  let chance = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`)
  let body = ''
  while (body.length < LENGTH) {
    body += signs[Number(chance % BigInt(signs.length))]
    chance /= BigInt(signs.length)
  }
  return body + last(body)
}

/** "ET-7K4M-9QX5": as it is printed and read aloud. */
export const sayLabel = (code: string): string => `ET-${code.slice(0, 4)}-${code.slice(4)}`

/** The code in what was scanned or typed, however it is written; null when it is none, or when a sign of it is wrong. */
export function labelIn(said: string): string | null {
  const body = /^ET[-\s]*([0-9A-Z][0-9A-Z\s-]*)$/.exec(said.trim().toUpperCase())?.[1]
  const code = body?.replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0').replaceAll('U', 'V')
  if (code?.length !== LENGTH + 1 || [...code].some((sign) => !signs.includes(sign))) return null
  return last(code.slice(0, LENGTH)) === code.at(-1) ? code : null
}
