import type pg from 'pg'
import type { Ways } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import { DAY } from '#platform/i18n/dates.ts'
import type { Job } from '#platform/jobs/schedule.ts'
import { type Arrivals, runArrivalClocks } from './arrivals/arrival.clocks.ts'
import { linkPath } from './links/link.give.store.ts'
import { type Due, postLinks } from './links/link.post.ts'
import { LINK_DAYS } from './links/link.rules.ts'
import { familyWords } from './prescriptions/family.words.ts'
import { expiredLetter, questionReminder, reminderLetter } from './prescriptions/letters.ts'

type Clocks = { reminded: number; askers: number; expired: number } & Arrivals

/** Reminds receivers at ten days with a new link, and senders of a question; ends at thirty what nobody answered, and tells its sender and the family; asks whether those that were accepted came. */
export async function runPrescriptionClocks(database: Database, now: Date, ways: Ways): Promise<Clocks> {
  const jobs = await database.jobs.connect()
  const count = async (text: string, values: unknown[]) =>
    (await jobs.query<{ n: number }>(`select ${text} as n`, values)).rows[0]?.n ?? 0
  try {
    await jobs.query('begin')
    const words = JSON.stringify(familyWords)
    const expired = await count('app.expire_prescriptions($1, $2, $3, $4, $5, $6)', [
      ...[now, ...expiredLetter, words, ways.email, ways.sms],
    ])
    const askers = await count('app.remind_askers($1, $2, $3)', [now, ...questionReminder])
    const reminded = await remindReceivers(jobs, now)
    const arrivals = await runArrivalClocks(jobs, now)
    await jobs.query('commit')
    return { reminded, askers, expired, ...arrivals }
  } catch (error) {
    await jobs.query('rollback')
    throw error
  } finally {
    jobs.release()
  }
}

async function remindReceivers(jobs: pg.PoolClient, now: Date): Promise<number> {
  const { rows } = await jobs.query<Due>('select * from app.remind_receivers($1)', [now])
  const until = new Date(now.getTime() + LINK_DAYS * DAY)
  await postLinks(jobs, rows, {
    ...{ letter: reminderLetter, path: linkPath, until },
    keep: (ids, digests) => jobs.query('select app.renew_links($1, $2, $3, $4)', [ids, digests, now, until]),
  })
  return rows.length
}

/** Every morning, before desks open. */
export const prescriptionClocks = (database: Database, ways: Ways): Job => ({
  name: 'prescription-clocks',
  cron: '10 6 * * *',
  run: async () => void (await runPrescriptionClocks(database, new Date(), ways)),
})
