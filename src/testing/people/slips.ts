import type { Draw } from './draw.ts'

const keyboard = ['azertyuiop', 'qsdfghjklm', 'wxcvbn']
const near = new Map<string, string[]>()
keyboard.forEach((row, y) => {
  ;[...row].forEach((key, x) => {
    near.set(
      key,
      [row[x - 1], row[x + 1], keyboard[y - 1]?.[x], keyboard[y + 1]?.[x]].filter((each) => each !== undefined),
    )
  })
})
const misread: [string, string][] = [
  ['m', 'rn'],
  ['l', '1'],
  ['o', '0'],
  ['i', 'l'],
  ['cl', 'd'],
  ['e', 'c'],
  ['u', 'v'],
  ['h', 'b'],
]

/** One slip of the fingers: a letter more, less, exchanged with its neighbour, or the key beside it. */
export const mistype = (draw: Draw, text: string): string => {
  if (text.length < 3) return text
  const at = 1 + draw.below(text.length - 1)
  const letter = text[at]!.toLowerCase()
  const kind = draw.below(4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at)
  if (kind === 2) return text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1)
  return text.slice(0, at) + draw.one(near.get(letter) ?? ['e']) + text.slice(at + 1)
}

/** One letter misread by a scanner. */
export const misreadOne = (draw: Draw, text: string): string => {
  const [from, to] = draw.one(misread)
  return text.replace(from, to)
}

/** One digit typed for another. */
export const mistypeDigit = (draw: Draw, text: string): string => {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const at = draw.one(places)
  return at === undefined
    ? text
    : text.slice(0, at) + ((Number(text[at]) + 1 + draw.below(9)) % 10) + text.slice(at + 1)
}

export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
