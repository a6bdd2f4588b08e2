import { sweep } from '#platform/auth/sweep.ts'
import type { Database } from '#platform/db/database.ts'
import type { Job } from './schedule.ts'

/**
 * Lets go of what need not be kept: answers to forms after 30 days, texts of messages after 90 days,
 * readings after 12 months (CNIL, délibération 2021-122: 6 to 12 months for logs), lines of a bench's scanner after 7 days, dead sessions and codes, keys of words that
 * no household has any more.
 */
export const tidy = (database: Database): Job => ({
  name: 'tidy',
  cron: '20 3 * * *',
  run: async () => {
    await database.jobs.query('select app.tidy()')
    await database.jobs.query('select app.tidy_words()')
    await database.jobs.query('select app.tidy_scans()')
    await sweep(database, new Date())
  },
})
