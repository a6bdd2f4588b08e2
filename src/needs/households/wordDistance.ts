import { jaroWinkler } from '../linkage/distance/jaroWinkler.ts'
import { typos } from '../linkage/distance/typos.ts'
import { frenchSound } from '../linkage/sound/frenchSound.ts'

/** How many slips still make one word: the longer it is, the more are likely. */
const slipsIn = (length: number): number => (length < 5 ? 1 : length < 9 ? 2 : 3)

/** Below this likeness two words are not one, however they sound: most are told apart here, at little cost. */
const UNLIKE = 0.7

/**
 * How far a word is from the one that was typed, both as name keys: 0 for the same, about one more for each slip; null when
 * they are two words. Two words that a French ear hears alike are never further than one slip and a half.
 */
export function distanceBetween(typed: string, word: string): number | null {
  const alike = jaroWinkler(typed, word)
  if (alike < UNLIKE) return null
  const most = slipsIn(Math.min(typed.length, word.length))
  const slips = typos(typed, word, most)
  const far = slips > 1 && soundAlike(typed, word) ? 1.5 : slips
  return far > most ? null : far + (1 - alike)
}

function soundAlike(typed: string, word: string): boolean {
  const heard = frenchSound(typed)
  return heard !== '' && heard === frenchSound(word)
}

/** The words nearest to the one typed, the nearest first; a word that is not one slip away comes after those that are. */
export const nearest = (typed: string, words: readonly string[], most: number): { word: string; far: number }[] =>
  words
    .flatMap((word) => {
      const far = distanceBetween(typed, word)
      return far === null ? [] : [{ word, far }]
    })
    .sort((x, y) => x.far - y.far || (x.word < y.word ? -1 : 1))
    .slice(0, most)

/** The ways to read what was typed: as it stands, and with two neighbours written as one ("Ben Salah", "Bensalah"). */
export const waysToRead = (words: readonly string[]): string[][] => [
  [...words],
  ...words.slice(1).map((word, at) => [...words.slice(0, at), `${words[at]}${word}`, ...words.slice(at + 2)]),
]
