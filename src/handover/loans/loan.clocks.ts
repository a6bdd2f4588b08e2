import type { Ways } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import type { Job } from '#platform/jobs/schedule.ts'

const SUBJECT = 'Un retour prévu'
const BODY =
  'Bonjour, ce que {name} est à rendre le {day}. Pour le garder plus longtemps ou convenir d’un jour, appelez-nous{phone}.'

/** The night of loans: what is due tomorrow says so, families are reminded. Days are those of the territory. Gives how many of each. */
export async function runLoanClocks(
  database: Database,
  now: Date,
  ways: Ways,
): Promise<{ due: number; reminded: number }> {
  const ask = async (text: string, values: unknown[]) =>
    (await database.jobs.query<{ n: number }>(`select ${text} as n`, values)).rows[0]?.n ?? 0
  return {
    due: await ask('app.expect_returns($1, $2)', [now, dayOf(new Date(now.getTime() + DAY))]),
    reminded: await ask('app.remind_borrowers($1, $2, $3, $4, $5, $6)', [
      ...[now, dayOf(now), SUBJECT, BODY],
      ...[ways.email, ways.sms],
    ]),
  }
}

/** Every evening: a message read at dinner is answered the next morning. */
export const loanClocks = (database: Database, ways: Ways): Job => ({
  name: 'loan-clocks',
  cron: '30 17 * * *',
  run: async () => void (await runLoanClocks(database, new Date(), ways)),
})
