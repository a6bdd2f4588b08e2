import { randomInt } from 'node:crypto'

/** Without the signs that a hand confuses: i, l, 1, o, 0. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const COUNT = 8

/** Codes to keep on paper, ten signs each: close to fifty bits, far beyond what the counted tries allow to guess. */
export const backupCodes = (): string[] => Array.from({ length: COUNT }, () => `${five()}-${five()}`)

const five = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
