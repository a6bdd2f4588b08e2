import { jaroWinkler } from '../distance/jaroWinkler.ts'
import { typos } from '../distance/typos.ts'
import type { NameForm } from './nameForms.ts'
import { isNickname } from './nicknames.ts'

/** How two names agree, best first; 0 is kept for a missing name, 7 for given and family names exchanged. */
export const nameLevels = { exact: 1, part: 2, close: 3, near: 4, faint: 5, different: 6, swapped: 7 } as const

/** The best agreement between any name of one person and any of the other. Symmetric. */
export const compareNames = (left: NameForm[], right: NameForm[]): number => {
  let best: number = nameLevels.different
  for (const a of left)
    for (const b of right) {
      const level = compareForms(a, b)
      if (level < best) best = level
    }
  // A name among several (birth and usage) is one way to be the same, not the whole of it.
  return best === nameLevels.exact && left.length + right.length > 2 && left.length !== right.length
    ? nameLevels.part
    : best
}

const compareForms = (a: NameForm, b: NameForm): number => {
  if (a.joined === b.joined) return nameLevels.exact
  if (a.core === b.core || contains(a.words, b.words) || isNickname(a.words[0]!, b.words[0]!)) return nameLevels.part
  if (a.sound !== '' && a.sound === b.sound) return nameLevels.close
  if (!mayBeAlike(a, b)) return hasWordInCommon(a.words, b.words) ? nameLevels.faint : initial(a, b)
  const shorter = Math.min(a.joined.length, b.joined.length)
  const slips = shorter < 3 ? 3 : typos(a.joined, b.joined, 2)
  if (slips === 1) return nameLevels.close
  const alike = jaroWinkler(a.joined, b.joined)
  if (alike >= 0.9 || (slips === 2 && shorter >= 5)) return nameLevels.near
  if (alike >= 0.78 || hasSameSkeleton(a, b) || hasWordInCommon(a.words, b.words)) return nameLevels.faint
  return initial(a, b)
}

/** Every word of the shorter name stands in the longer one: "Claire" in "Marie Claire", but not "Marie Anne". */
const contains = (left: string[], right: string[]): boolean => {
  const [few, many] = left.length < right.length ? [left, right] : [right, left]
  if (many.length < 2 || !few.every((word) => word.length > 1 && many.includes(word))) return false
  return few.length < many.length || many.every((word) => few.includes(word))
}

const hasWordInCommon = (left: string[], right: string[]): boolean =>
  left.length + right.length > 2 && left.some((word) => word.length > 2 && right.includes(word))

const initial = (a: NameForm, b: NameForm): number =>
  (a.joined.length === 1 || b.joined.length === 1) && a.joined[0] === b.joined[0]
    ? nameLevels.faint
    : nameLevels.different

/** Two names without a Latin letter have no skeleton, which is nothing in common. */
const hasSameSkeleton = (a: NameForm, b: NameForm): boolean => a.skeleton !== '' && a.skeleton === b.skeleton

/** Whether a Jaro-Winkler of 0.78 is possible at all, by the letters in common: most pairs stop here. */
const mayBeAlike = (a: NameForm, b: NameForm): boolean => {
  const [la, lb] = [a.joined.length, b.joined.length]
  const common = Math.min(la, lb, ones(a.letters & b.letters) + Math.min(a.doubles, b.doubles))
  if (common === 0) return false
  const jaro = (common / la + common / lb + 1) / 3
  return jaro + 0.4 * (1 - jaro) >= 0.78 || hasSameSkeleton(a, b)
}

const ones = (bits: number): number => {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
