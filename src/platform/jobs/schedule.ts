import { PgBoss } from 'pg-boss'
import { configAs } from '#platform/db/connection.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { Log } from '#platform/log/log.ts'

/** Work that comes back by itself: a cron line on the territory's clock, run by one process at a time. */
export type Job = { name: string; cron: string; run(): Promise<void> }

/** Starts the queue in the site's own database (schema `jobs`). Several processes may: each turn is run once. */
export async function startJobs(url: string, jobs: readonly Job[], log: Log): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    ...configAs(url, 'maillon_job'),
    schema: 'jobs',
    createSchema: false,
    max: 2,
    application_name: 'maillon jobs',
  })
  boss.on('error', (error) => log.failure(error, 'jobs'))
  await boss.start()
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name)
    await boss.schedule(name, cron, null, { tz: zone })
    await boss.work(name, async () => run())
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
