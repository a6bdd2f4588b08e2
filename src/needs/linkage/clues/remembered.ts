/**
 * Remembers the answers of a symmetric comparison between two values, in a table of fixed size where a new pair takes the
 * place of an old one: memory does not grow with the list. Values from `limit` on are not remembered (they change meaning).
 */
export const remembered = (compare: (a: number, b: number) => number, limit: number, slots = 1 << 20) => {
  const pairs = new Int32Array(2 * slots).fill(-1)
  const answers = new Uint8Array(slots)
  return (x: number, y: number): number => {
    const a = x < y ? x : y
    const b = x < y ? y : x
    if (b >= limit) return compare(a, b)
    const slot = ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 7) & (slots - 1)
    if (pairs[2 * slot] === a && pairs[2 * slot + 1] === b) return answers[slot]!
    const answer = compare(a, b)
    pairs[2 * slot] = a
    pairs[2 * slot + 1] = b
    answers[slot] = answer
    return answer
  }
}
