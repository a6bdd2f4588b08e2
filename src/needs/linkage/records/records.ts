import type { ColumnKinds, Kind } from '../kinds.ts'
import { countField, type Field } from './field.ts'
import { planFields } from './fieldPlan.ts'
import { restoreNameOrder } from './nameOrder.ts'

/**
 * People as columns of whole numbers. Records stand in the order of their side, then of their identifier, whatever the order
 * of the rows: everything after this point depends on it. `sides` is null for one list, or says for each record from which of
 * two lists it comes (0 or 1). Fields have room for one record more, at `size`: the one looked up.
 */
export type Records = { size: number; ids: string[]; sides: Uint8Array | null; fields: Field[] }

export type Gathering = {
  /** `cells` are the texts of the columns, in the order of the map. */
  add(id: string, cells: readonly string[], side?: 0 | 1): void
  finish(): Records
}

/** Gathers rows one by one; keeps each distinct text once, and reads it once. */
export const gatherRecords = (columns: ColumnKinds): Gathering => {
  const plans = planFields(columns)
  const known = plans.map(() => ({
    typed: new Map<string, number>(),
    read: new Map<string, number>([['', 0]]),
    texts: [''],
  }))
  let values = plans.map(() => new Int32Array(1024))
  const ids: string[] = []
  const sides: number[] = []
  return {
    add(id, cells, side = 0) {
      const record = ids.push(id) - 1
      sides.push(side)
      if (record + 1 >= values[0]!.length) values = values.map((list) => grown(list))
      plans.forEach((plan, place) => {
        const typed =
          plan.columns.length === 1 ? cells[plan.columns[0]!]! : plan.columns.map((at) => cells[at]).join('|')
        const { typed: seen, read, texts } = known[place]!
        let value = seen.get(typed)
        if (value === undefined) {
          const text = plan.read(typed)
          value = read.get(text)
          if (value === undefined) {
            value = texts.push(text) - 1
            read.set(text, value)
          }
          seen.set(typed, value)
        }
        values[place]![record] = value
      })
    },
    finish() {
      const order = Int32Array.from(ids.keys())
      order.sort((a, b) => sides[a]! - sides[b]! || (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0))
      const size = ids.length
      const read = plans.map((_, place) => {
        const sorted = new Int32Array(size + 1)
        for (let record = 0; record < size; record++) sorted[record] = values[place]![order[record]!]!
        return { values: sorted, texts: known[place]!.texts, numberOf: known[place]!.read }
      })
      const of = (kind: Kind) => read[plans.findIndex((plan) => plan.kind === kind && plan.main)]
      const [given, family] = [of('given_name'), of('family_name')]
      if (given && family) restoreNameOrder(given, family, size)
      const fields = plans.map((plan, place) => countField(plan, read[place]!.values, read[place]!.texts, size))
      const two = sides.includes(1)
      return {
        size,
        ids: Array.from(order, (record) => ids[record]!),
        sides: two ? Uint8Array.from(order, (record) => sides[record]!) : null,
        fields,
      }
    },
  }
}

const grown = (list: Int32Array): Int32Array<ArrayBuffer> => {
  const twice = new Int32Array(list.length * 2)
  twice.set(list)
  return twice
}

/** The person's one field of a kind, when the map has it. */
export const mainField = (records: Records, kind: Field['kind']): Field | undefined =>
  records.fields.find((field) => field.kind === kind && field.main)
