import { drawing } from './draw.ts'
import { drawHousehold } from './household.ts'
import { writeDown } from './written.ts'

/** One row of an invented list, and who it is about: rows with the same `person` are one person, known to nobody but us. */
export type Row = { id: string; person: number; cells: string[] }

/**
 * An invented list of people in France with everything that makes them hard to tell apart, the same for one seed: written
 * once, twice or more by different desks, amid couples, siblings and twins who share names, addresses and phones.
 */
export function* inventList(size: number, seed = 2026): Iterable<Row> {
  const draw = drawing(seed)
  for (let row = 0, person = 0; row < size; ) {
    for (const each of drawHousehold(draw)) {
      const times = draw.percent(60) ? 1 : draw.percent(75) ? 2 : draw.percent(70) ? 3 : 4
      for (let written = 0; written < times && row < size; written++) {
        // The identifier says nothing of the person: rows of one person are scattered.
        const id = (Math.imul(row, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0')
        yield { id, person, cells: writeDown(draw, each) }
        row++
      }
      person++
    }
  }
}
