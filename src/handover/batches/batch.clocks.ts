import type { Database } from '#platform/db/database.ts'
import type { Job } from '#platform/jobs/schedule.ts'

/** Two years after all is back, the name of whoever received a batch goes (0155). Gives how many sheets. */
export const runBatchClocks = async (database: Database, now: Date): Promise<number> =>
  (await database.jobs.query<{ n: number }>('select app.erase_old_batches($1) as n', [now])).rows[0]?.n ?? 0

/** At night, after the rest was tidied. */
export const batchClocks = (database: Database): Job => ({
  name: 'batch-clocks',
  cron: '40 3 * * *',
  run: async () => void (await runBatchClocks(database, new Date())),
})
