import { createHash } from 'node:crypto'
import type { Need } from './scenario.ts'

/** One number a household for the whole run, and its place once all are sorted. */
export interface Lottery {
  number: (need: Need) => string
  /** 1 is called first. */
  rank: (need: Need) => number
}

/** Number of one pseudonym: the first twelve hexadecimal digits of SHA-256 over the seed, a line feed and the pseudonym. */
function lotteryNumber(seed: string, pseudonym: string): string {
  return createHash('sha256').update(`${seed}\n${pseudonym}`).digest('hex').slice(0, 12)
}

/** Draws every number of a run. Two equal numbers, one chance in 200 billion between two households, are told apart by pseudonym. */
export function draw(seed: string, needs: Need[]): Lottery {
  const numbers = new Map(needs.map((need) => [need.id, lotteryNumber(seed, need.id)]))
  const order = needs.map(({ id }) => `${numbers.get(id)} ${id}`).sort()
  const ranks = new Map(order.map((line, index) => [line.slice(13), index + 1]))
  return { number: ({ id }) => numbers.get(id) ?? '', rank: ({ id }) => ranks.get(id) ?? 0 }
}
