/** A whole number of 32 bits, never 0, for a text: 0 stands for "nothing". '' gives 0 (FNV-1a). */
export const hashText = (text: string): number => {
  if (text === '') return 0
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return scrambled(hash)
}

/** One number for two, in that order; 0 as soon as one of them is 0. */
export const mixed = (left: number, right: number): number =>
  left === 0 || right === 0 ? 0 : scrambled(Math.imul(left, 0x9e3779b1) ^ (right + 0x7f4a7c15))

const scrambled = (hash: number): number => {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0 || 1
}
