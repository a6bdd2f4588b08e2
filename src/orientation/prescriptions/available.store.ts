import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** What an organisation shows of itself to whoever may address a family to it: never a number of its stock. */
export type Available = {
  stock: 'many' | 'few' | 'none'
  /** Seats left in its open workshops of the thirty days to come, in the household's département. */
  seats: number
  /** How long it takes to answer; null until five answers of the past year say so. */
  answerDays: number | null
}

export const nothingKnown: Available = { stock: 'none', seats: 0, answerDays: null }

type Row = { organisation_id: string; stock: Available['stock']; seats: number; answer_days: number | null }

/** For every organisation that receives prescriptions, seen from this commune. */
export async function availableNow(by: Acting, commune: string): Promise<ReadonlyMap<string, Available>> {
  const { rows } = await sql<Row>`select * from available_now(${commune}, ${by.now})`.execute(by.db)
  return new Map(
    rows.map(({ organisation_id, stock, seats, answer_days }) => [
      organisation_id,
      { stock, seats, answerDays: answer_days },
    ]),
  )
}
