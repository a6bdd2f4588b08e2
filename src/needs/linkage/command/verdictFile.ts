import { Halt } from '#platform/cli/halt.ts'
import type { Verdict } from '../verdicts.ts'

/** Reads verdicts, one a line: `{"a": "12", "b": "15", "same": false}`. Throws a Halt with a sentence that names the line. */
export const readVerdicts = (text: string, name: string): Verdict[] =>
  text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [verdictOf(line, `${name}, ligne ${at + 1}`)]))

const verdictOf = (line: string, where: string): Verdict => {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    read = null
  }
  const { a, b, same } = (read ?? {}) as Record<string, unknown>
  if (typeof a !== 'string' || typeof b !== 'string' || typeof same !== 'boolean')
    throw new Halt(`${where} : un avis s’écrit {"a": "…", "b": "…", "same": true ou false}.`)
  return { a, b, same }
}
