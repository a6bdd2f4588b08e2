import type { Ways } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Job } from '#platform/jobs/schedule.ts'

const SUBJECT = 'Vos informations'
const BODY =
  'Bonjour, vous nous avez parlé il y a près de deux ans. Sans nouvelles de vous d’ici trois mois, ce que nous avons noté sera effacé. Pour le garder, il suffit de nous appeler ou de passer nous voir.'

/** Where others read the messages of a family: nothing of what it is about. */
const neutral = ['Un message', 'Bonjour, merci de nous rappeler quand vous le pourrez.']

/**
 * The clocks of what is kept about people: told at 21 months without contact, by a message or by somebody (warning.store), forgotten
 * at 24 and never less than three months after they were told, at 27 when nobody told them (CNIL, délibération 2021-028: two years
 * after the last contact). Class lists end too (docs/decisions/0017). Gives how many of each.
 */
export async function runClocks(
  database: Database,
  now: Date,
  ways: Ways,
): Promise<{ warned: number; forgotten: number; hushed: number; unlisted: number }> {
  const ask = async (text: string, values: unknown[]) =>
    (await database.jobs.query<{ n: number }>(`select ${text} as n`, values)).rows[0]?.n ?? 0
  const forgotten = await ask('app.forget_due($1)', [now])
  const warned = await ask('app.warn_due($1, $2, $3, $4, $5, $6, $7)', [
    ...[now, SUBJECT, BODY, ...neutral],
    ...[ways.email, ways.sms],
  ])
  const hushed = await ask('app.hush_refused($1)', [now])
  const unlisted = await ask('app.end_class_lists($1, $2)', [now, dayOf(now)])
  return { warned, forgotten, hushed, unlisted }
}

/** Every night, before anybody works. */
export const retention = (database: Database, ways: Ways): Job => ({
  name: 'retention',
  cron: '40 3 * * *',
  run: async () => void (await runClocks(database, new Date(), ways)),
})
