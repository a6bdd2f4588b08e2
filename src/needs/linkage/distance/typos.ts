let before = new Uint8Array(130)
let previous = new Uint8Array(130)
let current = new Uint8Array(130)

/**
 * How many slips of the keyboard separate two texts: a letter more, less, other, or two exchanged (Damerau-Levenshtein,
 * restricted). Counts up to `most`, and answers `most + 1` beyond. Symmetric.
 */
export const typos = (left: string, right: string, most: number): number => {
  if (left === right) return 0
  const a = left.length
  const b = right.length
  if (Math.abs(a - b) > most || a > 128 || b > 128) return most + 1
  for (let j = 0; j <= b; j++) previous[j] = j
  for (let i = 1; i <= a; i++) {
    current[0] = i
    let least = i
    const letter = left.charCodeAt(i - 1)
    for (let j = 1; j <= b; j++) {
      const other = right.charCodeAt(j - 1)
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (letter === other ? 0 : 1))
      if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other)
        cost = Math.min(cost, before[j - 2]! + 1)
      current[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const spare = before
    before = previous
    previous = current
    current = spare
  }
  return Math.min(previous[b]!, most + 1)
}
