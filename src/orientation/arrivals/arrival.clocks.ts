import type pg from 'pg'
import { DAY, zone } from '#platform/i18n/dates.ts'
import { type Due, postLinks } from '../links/link.post.ts'
import { arrivalAsked, arrivalAskedAgain, silentLetter } from '../prescriptions/letters.ts'
import { AGAIN_DAYS, ARRIVAL_DAYS, SILENCE_DAYS } from './arrival.rules.ts'

const arrivalPath = (token: string): string => `/venue/${token}`

/** How many were known by an appointment, asked, reminded, and handed back to their sender. */
export type Arrivals = { known: number; asked: number; askedAgain: number; silent: number }

/** Knows by itself who came to an appointment, asks of the others, reminds once, then gives the word to the sender. */
export async function runArrivalClocks(jobs: pg.PoolClient, now: Date): Promise<Arrivals> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  const count = async (text: string, values: unknown[]) =>
    (await jobs.query<{ n: number }>(`select ${text} as n`, values)).rows[0]?.n ?? 0
  const known = await count('app.know_arrivals($1, $2)', [now, zone])
  const silent = await count('app.silent_arrivals($1, $2, $3, $4)', [now, before(SILENCE_DAYS), ...silentLetter])
  const askedAgain = await write(jobs, now, arrivalAskedAgain, 'app.remind_arrivals($1, $2)', [before(SILENCE_DAYS)])
  const asked = await write(jobs, now, arrivalAsked, 'app.ask_arrivals($1, $2, $3)', [
    ...[before(ARRIVAL_DAYS), before(AGAIN_DAYS)],
  ])
  return { known, asked, askedAgain, silent }
}

/** Asks by mail those that the database says are due, and gives how many they were. */
async function write(jobs: pg.PoolClient, now: Date, letter: typeof arrivalAsked, due: string, limits: Date[]) {
  const { rows } = await jobs.query<Due>(`select * from ${due}`, [now, ...limits])
  const until = new Date(now.getTime() + SILENCE_DAYS * DAY)
  await postLinks(jobs, rows, {
    ...{ letter, path: arrivalPath, until },
    keep: (ids, digests) => jobs.query('select app.link_arrivals($1, $2, $3)', [ids, digests, until]),
  })
  return rows.length
}
