import type { Highs } from 'highs'
import type { Cells } from './cells.ts'
import type { Face } from './face.ts'
import { type Found, program } from './program.ts'
import type { Part } from './rows.ts'
import type { Worth } from './worth.ts'

/** How many pieces a range that a price cuts is split into. */
const PIECES = 16

/** What ranges of needs gave: as good as single needs would have, with far fewer columns. */
interface Refined {
  parts: Part[]
  found: Found
  rows: number
  columns: number
}

/**
 * The best counts for a worth that tells every need apart. Ranges of needs are counted at their mean worth; a range is split where
 * the price of its cell falls among its needs, until each is served whole, waits whole, or is worth the same throughout: the prices
 * then hold for every need by itself. Null when no allocation keeps every limit, or when counts are not whole: single needs decide then.
 */
export function bestByRanges(highs: Highs, cells: Cells, worth: Worth, face: Face, start: Part[]): Refined | null {
  for (let parts = start; ; ) {
    const counts = program(highs, cells, parts, [])
    try {
      counts.keepTo(face)
      const found = counts.best(worth)
      if (!found?.isWhole) return null
      const next = parts.flatMap((part, index) =>
        isCut(worth, part, found.parts[index] ?? 0, found.cells[part.cell] ?? 0) ? split(part) : part,
      )
      if (next.length === parts.length) return { parts, found, rows: counts.rows, columns: counts.columns }
      parts = next
    } finally {
      counts.dispose()
    }
  }
}

/** Whether single needs of a range would be treated otherwise at this price than the range was. */
function isCut({ needs }: Worth, { from, to }: Part, taken: number, price: number): boolean {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let need = from; need < to; need++) {
    least = Math.min(least, needs[need] ?? 0)
    most = Math.max(most, needs[need] ?? 0)
  }
  if (least === most) return false
  const isServedWhole = taken === to - from && least >= price
  const waitsWhole = taken === 0 && most <= price
  return !isServedWhole && !waitsWhole
}

function split({ cell, from, to }: Part): Part[] {
  const width = Math.ceil((to - from) / PIECES)
  return Array.from({ length: Math.ceil((to - from) / width) }, (_, piece) => ({
    cell,
    from: from + piece * width,
    to: Math.min(to, from + (piece + 1) * width),
  }))
}
