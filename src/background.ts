import type { Database } from '#platform/db/database.ts'
import { smtpPost, startDeliveries } from '#platform/jobs/deliver.ts'
import { startJobs } from '#platform/jobs/schedule.ts'
import { tidy } from '#platform/jobs/tidy.ts'
import type { Log } from '#platform/log/log.ts'

export type Background = { stop(): Promise<void> }

/**
 * The work behind the pages: the nightly tidying, and the messages of the outbox once MAILLON_SMTP names a server
 * (`smtp://user:password@host:587`; MAILLON_FROM, the sender's address). Without one they wait where the site shows them;
 * a demonstration never sends any: its people are invented, their addresses may be somebody's.
 */
export const startBackground = async (
  database: Database,
  log: Log,
  { address, demo }: { address: string; demo: boolean },
  env = process.env,
): Promise<Background> => {
  const jobs = await startJobs(database.url, [tidy(database)], log)
  const deliveries =
    env.MAILLON_SMTP && !demo
      ? startDeliveries(database, smtpPost(env.MAILLON_SMTP, { from: senderIn(env, address), address }), log)
      : null
  return {
    stop: async () => {
      await deliveries?.stop()
      await jobs.stop()
    },
  }
}

const senderIn = (env: NodeJS.ProcessEnv, address: string): string =>
  env.MAILLON_FROM || `Maillon <maillon@${new URL(address).hostname}>`
