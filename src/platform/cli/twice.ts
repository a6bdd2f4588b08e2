/**
 * Whether a JSON text writes a key twice in one place: JSON keeps the last value and says nothing of the first, so that a person and a
 * program would not read the same file. `parsed` is what the text holds.
 */
export function hasKeyTwice(text: string, parsed: unknown): boolean {
  let written = 0
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon) written++
  let kept = 0
  const rest: unknown[] = [parsed]
  while (rest.length > 0) {
    const one = rest.pop()
    if (typeof one !== 'object' || one === null) continue
    const values = Object.values(one)
    if (!Array.isArray(one)) kept += values.length
    for (const value of values) if (typeof value === 'object') rest.push(value)
  }
  return written !== kept
}
