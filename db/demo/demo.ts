import type { Insertable } from 'kysely'
import type { Json } from '#platform/audit/event.store.ts'
import type { DB } from '#platform/db/types.gen.ts'
import { clockOf, type DemoClock } from './clock.ts'
import type { Person } from './people.ts'
import { idAt, type Random, seededRandom } from './random.ts'

export type Row<T extends keyof DB> = Insertable<DB[T]>

/** What a wing's act would have recorded, on the day it would have been done. */
export type Act = {
  act: string
  subject: [kind: string, id: string]
  householdId?: string
  from?: string
  to?: string
  why?: string | null
  data?: { [key: string]: Json }
}

/** A member, or somebody without an account who answered by a personal link. */
export type Voice = Pick<Person, 'name' | 'organisation'> & { id: string | null }

/** A demonstration while it is being invented: rows that may still change, and what everybody did. Nothing is written yet. */
export type Demo = {
  now: Date
  random: Random
  clock: DemoClock
  tables: Map<keyof DB, object[]>
  acts: (Act & { by: Voice; at: Date })[]
  id(at: Date): string
  /** Keeps a row, which the caller may go on changing. */
  add<T extends keyof DB>(table: T, row: Row<T>): Row<T>
  note(by: Voice, at: Date, act: Act): void
}

const SEED = 62

export function openDemo(now: Date): Demo {
  const random = seededRandom(SEED)
  const tables: Demo['tables'] = new Map()
  const acts: Demo['acts'] = []
  return {
    ...{ now, random, tables, acts, clock: clockOf(now, random) },
    id: (at) => idAt(random, at),
    add(table, row) {
      const rows = tables.get(table)
      if (rows) rows.push(row)
      else tables.set(table, [row])
      return row
    },
    note: (by, at, act) => void acts.push({ ...act, by, at }),
  }
}
