import { createHash } from 'node:crypto'

/** Figures and letters that are not taken for one another when read aloud or copied from paper. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 12

/** A new code from a new identifier: sixty bits drawn from all of it, so that no clock shows through. */
export function codeFrom(id: string): string {
  const digest = createHash('sha256').update(`certificate ${id}`).digest()
  return Array.from({ length: LENGTH }, (_, at) => signs[(digest[at] ?? 0) % 32]).join('')
}

/** The code as typed: small letters, blanks and hyphens do not count. */
export const typedCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '').slice(0, 40)

export const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest()

/** "7KQ2-MX4P-9TRC" */
export const sayCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''
