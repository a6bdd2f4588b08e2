/** Ways to write a name nearly right: what a keyboard, an ear and a tired reader do. `n` chooses which, and where. */
const slips: readonly ((name: string, at: number) => string)[] = [
  // Two letters exchanged, one forgotten, one doubled, one beside it.
  (name, at) => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  (name, at) => name.slice(0, at) + name.slice(at + 1),
  (name, at) => name.slice(0, at) + (name[at] ?? '') + name.slice(at),
  (name, at) => name.slice(0, at) + (beside[name[at] ?? ''] ?? 'e') + name.slice(at + 1),
  // One vowel for another, a sound written otherwise.
  (name, at) => name.replace(/[aeiou]/, 'aeiou'[at % 5] ?? 'e'),
  (name) => sounds.reduce((said, [one, other]) => (said === name ? name.replace(one, other) : said), name),
]

const beside: Record<string, string | undefined> = Object.fromEntries(
  ['azertyuiop', 'qsdfghjklm', 'wxcvbn'].flatMap((row) => [...row].map((key, at) => [key, row[at + 1] ?? row[at - 1]])),
)
const sounds: readonly (readonly [RegExp, string])[] = [
  [/eau|au/, 'o'],
  [/ph/, 'f'],
  [/ai|ei/, 'e'],
  [/(?<=[a-z])ss/, 'c'],
  [/c(?=[aou])|qu/, 'k'],
  [/an/, 'en'],
  [/in/, 'ain'],
  [/i/, 'y'],
  [/o(?!u)/, 'ou'],
  [/[tdsx]$/, ''],
  [/$/, 'e'],
]

/** The name with one slip, never its first letter, which is seldom mistaken; another one for each `n`. */
export function slipIn(name: string, n: number): string {
  for (let turn = 0; turn < slips.length; turn++) {
    const written = slips[(n + turn) % slips.length]!(name, 1 + ((n * 7) % Math.max(1, name.length - 2)))
    if (written.toLowerCase() !== name.toLowerCase()) return written
  }
  return `${name}e`
}
