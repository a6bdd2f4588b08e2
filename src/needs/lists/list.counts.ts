import type { NeedKind } from '../households/words.ts'
import { readAmong } from './list.among.ts'
import { readCount } from './list.cell.ts'
import { kindsIn } from './list.needs.ts'
import type { CountDraft, ReadRow } from './list.reading.ts'
import type { RowReader } from './list.row.ts'

const MOST = 100_000

/** People counted in a commune: a column a need, or the need in words and a number beside it. `seen` are the counts read before. */
export function readCounts(reader: RowReader, seen: Map<string, number>): ReadRow {
  const commune = reader.commune()
  const partner = reader.said('partner').slice(0, 160)
  const { kinds } = reader.reading
  const numbers = kinds.map((kind) => [kind, reader.read(kind, (cell) => readCount(cell, MOST))] as const)
  const told = reader.has('count') ? counted(reader, kinds) : []
  const people = new Map([...numbers, ...told].flatMap(([kind, n]) => (n ? [[kind, n] as const] : [])))
  const amongOf = readAmong(reader, people)
  const refusal = reader.firstRefusal
  if (refusal || commune === null) return reader.done({ refusal: refusal ?? 'Cette ligne est incomplète.' })
  const counts = [...people].map(
    ([kind, declared]): CountDraft => ({ commune, kind, declared, among: amongOf(kind), partner }),
  )
  if (counts.length === 0) return reader.aside('Aucun nombre sur cette ligne : elle n’ajoute rien.')
  for (const { kind } of counts) {
    const key = [partner, commune.insee, kind].join('|')
    const first = seen.get(key)
    seen.set(key, first ?? reader.row.line)
    if (first !== undefined) reader.doubt(`Cette commune est déjà à la ligne ${first} : les nombres s’ajoutent.`)
  }
  return reader.done({ counts })
}

function counted(reader: RowReader, asked: readonly NeedKind[]): (readonly [NeedKind, number])[] {
  const declared = reader.read('count', (cell) => readCount(cell, MOST))
  if (declared === null) return []
  const kinds = kindsIn(reader.said('kinds')).filter((kind) => asked.includes(kind))
  if (kinds.length === 1) return [[kinds[0]!, declared]]
  reader.lack(
    'kinds',
    kinds.length === 0 ? 'De quel besoin s’agit-il ?' : 'Un seul besoin par ligne, pour savoir ce qui est compté.',
  )
  return []
}
