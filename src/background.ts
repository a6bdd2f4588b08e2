import { startRuns } from '#allocation/runs/compute.ts'
import { simulations } from '#allocation/simulations/simulation.job.ts'
import { deliveryClocks } from '#equipment/deliveries/delivery.clocks.ts'
import { batchClocks } from '#handover/batches/batch.clocks.ts'
import { loanClocks } from '#handover/loans/loan.clocks.ts'
import { comparison } from '#needs/alike/comparison.ts'
import { retention } from '#needs/rights/retention.ts'
import { prescriptionClocks } from '#orientation/orientation.clocks.ts'
import type { Ways } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import { type Posts, smtpPost, startDeliveries } from '#platform/jobs/deliver.ts'
import { startJobs } from '#platform/jobs/schedule.ts'
import { tidy } from '#platform/jobs/tidy.ts'
import type { Log } from '#platform/log/log.ts'
import { smsPost } from '#platform/sms/smsPost.ts'

export type Background = { stop(): Promise<void> }

/**
 * What this site sends by itself: e-mails once MAILLON_SMTP names a server (`smtp://user:password@host:587`; MAILLON_FROM, the
 * sender's address), SMS once MAILLON_SMS names a gateway (MAILLON_SMS_TOKEN, its key). A demonstration never sends any: its
 * people are invented, their addresses may be somebody's. It shows them instead, as if they had left.
 */
export const waysOf = (demo: boolean, env = process.env): Ways => ({
  email: demo || Boolean(env.MAILLON_SMTP),
  sms: demo || Boolean(env.MAILLON_SMS),
})

/** The work behind the pages: the nightly tidying, the messages of the outbox, the runs to solve. */
export const startBackground = async (
  database: Database,
  log: Log,
  { address, demo }: { address: string; demo: boolean },
  env = process.env,
): Promise<Background> => {
  const ways = waysOf(demo, env)
  const jobs = await startJobs(
    database.url,
    [
      tidy(database),
      retention(database, ways),
      comparison(database),
      prescriptionClocks(database, ways),
      loanClocks(database, ways),
      batchClocks(database),
      deliveryClocks(database),
      simulations(database),
    ],
    log,
  )
  const posts: Posts = {
    ...(env.MAILLON_SMTP ? { email: smtpPost(env.MAILLON_SMTP, { from: senderIn(env, address), address }) } : {}),
    ...(env.MAILLON_SMS ? { sms: smsPost(env.MAILLON_SMS, { address, token: env.MAILLON_SMS_TOKEN }) } : {}),
  }
  const runs = startRuns(database, log)
  const deliveries = demo ? null : startDeliveries(database, posts, log)
  return {
    stop: async () => {
      await deliveries?.stop()
      await runs.stop()
      await jobs.stop()
    },
  }
}

const senderIn = (env: NodeJS.ProcessEnv, address: string): string =>
  env.MAILLON_FROM || `Maillon <maillon@${new URL(address).hostname}>`
