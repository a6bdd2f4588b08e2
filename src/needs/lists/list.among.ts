import type { NeedKind } from '../households/words.ts'
import { type Among, refusalOfAmong, type TargetPublic } from '../publics/words.ts'
import { type Cell, readCount } from './list.cell.ts'
import type { RowReader } from './list.row.ts'
import type { ListField } from './list.targets.ts'

/** People counted in a row, by need. */
type Counted = ReadonlyMap<NeedKind, number>

const MOST = 100_000

/** How many of the people counted in a row belong to each public. A column speaks of the need on its left, else of the only need of the row. */
export function readAmong(reader: RowReader, counted: Counted): (kind: NeedKind) => Among {
  const among = new Map<NeedKind, Among>()
  for (const [at, field] of reader.mapping.entries()) {
    if (!field?.startsWith('among_')) continue
    const kind = needOf(reader, counted, at)
    if (kind && !reader.reading.kinds.includes(kind)) continue
    const people = reader.readAt(at, (cell) => within(readCount(cell, MOST), kind, counted))
    if (!kind || !people) continue
    const one = field.slice('among_'.length) as TargetPublic
    const said = among.get(kind) ?? {}
    among.set(kind, { ...said, [one]: people })
  }
  return (kind) => among.get(kind) ?? {}
}

const needs: readonly (ListField | null | undefined)[] = ['computer', 'connection', 'skills'] satisfies NeedKind[]

function needOf({ mapping }: RowReader, counted: Counted, at: number): NeedKind | null {
  const left = mapping.slice(0, at).findLast((field) => needs.includes(field))
  if (left) return left as NeedKind
  const [only, ...others] = counted.keys()
  return only && others.length === 0 ? only : null
}

function within(cell: Cell<number>, kind: NeedKind | null, counted: Counted): Cell<number> {
  const refused = (why: string): Cell<number> => ({ value: null, level: 'refused', why })
  if (!cell.value) return cell
  if (!kind && counted.size > 1) return refused('Placez cette colonne juste après celle du besoin dont elle parle.')
  const why = refusalOfAmong(cell.value, (kind && counted.get(kind)) || 0)
  return why ? refused(why) : cell
}
