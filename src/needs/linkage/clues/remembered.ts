/**
 * Remembers the answers of a symmetric comparison between two values, in a table of fixed size where a new pair takes the
 * place of an old one: memory does not grow with the list. Values from `limit` on are not remembered (they change meaning).
 */
export const remembered = (compare: (a: number, b: number) => number, limit: number, slots = 1 << 17) => {
  // One number holds a pair's first value, second value and answer: one place in memory to look at.
  const table = new Float64Array(slots)
  return (x: number, y: number): number => {
    const a = x < y ? x : y
    const b = x < y ? y : x
    if (b >= limit) return compare(a, b)
    const slot = ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 7) & (slots - 1)
    const pair = (a * 4_194_304 + b) * 16
    const known = table[slot]! - pair
    if (known >= 0 && known < 16) return known
    const answer = compare(a, b)
    table[slot] = pair + answer
    return answer
  }
}
