/** How two dates of birth agree, best first; 0 is kept for a missing date. */
export const dateLevels = { exact: 1, swapped: 2, slip: 3, placeholder: 4, twoParts: 5, year: 6, different: 7 } as const

/** Two dates as numbers of eight digits (19800303). Symmetric. */
export const compareDates = (left: number, right: number): number => {
  if (left === right) return dateLevels.exact
  const [y1, m1, d1] = [(left / 10_000) | 0, ((left / 100) | 0) % 100, left % 100]
  const [y2, m2, d2] = [(right / 10_000) | 0, ((right / 100) | 0) % 100, right % 100]
  if (y1 === y2 && m1 === d2 && d1 === m2) return dateLevels.swapped
  // The first of January stands for "some day of that year": the day and month then say nothing.
  if (y1 === y2 && ((m1 === 1 && d1 === 1) || (m2 === 1 && d2 === 1))) return dateLevels.placeholder
  if (isOneSlip(left, right)) return dateLevels.slip
  const same = (y1 === y2 ? 1 : 0) + (m1 === m2 ? 1 : 0) + (d1 === d2 ? 1 : 0)
  if (same === 2) return dateLevels.twoParts
  return y1 === y2 ? dateLevels.year : dateLevels.different
}

/** One digit typed for another, or two neighbours exchanged. */
const isOneSlip = (left: number, right: number): boolean => {
  let [a, b] = [left, right]
  let wrong = 0
  let first = 0
  for (let place = 0; place < 8; place++) {
    const [x, y] = [a % 10, b % 10]
    a = (a - x) / 10
    b = (b - y) / 10
    if (x === y) continue
    wrong++
    if (wrong === 1) first = place * 100 + x * 10 + y
    else if (wrong > 2 || first !== (place - 1) * 100 + y * 10 + x) return false
  }
  return true
}
