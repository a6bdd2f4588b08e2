import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Db } from '#platform/db/bound.ts'
import type { Exception } from './note.exceptions.store.ts'
import type { Contest } from './note.store.ts'
import type { Tally } from './note.tally.store.ts'

/** What a donor's link shows: its note, counted; neither a person of the workshop nor another lot. */
export type Behind = Pick<Tally, 'expected' | 'listed' | 'swapped' | 'surplus' | 'missing' | 'doubles' | 'again'> & {
  id: string
  state: 'counted' | 'contested' | 'confirmed'
  version: number
  title: string
  donor: string
  refurbisher: string
  phone: string | null
  email: string | null
  closed_at: Date
  answered_at: Date | null
  answered_by: string | null
  expires_at: Date
}

export async function noteBehind(db: Db, token: string, now: Date): Promise<Behind | undefined> {
  const { rows } = await sql<Behind>`select * from app.delivery_behind(${digestOf(token)}, ${now})`.execute(db)
  return rows[0]
}

export const exceptionsBehind = async (db: Db, token: string, now: Date, most: number): Promise<Exception[]> =>
  (await sql<Exception>`select * from app.exceptions_behind(${digestOf(token)}, ${now}, ${most})`.execute(db)).rows

export const contestsBehind = async (db: Db, token: string, now: Date): Promise<Contest[]> =>
  (await sql<Contest>`select * from app.contests_behind(${digestOf(token)}, ${now})`.execute(db)).rows
