import type pg from 'pg'
import { newId } from '#platform/db/id.ts'
import { DAY, dayOf, sayDate, zone } from '#platform/i18n/dates.ts'
import { newToken } from '../links/link.give.ts'
import { arrivalAsked, arrivalAskedAgain, type Letter, silentLetter } from '../prescriptions/letters.ts'
import { AGAIN_DAYS, ARRIVAL_DAYS, SILENCE_DAYS } from './arrival.rules.ts'

export const arrivalPath = (token: string): string => `/venue/${token}`

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

type Due = { prescription_id: string; receiver_id: string; email: string | null }

/** Each message brings a new link, and the former one opens nothing any more; a structure without an address reads it in its account. */
async function write(
  jobs: pg.PoolClient,
  now: Date,
  letter: (day: string) => Letter,
  due: string,
  limits: Date[],
): Promise<number> {
  const { rows } = await jobs.query<Due>(`select * from ${due}`, [now, ...limits])
  const written = rows.flatMap((row) => (row.email ? [{ ...row, ...newToken(), outbox: newId() }] : []))
  if (written.length === 0) return rows.length
  const until = new Date(now.getTime() + SILENCE_DAYS * DAY)
  const ids = written.map(({ prescription_id }) => prescription_id)
  await jobs.query('select app.link_arrivals($1, $2, $3)', [ids, written.map(({ digest }) => digest), until])
  await jobs.query(
    `insert into app.outbox (id, organisation_id, email, subject, body, link)
     select o.id, o.receiver, o.email, $1, $2, o.link from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) o (id, receiver, email, link)`,
    [
      ...letter(sayDate(dayOf(until))),
      written.map(({ outbox }) => outbox),
      written.map(({ receiver_id }) => receiver_id),
      written.map(({ email }) => email),
      written.map(({ token }) => arrivalPath(token)),
    ],
  )
  return rows.length
}
