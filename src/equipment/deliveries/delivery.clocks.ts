import { keptOf, newToken } from '#network/accounts/invited.ts'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import type { Job } from '#platform/jobs/schedule.ts'
import { reminderLetter } from './letters.ts'
import { linkEnd, linkPath } from './link.rules.ts'

type Due = { note_id: string; organisation_id: string; email: string; title: string; refurbisher: string }

/** Asks once more, with a new link, the donors that said nothing for a week. How many. */
export async function remindDonors(database: Database, now: Date): Promise<number> {
  const jobs = await database.jobs.connect()
  try {
    await jobs.query('begin')
    const { rows } = await jobs.query<Due>('select * from app.remind_donors($1)', [now])
    const until = linkEnd(now)
    const written = rows.map((due) => ({ ...due, token: newToken(), outbox: newId() }))
    await jobs.query('select app.renew_delivery_links($1, $2, $3, $4)', [
      written.map(({ note_id }) => note_id),
      written.map(({ token }) => keptOf(token)),
      ...[now, until],
    ])
    const letters = written.map((due) => reminderLetter(due.refurbisher, due.title, sayDate(dayOf(until))))
    await jobs.query(
      `insert into app.outbox (id, organisation_id, email, subject, body, link)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        written.map(({ outbox }) => outbox),
        written.map(({ organisation_id }) => organisation_id),
        written.map(({ email }) => email),
        letters.map(({ subject }) => subject),
        letters.map(({ body }) => body),
        written.map(({ token }) => linkPath(token)),
      ],
    )
    await jobs.query('commit')
    return rows.length
  } catch (error) {
    await jobs.query('rollback')
    throw error
  } finally {
    jobs.release()
  }
}

/** Every morning, before desks open. */
export const deliveryClocks = (database: Database): Job => ({
  name: 'delivery-clocks',
  cron: '20 6 * * *',
  run: async () => void (await remindDonors(database, new Date())),
})
