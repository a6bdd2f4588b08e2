import type { Linked } from '../link.ts'
import { probabilityOf } from '../model/score.ts'

/** One line of JSON a pair, in the order of the identifiers. */
export function* pairLines({ records: { ids }, pairs }: Linked): Iterable<string> {
  for (const { a, b, odds, zone } of pairs)
    yield JSON.stringify({ a: ids[a], b: ids[b], probability: rounded(probabilityOf(odds)), zone })
}

/** One line of JSON a record: the cluster bears the first identifier of the person. Between two lists, `list` is 1 or 2. */
export function* clusterLines({ records: { ids, sides }, clusters }: Linked): Iterable<string> {
  for (let record = 0; record < ids.length; record++) {
    const first = clusters[record]!
    const cluster = sides && sides[first] === 1 ? `2:${ids[first]}` : ids[first]
    yield JSON.stringify(sides ? { list: sides[record]! + 1, id: ids[record], cluster } : { id: ids[record], cluster })
  }
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
