import type { Linked } from '../link.ts'
import { probabilityOf } from '../model/score.ts'

/** One line of JSON a pair, in the order of the identifiers. */
export function* pairLines({ records: { ids }, pairs }: Linked): Iterable<string> {
  for (const { a, b, odds, zone } of pairs)
    yield JSON.stringify({ a: ids[a], b: ids[b], probability: rounded(probabilityOf(odds)), zone })
}

/**
 * One line of JSON a record: its identifier, and its cluster, which bears the first identifier of the person. Two lists that share an
 * identifier would be mixed up: each identifier is then written behind the number of its list, "1:12" or "2:12".
 */
export function* clusterLines({ records: { ids, sides } }: Linked, clusters: Int32Array): Iterable<string> {
  const numbered = sides !== null && areShared(ids, sides)
  const idOf = (record: number) => (numbered ? `${sides[record]! + 1}:${ids[record]}` : ids[record])
  for (let record = 0; record < ids.length; record++)
    yield JSON.stringify({ id: idOf(record), cluster: idOf(clusters[record]!) })
}

/** Whether an identifier stands in both lists. */
const areShared = (ids: readonly string[], sides: Uint8Array): boolean => {
  const first = new Set(ids.filter((_, record) => sides[record] === 0))
  return ids.some((id, record) => sides[record] === 1 && first.has(id))
}

/** Lines in handfuls, for a terminal that writes each text at once. */
export function* inHandfuls(lines: Iterable<string>): Iterable<string> {
  let handful: string[] = []
  for (const line of lines) {
    if (handful.push(line) < 2000) continue
    yield handful.join('\n')
    handful = []
  }
  if (handful.length > 0) yield handful.join('\n')
}

const rounded = (probability: number): number => Math.round(probability * 1e6) / 1e6
