const taken = new Uint8Array(256)

/**
 * How alike two texts are, from 0 to 1: letters in common and in order, more if they begin alike (Winkler, 1990, 0.1 a letter
 * for at most four). Symmetric. Texts beyond 128 letters are compared by their beginning.
 */
export const jaroWinkler = (left: string, right: string): number => {
  if (left === right) return 1
  // The matching below walks one text: the shorter one, so that the answer does not depend on the order.
  const [short, long] =
    left.length < right.length || (left.length === right.length && left < right) ? [left, right] : [right, left]
  const ls = Math.min(short.length, 128)
  const ll = Math.min(long.length, 128)
  if (ls === 0) return 0
  const reach = Math.max(0, (ll >> 1) - 1)
  taken.fill(0, 0, 2 * 128)
  let common = 0
  for (let i = 0; i < ls; i++) {
    const letter = short.charCodeAt(i)
    const end = Math.min(ll, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] || long.charCodeAt(j) !== letter) continue
      taken[j] = 1
      taken[128 + i] = 1
      common++
      break
    }
  }
  if (common === 0) return 0
  let moved = 0
  for (let i = 0, j = 0; i < ls; i++) {
    if (!taken[128 + i]) continue
    while (!taken[j]) j++
    if (short.charCodeAt(i) !== long.charCodeAt(j++)) moved++
  }
  const jaro = (common / ls + common / ll + (common - moved / 2) / common) / 3
  let prefix = 0
  while (prefix < 4 && prefix < ls && short.charCodeAt(prefix) === long.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
