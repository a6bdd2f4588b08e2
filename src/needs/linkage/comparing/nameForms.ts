import { frenchSound } from '../sound/frenchSound.ts'
import { skeleton } from '../sound/skeleton.ts'

/**
 * One name of a person, made ready for comparison. `joined` is the whole name in one word, `core` the same without particles,
 * `words` its parts, `letters` which of the 26 letters it has (one bit each), `doubles` how many letters stand twice or more.
 */
export type NameForm = {
  joined: string
  core: string
  words: string[]
  sound: string
  skeleton: string
  letters: number
  doubles: number
}

/** The names that one reading holds: one for given names, one or more (birth, usage) for family names. */
export const nameForms = (reading: string): NameForm[] => reading.split('|').map(formOf)

const formOf = (name: string): NameForm => {
  const joined = name.replace(/[ ']/g, '')
  let letters = 0
  let doubles = 0
  for (let at = 0; at < joined.length; at++) {
    const bit = 1 << (joined.charCodeAt(at) & 31)
    if (letters & bit) doubles++
    letters |= bit
  }
  const words = name.split(' ')
  return {
    joined,
    core: words.map((word) => word.slice(word.lastIndexOf("'") + 1)).join(''),
    words: words.map((word) => word.replaceAll("'", '')),
    sound: frenchSound(joined),
    skeleton: skeleton(joined),
    letters,
    doubles,
  }
}
