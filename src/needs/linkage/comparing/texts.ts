import { jaroWinkler } from '../distance/jaroWinkler.ts'
import { typos } from '../distance/typos.ts'

/** How two texts agree, best first; 0 is kept for a missing one. */
export const textLevels = { same: 1, close: 2, near: 3, different: 4 } as const

/** Phone numbers and identifiers: the same, or one slip away. Several on one side are parted by "|": the best pair counts. */
export const compareDigits = (left: string, right: string): number => best(left, right, digits)
const digits = (a: string, b: string): number => {
  if (a === b) return textLevels.same
  return a.length + b.length > 6 && isOneSlip(a, b) ? textLevels.close : textLevels.different
}

/** Compares both ends first: most numbers differ in more than one place, and that is seen at once. */
const isOneSlip = (a: string, b: string): boolean => {
  const most = Math.max(a.length, b.length)
  const least = Math.min(a.length, b.length)
  if (most - least > 1) return false
  let start = 0
  while (start < least && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < least - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return start + end >= most - 2 && typos(a, b, 1) === 1
}

/** E-mail addresses: the name before the @ is the person's, what follows is often mistyped or changed. */
export const compareEmails = (left: string, right: string): number => best(left, right, emails)
const emails = (a: string, b: string): number => {
  if (a === b) return textLevels.same
  // The first two letters are rarely both wrong, and most addresses are told apart by them.
  if (a.charCodeAt(0) !== b.charCodeAt(0) && a.charCodeAt(1) !== b.charCodeAt(1)) return textLevels.different
  const [nameA, nameB] = [a.slice(0, a.indexOf('@')), b.slice(0, b.indexOf('@'))]
  if (typos(a, b, 2) <= 2 || (nameA === nameB && nameA.length > 5)) return textLevels.close
  return jaroWinkler(nameA, nameB) > 0.92 ? textLevels.near : textLevels.different
}

/** Streets, towns and any other text: alike by letters, or with at least half of their words in common. */
export const compareTexts = (left: string, right: string): number => {
  const found = best(left, right, texts)
  // One line of an address in common, of several: alike, not the same.
  return found === textLevels.same && left !== right ? textLevels.close : found
}
const texts = (a: string, b: string): number => {
  if (a === b) return textLevels.same
  const alike = jaroWinkler(a, b)
  if (alike >= 0.93 || typos(a, b, 2) <= (Math.min(a.length, b.length) > 5 ? 2 : 1)) return textLevels.close
  return alike >= 0.84 || (a.includes(' ') && b.includes(' ') && halfInCommon(a, b))
    ? textLevels.near
    : textLevels.different
}

const halfInCommon = (a: string, b: string): boolean => {
  const [left, right] = [a.split(' '), b.split(' ')]
  const [few, many] = left.length < right.length ? [left, right] : [right, left]
  return few.filter((word, at) => many.includes(word) && few.indexOf(word) === at).length * 2 >= many.length
}

const best = (left: string, right: string, compare: (a: string, b: string) => number): number => {
  if (!left.includes('|') && !right.includes('|')) return compare(left, right)
  const all = left.split('|').flatMap((a) => right.split('|').map((b) => compare(a, b)))
  return Math.min(...all)
}
